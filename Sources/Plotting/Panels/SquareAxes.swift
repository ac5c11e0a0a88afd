internal import Drawing

/// The axes of a square plot area under a heading, as large as the panel's width and the height of figures let it be.
struct SquareAxes: Sendable {
    let heading: PanelHeading
    let scales: (x: AxisScale, y: AxisScale)
    /// The titles of the axes, with units.
    let titles: (x: String, y: String)

    init(heading: PanelHeading, scales: (x: AxisScale, y: AxisScale), titles: (x: String, y: String)) {
        self.heading = heading
        self.scales = scales
        self.titles = titles
    }

    /// Axes of a plane.
    init(heading: PanelHeading, limits: DataLimits, titles: (x: String, y: String)) {
        self.init(
            heading: heading,
            scales: (
                AxisScale(.linear, from: limits.x.lowerBound, to: limits.x.upperBound),
                AxisScale(.linear, from: limits.y.lowerBound, to: limits.y.upperBound)
            ), titles: titles)
    }

    /// The room that the heading, titles and labels need at a width in points.
    func margins(forWidth width: Double) -> Margins {
        let side = max(20, width - 30)
        return Axes.margins(
            x: scales.x, y: scales.y, size: Size(width: side, height: side), hasTitle: !heading.isEmpty)
    }

    private func side(forWidth width: Double, margins: Margins, roomForKey: Double) -> Double {
        max(
            1,
            min(
                width - margins.left - margins.right,
                FigureStyle.maximumHeight - margins.top - margins.bottom - roomForKey))
    }

    /// The height of the panel, margins included.
    ///
    /// - Parameters:
    ///   - width: The panel's width, in points.
    ///   - margins: The room about the area.
    ///   - roomForKey: The height that is left for a key below the panel, in points.
    /// - Returns: The height, in points.
    func height(forWidth width: Double, margins: Margins, roomForKey: Double) -> Double {
        side(forWidth: width, margins: margins, roomForKey: roomForKey) + margins.top + margins.bottom
    }

    /// The axes of a panel with its top left corner at that of a frame, and with the frame's width.
    func axes(in frame: Rectangle, margins: Margins, roomForKey: Double) -> Axes {
        let side = side(forWidth: frame.width, margins: margins, roomForKey: roomForKey)
        return Axes(
            x: scales.x, y: scales.y, titles: titles,
            area: Rectangle(x: frame.x + margins.left, y: frame.y + margins.top, width: side, height: side))
    }
}
