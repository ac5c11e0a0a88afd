package import Drawing

/// Values along a way or an axis, a line for each method, its name at the line's end.
package struct PassageCurves: AlignedPanel {
    /// One line.
    package struct Series: Sendable {
        /// The look of the line, with the name at its end.
        package var style: MethodStyle
        /// One value for each place; values that aren't finite break the line.
        package var values: [Double]

        package init(style: MethodStyle, values: [Double]) {
            self.style = style
            self.values = values
        }
    }

    private let places: [Double]
    private let series: [Series]
    /// A level that values are compared with, drawn dashed.
    private let reference: Double?
    private let axes: CurveAxes

    /// Lines over the same places.
    ///
    /// - Parameters:
    ///   - places: Where the values stand on the horizontal axis, in order.
    ///   - series: The lines, each with a value for each place.
    ///   - titles: Titles of the horizontal and the vertical axis, with their units.
    ///   - reference: A level that values are compared with; nil for none.
    package init(places: [Double], series: [Series], titles: (x: String, y: String), reference: Double? = nil) {
        precondition(
            series.allSatisfy { $0.values.count == places.count }, "a value for each of \(places.count) places")
        self.places = places
        self.series = series
        self.reference = reference
        let values = (series.flatMap(\.values) + [reference].compactMap(\.self)).filter(\.isFinite)
        let finite = places.filter(\.isFinite)
        axes = CurveAxes(
            scales: (
                AxisScale(.linear, from: finite.min() ?? 0, to: finite.max() ?? 1),
                // A distance, an error or a share counts from 0.
                AxisScale(.linear, from: min(0, values.min() ?? 0), to: 1.04 * max(values.max() ?? 1, 1e-12))
            ), titles: titles, endNames: series.map(\.style.name), roomAfterNames: 2, aspect: 0.62)
    }

    package func margins(forWidth width: Double) -> Margins { axes.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins)
        if let reference, reference.isFinite {
            axes.drawLevel(reference, on: canvas, with: FigureStyle.reference)
        }
        var labels: [LineEndLabels.Label] = []
        for one in series {
            let points = axes.points(x: places, y: one.values)
            guard let last = points.compactMap(\.self).last else { continue }
            canvas.stroke(Path(throughKnown: points), with: one.style.curve)
            labels.append(one.style.label(at: last))
        }
        LineEndLabels.draw(labels, on: canvas, area: axes.area)
    }
}
