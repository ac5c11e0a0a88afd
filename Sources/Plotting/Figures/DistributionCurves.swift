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
    private let xTitle: String
    private let scales: (x: AxisScale, y: AxisScale)

    private static let aspect = 0.72
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
        self.xTitle = xTitle
        let values = known.flatMap(\.quantiles)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let x =
            low > 0 && high / low >= Self.wideRatio
            ? AxisScale(.log10, from: low, to: high).padded(by: DataLimits.padding)
            : AxisScale(.linear, from: min(0, low), to: high + (high - min(0, low)) * DataLimits.padding)
        scales = (x, AxisScale(.linear, from: 0, to: 1))
    }

    package func margins(forWidth width: Double) -> Margins {
        var margins = Axes.margins(
            x: scales.x, y: scales.y, size: Size(width: width * 0.8, height: width * 0.8 * Self.aspect),
            hasTitle: false)
        margins.top = LineKey.height + 2
        return margins
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        margins.height(forWidth: width, aspect: Self.aspect)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let area = margins.area(
            in: frame, height: height(forWidth: frame.width, margins: margins), least: 10)
        let axes = Axes(x: scales.x, y: scales.y, titles: (xTitle, "share of rows"), area: area)
        axes.draw(on: canvas, hasGrid: true)
        for one in series where one.quantiles.count > 1 {
            var path = Path()
            for (step, value) in one.quantiles.enumerated() {
                let point = axes.point(x: value, y: Double(step) / Double(one.quantiles.count - 1))
                if step == 0 { path.move(to: point) } else { path.line(to: point) }
            }
            canvas.stroke(
                path, with: Stroke(width: FigureStyle.dataWidth, color: one.method.color, dash: one.method.dash))
        }
        LineKey(
            series.map { one in
                LineKey.Entry(
                    sample: .line(
                        Stroke(width: FigureStyle.dataWidth, color: one.method.color, dash: one.method.dash)),
                    text: one.method.name)
            }
        ).draw(on: canvas, at: Point(x: area.x, y: frame.y), width: frame.maxX - area.x)
    }
}
