internal import Drawing

/// An axis below a plot area, for figures whose rows have names instead of a vertical axis.
struct HorizontalAxis: Sendable {
    let scale: AxisScale
    let title: String
    let area: Rectangle
    let ticks: TickLabels

    init(scale: AxisScale, title: String, area: Rectangle) {
        self.scale = scale
        self.title = title
        self.area = area
        ticks = TickLabels.labels(of: scale, length: area.width)
    }

    func horizontal(_ value: Double) -> Double { area.x + scale.fraction(of: value) * area.width }

    func draw(on canvas: Canvas) {
        let style = FigureStyle.self
        canvas.line(from: Point(x: area.x, y: area.maxY), to: Point(x: area.maxX, y: area.maxY), with: style.axis)
        for tick in ticks.ticks {
            let place = horizontal(tick.value)
            canvas.line(
                from: Point(x: place, y: area.maxY), to: Point(x: place, y: area.maxY + style.tickLength),
                with: style.axis)
            canvas.text(
                tick.label, at: Point(x: place, y: area.maxY + style.tickLength + style.tickGap),
                anchor: TextAnchor(.center, .top), style: style.tickLabel)
        }
        let text = ticks.title(title)
        guard !text.isEmpty else { return }
        canvas.text(
            TextMeasure.truncated(text, to: area.width, style: style.axisTitle),
            at: Point(x: area.midX, y: area.maxY + style.tickLength + style.tickGap + style.labelHeight + 1.5),
            anchor: TextAnchor(.center, .top), style: style.axisTitle)
    }
}
