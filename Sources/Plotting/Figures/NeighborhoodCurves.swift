package import Drawing

/// A share of neighbours for each size of neighbourhood.
package struct NeighborhoodSeries: Sendable {
    /// The look of the line, with the name at its end.
    package var style: MethodStyle
    /// The values, one for each size.
    package var values: [Double]

    package init(style: MethodStyle, values: [Double]) {
        self.style = style
        self.values = values
    }
}

/// The share of neighbours that embeddings keep against the size of the neighbourhood, on a logarithmic axis.
package struct NeighborhoodCurves: AlignedPanel {
    private let sizes: [Double]
    private let series: [NeighborhoodSeries]
    private let axes: CurveAxes

    /// Curves over the same sizes.
    ///
    /// - Parameters:
    ///   - sizes: The sizes of neighbourhoods, ascending, at least 1 each.
    ///   - series: One for each embedding, with a value for each size.
    ///   - xTitle: The title of the axis of sizes.
    ///   - yTitle: The title of the axis of shares, which runs from 0, or the least value below it, to 1.
    package init(sizes: [Int], series: [NeighborhoodSeries], xTitle: String, yTitle: String) {
        precondition(series.allSatisfy { $0.values.count == sizes.count }, "a value for each of \(sizes.count) sizes")
        self.sizes = sizes.map { Double(max(1, $0)) }
        self.series = series
        let least = series.flatMap(\.values).filter(\.isFinite).min() ?? 0
        axes = CurveAxes(
            scales: (
                AxisScale(.log10, from: self.sizes.min() ?? 1, to: self.sizes.max() ?? 10),
                AxisScale(.linear, from: min(0, least), to: 1)
            ), titles: (xTitle, yTitle), endNames: series.map(\.style.name))
    }

    package func margins(forWidth width: Double) -> Margins { axes.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins)
        if axes.y.low < 0 { axes.drawLevel(0, on: canvas, with: FigureStyle.reference) }
        var labels: [LineEndLabels.Label] = []
        for one in series {
            let points = axes.points(x: sizes, y: one.values).compactMap(\.self)
            guard let last = points.last else { continue }
            canvas.stroke(Path(through: points), with: one.style.curve)
            labels.append(one.style.label(at: last))
        }
        LineEndLabels.draw(labels, on: canvas, area: axes.area)
    }
}
