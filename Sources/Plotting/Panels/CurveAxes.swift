internal import Drawing

/// The axes of a panel of curves: an area whose height is a share of its width, a grid, and room for what stands about it.
struct CurveAxes: Sendable {
    let scales: (x: AxisScale, y: AxisScale)
    /// The titles of the axes, with units.
    let titles: (x: String, y: String)
    /// The names that stand at the ends of curves; nil where none do.
    var endNames: [String]?
    /// Room beyond the names, in points.
    var roomAfterNames = 0.0
    /// True if a `LineKey` stands above the area.
    var hasKey = false
    /// The height of the area as a share of its width.
    var aspect = 0.72
    /// The width of the area that ticks are measured for, as a share of the panel's.
    var widthShare = 0.75

    /// The room that titles, labels, names and the key need at a width in points.
    func margins(forWidth width: Double) -> Margins {
        var margins = Axes.margins(
            x: scales.x, y: scales.y, size: Size(width: width * widthShare, height: width * widthShare * aspect),
            hasTitle: false)
        if let endNames { margins.right = max(margins.right, LineEndLabels.width(of: endNames) + roomAfterNames) }
        if hasKey { margins.top = LineKey.room }
        return margins
    }

    /// The height of the panel, margins included.
    func height(forWidth width: Double, margins: Margins) -> Double {
        margins.height(forWidth: width, aspect: aspect)
    }

    /// Draws the axes and their grid, and gives them, for curves to be drawn on.
    ///
    /// - Parameters:
    ///   - canvas: What to draw on.
    ///   - frame: The panel.
    ///   - margins: The room about the area.
    ///   - xTicks: The ticks of the horizontal axis at a width; nil for those that suit its scale.
    /// - Returns: The axes.
    func draw(
        on canvas: Canvas, in frame: Rectangle, margins: Margins, xTicks: (Double) -> TickLabels? = { _ in nil }
    ) -> Axes {
        let area = margins.area(in: frame, height: height(forWidth: frame.width, margins: margins), least: 10)
        let axes = Axes(x: scales.x, y: scales.y, titles: titles, area: area, xTicks: xTicks(area.width))
        axes.draw(on: canvas, hasGrid: true)
        return axes
    }
}
