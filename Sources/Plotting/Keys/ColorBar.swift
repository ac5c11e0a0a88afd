package import Drawing

/// The colour bar of a continuous value: 3 mm thick, with ticks, and arrows where values are clipped.
package struct ColorBar: Figure {
    private let title: String
    private let limits: ColorLimits
    private let scaleKind: AxisScale.Kind

    private static let thickness = 3 * pointsPerMillimetre
    private static let maximumLength = 60 * pointsPerMillimetre
    private static let arrow = 4.0

    package init(title: String, limits: ColorLimits, scale: AxisScale.Kind = .linear) {
        self.title = title
        self.limits = limits
        scaleKind = scale
    }

    package func height(forWidth width: Double) -> Double {
        FigureStyle.titleHeight + 2 + Self.thickness + FigureStyle.tickLength + FigureStyle.tickGap
            + FigureStyle.labelHeight
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let style = FigureStyle.self
        let length = min(Self.maximumLength, frame.width * 0.7)
        let bar = Rectangle(
            x: frame.midX - length / 2, y: frame.y + style.titleHeight + 2, width: length, height: Self.thickness)
        let scale = AxisScale(scaleKind, from: limits.low, to: limits.high)
        let ticks = TickLabels.labels(of: scale, length: length, spacing: length / 5)
        canvas.text(
            TextMeasure.truncated(ticks.title(title), to: frame.width, style: style.label),
            at: Point(x: frame.midX, y: bar.y - 2), anchor: TextAnchor(.center, .bottom), style: style.label)

        let steps = 128
        var pixels: [UInt8] = []
        for step in 0..<steps {
            pixels += limits.palette.color(at: (Double(step) + 0.5) / Double(steps)).on(canvas.theme).bytes
        }
        canvas.image(RasterImage(width: steps, height: 1, pixels: pixels), in: bar)
        canvas.stroke(bar, with: Stroke(width: 0.4, color: .muted))
        if limits.clipsLow { drawArrow(on: canvas, from: bar.x - 1.5, toward: -1, bar: bar, fraction: 0) }
        if limits.clipsHigh { drawArrow(on: canvas, from: bar.maxX + 1.5, toward: 1, bar: bar, fraction: 1) }

        func place(_ value: Double) -> Double { bar.x + scale.fraction(of: value) * length }
        for tick in ticks.ticks {
            let x = place(tick.value)
            canvas.line(
                from: Point(x: x, y: bar.maxY), to: Point(x: x, y: bar.maxY + style.tickLength), with: style.axis)
        }
        for tick in ticks.legible(
            at: place, room: { TextMeasure.extent(of: $0, style: style.tickLabel).width + 2 })
        {
            canvas.text(
                tick.label, at: Point(x: place(tick.value), y: bar.maxY + style.tickLength + style.tickGap),
                anchor: TextAnchor(.center, .top), style: style.tickLabel)
        }
    }

    private func drawArrow(
        on canvas: Canvas, from start: Double, toward direction: Double, bar: Rectangle, fraction: Double
    ) {
        var arrow = Path()
        arrow.move(to: Point(x: start, y: bar.y + 0.5))
        arrow.line(to: Point(x: start + direction * Self.arrow, y: bar.midY))
        arrow.line(to: Point(x: start, y: bar.maxY - 0.5))
        arrow.close()
        canvas.fill(arrow, with: limits.palette.color(at: fraction))
    }
}
