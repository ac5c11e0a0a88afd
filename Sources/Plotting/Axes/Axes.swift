package import Drawing

/// Two axes, left and bottom, about a plot area.
package struct Axes: Sendable {
    package let x: AxisScale
    package let y: AxisScale
    package let xTitle: String
    package let yTitle: String
    /// The rectangle of the data, in points.
    package let area: Rectangle
    package let xTicks: TickLabels
    package let yTicks: TickLabels

    /// Axes about an area.
    ///
    /// - Parameters:
    ///   - x: The horizontal scale.
    ///   - y: The vertical scale.
    ///   - titles: The titles of both, with units.
    ///   - area: The rectangle of the data, in points.
    ///   - xTicks: The ticks of the horizontal axis; nil for those that suit its scale.
    package init(
        x: AxisScale, y: AxisScale, titles: (x: String, y: String), area: Rectangle, xTicks: TickLabels? = nil
    ) {
        self.x = x
        self.y = y
        xTitle = titles.x
        yTitle = titles.y
        self.area = area
        let ticks = Self.ticks(x: x, y: y, size: area.size)
        (self.xTicks, yTicks) = (xTicks ?? ticks.x, ticks.y)
    }

    /// Ticks of both axes, at one step where they share one unit.
    private static func ticks(x: AxisScale, y: AxisScale, size: Size) -> (x: TickLabels, y: TickLabels) {
        if shareUnit(x, y, size: size) { return TickLabels.sharedLabels(x: x, y: y, length: size.width) }
        return (TickLabels.labels(of: x, length: size.width), TickLabels.labels(of: y, length: size.height))
    }

    /// The ticks of the vertical axis alone.
    private static func verticalTicks(x: AxisScale, y: AxisScale, size: Size) -> TickLabels {
        shareUnit(x, y, size: size) ? ticks(x: x, y: y, size: size).y : TickLabels.labels(of: y, length: size.height)
    }

    private static func shareUnit(_ x: AxisScale, _ y: AxisScale, size: Size) -> Bool {
        let lengths = (x.high - x.low, y.high - y.low)
        return x.kind == .linear && y.kind == .linear && abs(size.width - size.height) < 1e-6
            && abs(lengths.0 - lengths.1) < 1e-9 * lengths.0
    }

    /// The place on the page of a pair of values.
    package func point(x xValue: Double, y yValue: Double) -> Point {
        Point(x: horizontal(xValue), y: vertical(yValue))
    }

    /// The places on the page of pairs of values; nil for pairs that aren't finite.
    func points(x: [Double], y: [Double]) -> [Point?] {
        zip(x, y).map { $0.isFinite && $1.isFinite ? point(x: $0, y: $1) : nil }
    }

    /// The place on the page of a rectangle of values.
    package func rectangle(_ limits: DataLimits) -> Rectangle {
        let corner = point(x: limits.x.lowerBound, y: limits.y.upperBound)
        let opposite = point(x: limits.x.upperBound, y: limits.y.lowerBound)
        return Rectangle(
            x: corner.x, y: corner.y, width: opposite.x - corner.x, height: opposite.y - corner.y)
    }

    package func horizontal(_ value: Double) -> Double { area.x + x.fraction(of: value) * area.width }
    package func vertical(_ value: Double) -> Double { area.maxY - y.fraction(of: value) * area.height }

    /// The room that the labels of axes take around a plot area of about a size.
    ///
    /// - Parameters:
    ///   - x: The horizontal scale.
    ///   - y: The vertical scale.
    ///   - size: The size of the plot area, as far as it is known.
    ///   - hasTitle: Whether there is a panel letter or title above.
    /// - Returns: The margins.
    package static func margins(x: AxisScale, y: AxisScale, size: Size, hasTitle: Bool) -> Margins {
        let labels = ticks(x: x, y: y, size: size).x
        // A lower or a higher area, once there are margins and a place on a page, may have other labels.
        let widest =
            stride(from: 0.3, through: 1.5, by: 0.1).flatMap { share in
                verticalTicks(x: x, y: y, size: Size(width: size.width, height: share * size.height)).ticks
            }.map { TextMeasure.extent(of: $0.label, style: FigureStyle.tickLabel).width }.max() ?? 0
        let last = labels.ticks.last
        let overhang = last.map {
            TextMeasure.extent(of: $0.label, style: FigureStyle.tickLabel).width / 2
                - (1 - x.fraction(of: $0.value)) * size.width
        }
        let style = FigureStyle.self
        return Margins(
            left: style.titleHeight + 2 + widest + style.tickGap + style.tickLength,
            right: max(2, (overhang ?? 0) + 0.5),
            top: hasTitle ? style.panelTitleHeight : 4,
            bottom: HorizontalAxis.room)
    }

    /// Draws the lines, ticks, labels and titles.
    ///
    /// - Parameters:
    ///   - canvas: Where to.
    ///   - closesFrame: Whether thin lines close the frame above and at the right.
    ///   - hasGrid: Whether light lines continue the vertical axis' ticks behind the data.
    package func draw(on canvas: Canvas, closesFrame: Bool = false, hasGrid: Bool = false) {
        canvas.group("axes") { drawLines(on: canvas, closesFrame: closesFrame, hasGrid: hasGrid) }
    }

    private func drawLines(on canvas: Canvas, closesFrame: Bool, hasGrid: Bool) {
        let style = FigureStyle.self
        if hasGrid {
            for tick in yTicks.ticks { drawLevel(tick.value, on: canvas, with: style.gridLine) }
        }
        if closesFrame {
            var edge = Path()
            edge.move(to: Point(x: area.x, y: area.y))
            edge.line(to: Point(x: area.maxX, y: area.y))
            edge.line(to: Point(x: area.maxX, y: area.maxY))
            canvas.stroke(edge, with: Stroke(width: 0.4, color: .missing))
        }
        var frame = Path()
        frame.move(to: Point(x: area.x, y: area.y))
        frame.line(to: Point(x: area.x, y: area.maxY))
        frame.line(to: Point(x: area.maxX, y: area.maxY))
        canvas.stroke(frame, with: style.axis)
        drawHorizontalAxis(on: canvas)
        drawVerticalAxis(on: canvas)
    }

    /// Draws a line across the area at a value of the vertical axis.
    func drawLevel(_ value: Double, on canvas: Canvas, with stroke: Stroke) {
        let height = vertical(value)
        canvas.line(from: Point(x: area.x, y: height), to: Point(x: area.maxX, y: height), with: stroke)
    }

    /// The length by which a title may be longer than its axis, in points.
    private static let titleOverhang = 18.0
    /// The same of the vertical axis, whose title must not meet the other's in the corner.
    private static let verticalOverhang = 9.0

    private func drawHorizontalAxis(on canvas: Canvas) {
        // A title longer than its axis runs on below the vertical axis' labels.
        HorizontalAxis.draw(
            xTicks, title: xTitle, overhang: Self.titleOverhang, below: area, on: canvas, place: horizontal)
    }

    private func drawVerticalAxis(on canvas: Canvas) {
        let style = FigureStyle.self
        var widest = 0.0
        for tick in yTicks.ticks {
            let place = vertical(tick.value)
            canvas.line(
                from: Point(x: area.x - style.tickLength, y: place), to: Point(x: area.x, y: place), with: style.axis)
        }
        for tick in yTicks.legible(at: vertical, room: { _ in style.tickLabel.size }) {
            canvas.text(
                tick.label,
                at: Point(x: area.x - style.tickLength - style.tickGap, y: vertical(tick.value)),
                anchor: TextAnchor(.right, .middle), style: style.tickLabel)
            widest = max(widest, TextMeasure.extent(of: tick.label, style: style.tickLabel).width)
        }
        let (title, titleStyle) = AxisTitle.fitted(yTicks.title(yTitle), to: area.height + Self.verticalOverhang)
        guard !title.isEmpty else { return }
        // A title longer than its axis runs on beside the horizontal axis' labels.
        let length = TextMeasure.extent(of: title, style: titleStyle).width
        canvas.text(
            title,
            at: Point(
                x: area.x - style.tickLength - style.tickGap - widest - 2 - style.titleHeight / 2,
                y: length > area.height ? area.y + length / 2 : area.midY),
            anchor: TextAnchor(.center, .middle), style: titleStyle, rotation: -90)
    }
}
