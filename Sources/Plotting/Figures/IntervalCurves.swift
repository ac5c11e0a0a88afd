package import Drawing

/// A line of values with intervals along an axis.
package struct IntervalSeries: Sendable {
    /// One value.
    package struct Point: Sendable {
        package var x: Double
        package var y: Double
        /// The ends of the value's interval; nil where there is none.
        package var interval: ClosedRange<Double>?

        package init(x: Double, y: Double, interval: ClosedRange<Double>? = nil) {
            self.x = x
            self.y = y
            self.interval = interval
        }
    }

    package var style: MethodStyle
    /// The values in any order.
    package var points: [Point]

    package init(style: MethodStyle, points: [Point]) {
        self.style = style
        self.points = points
    }
}

/// Values with intervals against a quantity, a line for each of several things, whose names stand at the lines' ends.
package struct IntervalCurves: AlignedPanel {
    private let series: [IntervalSeries]
    private let markedAt: Double?
    private let axes: CurveAxes

    private static let dotDiameter = 3.0

    /// A chart of some lines.
    ///
    /// - Parameters:
    ///   - series: The lines; values that aren't finite are left out.
    ///   - xTitle: The name of the quantity, with its unit.
    ///   - yTitle: The name of the values, with their unit.
    ///   - markedAt: A value of the quantity that matters, drawn as a dashed line.
    ///   - including: A value that the vertical axis must reach, such as 0 of an error.
    package init(
        series: [IntervalSeries], xTitle: String, yTitle: String, markedAt: Double? = nil, including: Double? = nil
    ) {
        self.series = series.map { one in
            var one = one
            one.points = one.points.filter { $0.x.isFinite && $0.y.isFinite }.sorted { $0.x < $1.x }
            return one
        }
        self.markedAt = markedAt
        let points = self.series.flatMap(\.points)
        let xs = points.map(\.x) + [markedAt].compactMap(\.self)
        let ends = points.flatMap { [$0.y, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap(\.self) }
        let ys = (ends + [including].compactMap(\.self)).filter(\.isFinite)
        let x = AxisScale(.linear, from: xs.min() ?? 0, to: xs.max() ?? 1)
        let y = AxisScale(.linear, from: ys.min() ?? 0, to: ys.max() ?? 1)
        axes = CurveAxes(
            scales: (x.padded(by: DataLimits.padding), y.padded(by: DataLimits.padding)), titles: (xTitle, yTitle),
            endNames: series.map(\.style.name))
    }

    package func margins(forWidth width: Double) -> Margins { axes.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins)
        if let markedAt {
            let x = axes.horizontal(markedAt)
            canvas.line(
                from: Point(x: x, y: axes.area.y), to: Point(x: x, y: axes.area.maxY), with: FigureStyle.reference)
        }
        var labels: [LineEndLabels.Label] = []
        for one in series {
            guard let last = draw(one, on: canvas, axes) else { continue }
            labels.append(one.style.label(at: last))
        }
        LineEndLabels.draw(labels, on: canvas, area: axes.area)
    }

    /// Draws a line with its intervals, and gives its end; nil where it has no values.
    private func draw(_ one: IntervalSeries, on canvas: Canvas, _ axes: Axes) -> Point? {
        let places = one.points.map { axes.point(x: $0.x, y: $0.y) }
        for (point, place) in zip(one.points, places) {
            if let interval = point.interval, interval.lowerBound.isFinite, interval.upperBound.isFinite {
                canvas.line(
                    from: Point(x: place.x, y: axes.vertical(interval.lowerBound)),
                    to: Point(x: place.x, y: axes.vertical(interval.upperBound)),
                    with: Stroke(width: FigureStyle.intervalWidth, color: one.style.color))
            }
        }
        canvas.stroke(Path(through: places), with: one.style.curve)
        for place in places { canvas.dot(at: place, diameter: Self.dotDiameter, color: one.style.color) }
        return places.last
    }
}
