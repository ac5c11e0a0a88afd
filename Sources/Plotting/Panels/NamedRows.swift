internal import Drawing

/// Rows of one height, one below the other, with their names left of a plot area.
struct NamedRows: Sendable {
    /// The names from the top; nil for a row without one.
    let names: [String?]
    /// The height of a row where there is room for all, in points.
    var rowHeight = 11.0
    /// The most that names take of a panel's width; longer ones are cut.
    let largestShare: Double
    /// The colour of a square between each row's name and the plot area, nil for none; empty where no row has one.
    var swatches: [Color?] = []

    private static let nameGap = 4.0
    private static let swatch = 4.5
    /// The room that squares take beside names.
    private var swatchRoom: Double { swatches.isEmpty ? 0 : Self.swatch + 3 }

    /// The room that the names need in a panel of a width, in points.
    func left(forWidth width: Double) -> Double {
        let widths = names.compactMap(\.self).map { TextMeasure.extent(of: $0, style: FigureStyle.label).width }
        return min(widths.max() ?? 0, width * largestShare) + Self.nameGap + swatchRoom
    }

    /// The height of a panel of these rows, margins included, in points.
    func height(margins: Margins, most: Double = FigureStyle.maximumHeight) -> Double {
        min(most, Double(max(1, names.count)) * rowHeight + margins.top + margins.bottom)
    }

    /// The height of a row in a plot area, in points.
    func pitch(in area: Rectangle) -> Double { area.height / Double(max(1, names.count)) }

    /// The vertical place of a row's middle, counted from the top.
    func middle(of row: Int, in area: Rectangle) -> Double { area.y + (Double(row) + 0.5) * pitch(in: area) }

    /// Draws a row's name.
    func drawName(of row: Int, on canvas: Canvas, area: Rectangle, margins: Margins) {
        let middle = middle(of: row, in: area)
        if swatches.indices.contains(row), let color = swatches[row] {
            canvas.fill(
                Rectangle(
                    x: area.x - Self.nameGap - Self.swatch, y: middle - Self.swatch / 2, width: Self.swatch,
                    height: Self.swatch), with: color)
        }
        guard let name = names[row] else { return }
        let room = Self.nameGap + swatchRoom
        let width = max(0, margins.left - room)
        // Names are held against each other only where one has to be cut.
        let isWhole = TextMeasure.extent(of: name, style: FigureStyle.label).width <= width
        let text =
            isWhole
            ? name : TextMeasure.truncated(names.map { $0 ?? "" }, to: width, style: FigureStyle.label)[row]
        canvas.text(
            text,
            at: Point(x: area.x - room, y: middle), anchor: TextAnchor(.right, .middle), style: FigureStyle.label)
    }

    /// Draws a light line through a row's middle, and its name.
    func draw(_ row: Int, on canvas: Canvas, area: Rectangle, margins: Margins) {
        let middle = middle(of: row, in: area)
        canvas.line(
            from: Point(x: area.x, y: middle), to: Point(x: area.maxX, y: middle), with: FigureStyle.gridLine)
        drawName(of: row, on: canvas, area: area, margins: margins)
    }
}
