package import Drawing
internal import Foundation

/// The errors of one method at several latent sizes.
package struct DimensionSeries: Sendable {
    /// One measurement.
    package struct Measurement: Sendable {
        package var latentSize: Int
        package var value: Double
        /// The ends of the whisker; nil for none.
        package var interval: ClosedRange<Double>?

        package init(latentSize: Int, value: Double, interval: ClosedRange<Double>? = nil) {
            self.latentSize = latentSize
            self.value = value
            self.interval = interval
        }
    }
    package var method: MethodStyle
    /// The name at the line's end; the method's own if nil.
    package var name: String?
    /// Measurements in any order; several of one size, as from several seeds, are each a dot.
    package var measurements: [Measurement]

    package init(method: MethodStyle, name: String? = nil, measurements: [Measurement]) {
        self.method = method
        self.name = name
        self.measurements = measurements
    }

    /// The method's look under the name at the line's end.
    var style: MethodStyle { name.map { method.named($0) } ?? method }
}

/// A quantity against latent size: a dot for each measurement, a line through the means of each method.
package struct ErrorByDimension: AlignedPanel {
    /// The kind of values, which decides on the vertical axis.
    package enum Quantity: Sendable {
        /// From 0 up; on a logarithmic axis where the largest is ten times the least.
        case error
        /// From 0 to 1.
        case share
        /// Any numbers, such as nats.
        case number
    }

    /// A size at which a curve comes down to a value of another method at fewer dimensions.
    package struct Crossing: Sendable {
        package var latentSize: Int
        /// The latent size of the other method, and its value.
        package var reached: (latentSize: Int, value: Double)
        package var method: MethodStyle

        package init(latentSize: Int, reached: (latentSize: Int, value: Double), method: MethodStyle) {
            self.latentSize = latentSize
            self.reached = reached
            self.method = method
        }
    }

    private let series: [DimensionSeries]
    private let crossings: [Crossing]
    private let axes: CurveAxes

    private static let dotDiameter = 3.4
    /// An error of a smaller share of the largest is none.
    package static let exactShare = 1e-6
    /// Between lines of text one above the other, in points.
    private static let labelDistance = 8.0

    /// A chart of one or more methods.
    ///
    /// - Parameters:
    ///   - series: One for each method.
    ///   - yTitle: What the value is, with its unit.
    ///   - xTitle: What the latent size is called.
    ///   - quantity: What kind of values they are.
    ///   - crossings: Sizes that dashed lines and a number mark.
    package init(
        series: [DimensionSeries], yTitle: String, xTitle: String = "latent dimensions", quantity: Quantity = .error,
        crossings: [Crossing] = []
    ) {
        self.crossings = crossings.filter { $0.reached.value.isFinite }
        let largest = series.lazy.flatMap(\.measurements).map(\.value).filter(\.isFinite).max() ?? 0
        // An error of as many components as the data have dimensions is what rounding has left.
        let least = quantity == .error ? largest * Self.exactShare : -.infinity
        self.series = series.map { one in
            DimensionSeries(
                method: one.method, name: one.name,
                measurements: one.measurements.filter {
                    $0.value.isFinite && $0.latentSize > 0 && $0.value >= least
                })
        }
        let sizes = self.series.flatMap { $0.measurements.map { Double($0.latentSize) } }
        let values = self.series.flatMap { one in
            one.measurements.flatMap {
                [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap(\.self)
            }
        }.filter(\.isFinite)
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        let x = AxisScale(.log2, from: sizes.min() ?? 1, to: sizes.max() ?? 2)
        let y =
            switch quantity {
            case .error where low > 0 && high / low >= 10:
                AxisScale(.log10, from: low, to: high).padded(by: DataLimits.padding)
            // An error counts from 0, so a linear axis starts there.
            case .error: AxisScale(.linear, from: min(0, low), to: high + (high - min(0, low)) * DataLimits.padding)
            case .share: AxisScale(.linear, from: min(0, low), to: max(1, high))
            case .number: AxisScale(.linear, from: low, to: high).padded(by: DataLimits.padding)
            }
        axes = CurveAxes(
            scales: (x.padded(by: DataLimits.padding), y), titles: (xTitle, yTitle),
            endNames: series.map(\.style.name))
    }

    package func margins(forWidth width: Double) -> Margins { axes.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins)
        drawCrossings(axes, on: canvas)
        var labels: [LineEndLabels.Label] = []
        var singles: [LineEndLabels.Label] = []
        for one in series {
            let sizes = Set(one.measurements.map(\.latentSize)).sorted()
            let means = sizes.map { size in
                let values = one.measurements.filter { $0.latentSize == size }.map(\.value)
                return axes.point(x: Double(size), y: values.reduce(0, +) / Double(values.count))
            }
            guard let last = means.last else { continue }
            canvas.stroke(Path(through: means), with: one.method.curve)
            let label = one.style.label(at: last)
            if means.count > 1 { labels.append(label) } else { singles.append(label) }
        }
        for one in series {
            for measurement in one.measurements {
                if let interval = measurement.interval { drawWhisker(interval, of: measurement, one, axes, on: canvas) }
                canvas.dot(
                    at: axes.point(x: Double(measurement.latentSize), y: measurement.value),
                    diameter: Self.dotDiameter, color: one.method.color)
            }
        }
        LineEndLabels.draw(labels, on: canvas, area: axes.area)
        drawBesideDots(singles, on: canvas)
    }

    /// Draws a line from each value to where it is reached, and down to the number of dimensions there.
    ///
    /// Of several at one number, one number; numbers without room beside each other stand one above the other.
    private func drawCrossings(_ axes: Axes, on canvas: Canvas) {
        let style = TextStyle(size: FigureStyle.label.size, color: .muted, halo: TextStyle.Halo(width: 2))
        let shown = crossings.sorted { $0.latentSize < $1.latentSize }
            .filter { Double($0.latentSize) <= axes.x.high }
        for crossing in shown {
            let from = axes.point(x: Double(crossing.reached.latentSize), y: crossing.reached.value)
            let place = Point(x: axes.horizontal(Double(crossing.latentSize)), y: from.y)
            var stroke = FigureStyle.reference
            stroke.color = crossing.method.color
            canvas.line(from: from, to: place, with: stroke)
            canvas.line(from: place, to: Point(x: place.x, y: axes.area.maxY), with: stroke)
        }
        // Numbers stand on the lines of others.
        var numbered: Set<Int> = []
        // The right end of the last number in each line, from the lowest.
        var ends: [Double] = []
        for crossing in shown where numbered.insert(crossing.latentSize).inserted {
            let left = axes.horizontal(Double(crossing.latentSize)) + 2
            let line = ends.firstIndex { $0 + 2 < left } ?? ends.count
            let end = left + TextMeasure.extent(of: String(crossing.latentSize), style: style).width
            if line < ends.count { ends[line] = end } else { ends.append(end) }
            canvas.text(
                String(crossing.latentSize),
                at: Point(x: left, y: axes.area.maxY - 2 - Double(line) * Self.labelDistance),
                anchor: TextAnchor(.left, .bottom), style: style)
        }
    }

    private func drawWhisker(
        _ interval: ClosedRange<Double>, of measurement: DimensionSeries.Measurement, _ one: DimensionSeries,
        _ axes: Axes, on canvas: Canvas
    ) {
        let floor = axes.y.kind == .linear ? -Double.infinity : axes.y.low
        guard interval.lowerBound.isFinite, interval.upperBound.isFinite, interval.upperBound > floor else { return }
        let x = Double(measurement.latentSize)
        canvas.line(
            from: axes.point(x: x, y: max(floor, interval.lowerBound)), to: axes.point(x: x, y: interval.upperBound),
            with: Stroke(width: FigureStyle.dataWidth, color: one.method.color))
    }

    /// Names of methods with a single measurement, which have no line's end to stand at, beside their dots.
    private func drawBesideDots(_ labels: [LineEndLabels.Label], on canvas: Canvas) {
        var lowest = -Double.infinity
        for label in labels.sorted(by: { ($0.end.y, $0.text) < ($1.end.y, $1.text) }) {
            let y = max(label.end.y, lowest + Self.labelDistance)
            lowest = y
            canvas.text(
                label.text, at: Point(x: label.end.x + 4.5, y: y), anchor: TextAnchor(.left, .middle),
                style: TextStyle(size: FigureStyle.label.size, color: label.color, halo: TextStyle.Halo()))
        }
    }
}
