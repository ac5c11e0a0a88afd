package import Drawing

/// Rows of data that follow each other, as curves or profiles over each other, coloured by a number such as a latent coordinate.
package struct CurveFamily: AlignedPanel {
    private let heading: PanelHeading
    private let curves: [[Float]]
    private let values: [Double]
    private let places: RowPlaces
    private let limits: ColorLimits
    private let keyTitle: String
    private let axes: CurveAxes
    private let scale: AxisScale

    private static let aspect = 0.62

    /// Curves over each other.
    ///
    /// - Parameters:
    ///   - title: The title above.
    ///   - panelLetter: The panel's letter.
    ///   - curves: The rows, each with a number for each place.
    ///   - values: The number that colours each row, ascending.
    ///   - places: Where the numbers stand.
    ///   - compared: Rows of all panels that are compared, which share a vertical scale; nil for this panel's.
    ///   - yTitle: The title of the vertical axis.
    ///   - keyTitle: The meaning of the colours.
    /// - Precondition: There are as many values as rows, and as many numbers in each as places.
    package init(
        title: String? = nil, panelLetter: String? = nil, curves: [[Float]], values: [Double], places: RowPlaces,
        compared: [[Float]]? = nil, yTitle: String = "scaled value", keyTitle: String
    ) {
        precondition(curves.count == values.count, "\(curves.count) rows with \(values.count) numbers")
        precondition(
            curves.allSatisfy { $0.count == places.values.count }, "\(places.values.count) numbers in each row")
        heading = PanelHeading(letter: panelLetter, title: title)
        self.curves = curves
        self.values = values
        self.places = places
        self.keyTitle = keyTitle
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        limits = ColorLimits(low: low, high: high > low ? high : low + 1, palette: .values)
        scale = RowCurve.scale(of: compared ?? curves)
        axes = CurveAxes(scales: (places.scale, scale), titles: (places.title, yTitle), aspect: Self.aspect)
    }

    package func margins(forWidth width: Double) -> Margins {
        var margins = axes.margins(forWidth: width)
        if !heading.isEmpty { margins.top = FigureStyle.panelTitleHeight }
        return margins
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func key(forWidth width: Double) -> (any Figure)? { ColorBar(title: keyTitle, limits: limits) }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins, xTicks: places.nameLabels)
        heading.draw(on: canvas, frame: frame, area: axes.area)
        let curve = RowCurve(places, y: scale, in: axes.area)
        for (row, value) in zip(curves, values) {
            let color = limits.palette.color(at: limits.fraction(of: value))
            curve.draw(row, with: Stroke(width: 0.75, color: color, cap: .round), on: canvas)
        }
    }
}
