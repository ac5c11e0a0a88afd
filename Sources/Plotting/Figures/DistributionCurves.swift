package import Drawing

/// The distribution of one method's values.
package struct DistributionSeries: Sendable {
    package var method: MethodStyle
    /// Quantiles at even steps from the least value to the largest.
    package var quantiles: [Double]

    package init(method: MethodStyle, quantiles: [Double]) {
        self.method = method
        self.quantiles = quantiles
    }
}

/// Distributions as the share of rows whose value is no larger, a curve for each method.
package struct DistributionCurves: AlignedPanel {
    private let series: [DistributionSeries]
    private let axes: CurveAxes

    /// From which ratio of the largest to the smallest value on the axis is logarithmic.
    private static let wideRatio = 10.0

    /// Curves of one or more methods.
    ///
    /// - Parameters:
    ///   - series: One for each method.
    ///   - xTitle: What the values are, with their unit.
    package init(series: [DistributionSeries], xTitle: String) {
        let known = series.map { one in
            DistributionSeries(method: one.method, quantiles: one.quantiles.allSatisfy(\.isFinite) ? one.quantiles : [])
        }
        self.series = known
        let values = known.flatMap(\.quantiles)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let x =
            low > 0 && high / low >= Self.wideRatio
            ? AxisScale(.log10, from: low, to: high).padded(by: DataLimits.padding)
            : AxisScale(.linear, from: min(0, low), to: high + (high - min(0, low)) * DataLimits.padding)
        axes = CurveAxes(
            scales: (x, AxisScale(.linear, from: 0, to: 1)), titles: (xTitle, "share of rows"), hasKey: true,
            widthShare: 0.8)
    }

    package func margins(forWidth width: Double) -> Margins { axes.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins)
        for one in series where one.quantiles.count > 1 {
            let points = one.quantiles.enumerated().map { step, value in
                axes.point(x: value, y: Double(step) / Double(one.quantiles.count - 1))
            }
            canvas.stroke(Path(through: points), with: one.method.curve)
        }
        LineKey(series.map { LineKey.Entry(sample: .line($0.method.curve), text: $0.method.name) })
            .draw(on: canvas, above: axes.area, in: frame)
    }
}
