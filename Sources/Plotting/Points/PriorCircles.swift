internal import Drawing

/// Circles at one and two standard deviations of the standard normal prior.
struct PriorCircles: Sendable {
    private static let labelStyle = TextStyle(size: 5.5, color: .muted, halo: TextStyle.Halo(width: 2))

    /// The radius of the largest circle that is shown whole, about 0: one that leaves codes at least a third of the panel.
    ///
    /// - Returns: The range from its left to its right; nil of codes that are narrower than the smallest.
    static func range(for x: [Double], _ y: [Double]) -> ClosedRange<Double>? {
        let lengths = [x, y].compactMap { DataLimits.range(of: $0).map { $0.upperBound - $0.lowerBound } }
        let extent = lengths.max() ?? 0
        return [2.0, 1.0].first { extent >= 2 * $0 * leastShare }.map { -$0...$0 }
    }

    private static let leastShare = 1.0 / 3

    func draw(on canvas: Canvas, axes: Axes) {
        let center = axes.point(x: 0, y: 0)
        canvas.withSavedState {
            canvas.clip(to: axes.area)
            for deviations in [1.0, 2.0] {
                let radius = axes.horizontal(deviations) - center.x
                let circle = Path([
                    .move(Point(x: center.x + radius, y: center.y)),
                    .arc(center: center, radius: radius, from: 0, to: 2 * .pi), .close,
                ])
                canvas.stroke(circle, with: FigureStyle.reference)
            }
        }
        for label in labels(axes: axes) {
            canvas.text(
                label.text, at: Point(x: label.box.midX, y: label.box.midY), anchor: TextAnchor(.center, .middle),
                style: Self.labelStyle)
        }
    }

    /// The labels of the circles, each where there is room for it: at 45° down to the right, clear of the axes through 0.
    func labels(axes: Axes) -> [(text: String, box: Rectangle)] {
        let center = axes.point(x: 0, y: 0)
        return [1.0, 2.0].compactMap { deviations in
            let radius = axes.horizontal(deviations) - center.x
            let text = "\(Int(deviations))σ"
            let size = TextMeasure.extent(of: text, style: Self.labelStyle)
            let offset = radius * 0.5.squareRoot()
            let box = Rectangle(
                x: center.x + offset - size.width / 2, y: center.y + offset - size.height / 2, width: size.width,
                height: size.height)
            let isInside =
                box.x >= axes.area.x && box.maxX <= axes.area.maxX && box.y >= axes.area.y
                && box.maxY <= axes.area.maxY
            return radius > Self.leastRadius && isInside ? (text, box) : nil
        }
    }

    /// The least radius of a circle with a label, in points.
    private static let leastRadius = 14.0
}
