internal import Drawing

/// Circles at one and two standard deviations of the standard normal prior.
struct PriorCircles: Sendable {
    private static let labelStyle = TextStyle(size: 5.5, color: .muted, halo: TextStyle.Halo(width: 2))

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
                // At 45° down to the right, where the label keeps clear of the axes through 0.
                guard radius > 12 else { continue }
                let offset = radius * 0.5.squareRoot()
                canvas.text(
                    "\(Int(deviations))σ", at: Point(x: center.x + offset, y: center.y + offset),
                    anchor: TextAnchor(.center, .middle), style: Self.labelStyle)
            }
        }
    }
}
