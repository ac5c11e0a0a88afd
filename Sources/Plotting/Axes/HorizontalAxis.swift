internal import Drawing

/// An axis below a plot area, for figures whose rows have names instead of a vertical axis.
struct HorizontalAxis: Sendable {
    let scale: AxisScale
    let title: String
    let area: Rectangle
    let ticks: TickLabels
    private let overhang: Double

    /// An axis.
    ///
    /// - Parameters:
    ///   - scale: The scale.
    ///   - title: The title, with a unit.
    ///   - area: The plot area above.
    ///   - nameRoom: The room left of the area, in points, into which a title may run that is longer than the axis.
    init(scale: AxisScale, title: String, area: Rectangle, nameRoom: Double = HorizontalAxis.titleOverhang) {
        overhang = min(nameRoom, Self.titleOverhang)
        self.scale = scale
        self.title = title
        self.area = area
        ticks = TickLabels.labels(of: scale, length: area.width)
    }

    /// The room that ticks, labels and a title take below a plot area, in points.
    static let room =
        FigureStyle.tickLength + FigureStyle.tickGap + FigureStyle.labelHeight + 1.5 + FigureStyle.titleHeight
    /// The length by which a title may be longer than its axis, in points.
    static let titleOverhang = 30.0

    func horizontal(_ value: Double) -> Double { area.x + scale.fraction(of: value) * area.width }

    func draw(on canvas: Canvas) {
        canvas.group("axis") {
            canvas.line(
                from: Point(x: area.x, y: area.maxY), to: Point(x: area.maxX, y: area.maxY), with: FigureStyle.axis)
            // A title longer than a short axis runs on below the names of the rows.
            Self.draw(ticks, title: title, overhang: overhang, below: area, on: canvas, place: horizontal)
        }
    }

    /// Draws the line of an interval at a height on the page; none where an end isn't finite.
    func drawInterval(_ interval: ClosedRange<Double>, at height: Double, color: Color, on canvas: Canvas) {
        guard interval.lowerBound.isFinite, interval.upperBound.isFinite else { return }
        canvas.line(
            from: Point(x: horizontal(interval.lowerBound), y: height),
            to: Point(x: horizontal(interval.upperBound), y: height),
            with: Stroke(width: FigureStyle.intervalWidth, color: color))
    }

    /// Draws ticks, their labels and a title below a plot area.
    ///
    /// - Parameters:
    ///   - ticks: The ticks.
    ///   - title: The axis' title.
    ///   - overhang: How much longer than its axis the title may be, in points; a longer one is cut.
    ///   - area: The plot area.
    ///   - canvas: What to draw on.
    ///   - place: Where a value lies on the page.
    static func draw(
        _ ticks: TickLabels, title: String, overhang: Double, below area: Rectangle, on canvas: Canvas,
        place: (Double) -> Double
    ) {
        let style = FigureStyle.self
        for tick in ticks.ticks {
            let x = place(tick.value)
            canvas.line(
                from: Point(x: x, y: area.maxY), to: Point(x: x, y: area.maxY + style.tickLength), with: style.axis)
        }
        for tick in ticks.legible(at: place, room: { TextMeasure.extent(of: $0, style: style.tickLabel).width + 2 }) {
            canvas.text(
                tick.label, at: Point(x: place(tick.value), y: area.maxY + style.tickLength + style.tickGap),
                anchor: TextAnchor(.center, .top), style: style.tickLabel)
        }
        let (title, titleStyle) = AxisTitle.fitted(ticks.title(title), to: area.width + overhang)
        guard !title.isEmpty else { return }
        let length = TextMeasure.extent(of: title, style: titleStyle).width
        canvas.text(
            title,
            at: Point(
                x: length > area.width ? area.maxX - length / 2 : area.midX,
                y: area.maxY + style.tickLength + style.tickGap + style.labelHeight + 1.5),
            anchor: TextAnchor(.center, .top), style: titleStyle)
    }
}
