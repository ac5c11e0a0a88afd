internal import Core
package import Drawing

/// A table of numbers as coloured cells, the numbers in them where there is room.
package struct HeatMap: AlignedPanel {
    private let heading: PanelHeading
    private let rows: NamedRows
    private let columnNames: [String]
    private let values: [[Double]]
    private let limits: ColorLimits
    private let keyTitle: String
    private let decimals: Int
    private let isMuted: (@Sendable (_ row: Int, _ column: Int) -> Bool)?

    /// Wider cells would be hard to compare.
    private static let mostCellWidth = 40.0
    private static let headingGap = 3.0
    private static let number = TextStyle(size: 5.5)
    /// Colours of numbers on light and on dark cells.
    private static let inks = (Color.ink.on(.light), Color.white)
    private static let mutedInks = (Color(0x5B6168), Color(0xC9CFD5))

    /// A heat map.
    ///
    /// - Parameters:
    ///   - title: What stands above.
    ///   - panelLetter: The panel's letter.
    ///   - rowNames: What stands to the left of each row, from the top.
    ///   - columnNames: What stands above each column; turned upright where the columns are narrow.
    ///   - values: `[rows][columns]`; what is not finite is grey.
    ///   - limits: The values at the ends of the colours.
    ///   - keyTitle: What the colours mean, with its unit.
    ///   - decimals: The decimals of the numbers in cells.
    ///   - isMuted: Whether the number of a cell is set in grey, such as one that chance gives.
    /// - Precondition: There are as many rows and columns as names.
    package init(
        title: String? = nil, panelLetter: String? = nil, rowNames: [String], columnNames: [String],
        values: [[Double]], limits: ColorLimits, keyTitle: String, decimals: Int = 2,
        isMuted: (@Sendable (_ row: Int, _ column: Int) -> Bool)? = nil
    ) {
        precondition(values.count == rowNames.count, "\(values.count) rows with \(rowNames.count) names")
        precondition(values.allSatisfy { $0.count == columnNames.count }, "\(columnNames.count) columns in each row")
        heading = PanelHeading(letter: panelLetter, title: title)
        rows = NamedRows(names: rowNames, largestShare: 0.42)
        self.columnNames = columnNames
        self.values = values
        self.limits = limits
        self.keyTitle = keyTitle
        self.decimals = decimals
        self.isMuted = isMuted
    }

    private var widestColumnName: Double {
        columnNames.map { TextMeasure.extent(of: $0, style: FigureStyle.label).width }.max() ?? 0
    }

    /// True if the names above the columns have to stand upright.
    private func isUpright(cellWidth: Double) -> Bool { widestColumnName + 2 > cellWidth }

    package func margins(forWidth width: Double) -> Margins {
        let left = rows.left(forWidth: width)
        let cellWidth = max(20, width - left - 1) / Double(max(1, columnNames.count))
        let names = isUpright(cellWidth: cellWidth) ? widestColumnName : FigureStyle.labelHeight
        return Margins(
            left: left, right: 1,
            top: names + Self.headingGap + (heading.isEmpty ? 0 : FigureStyle.panelTitleHeight), bottom: 1)
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        // Room is left for the key.
        rows.height(margins: margins, most: FigureStyle.maximumHeight - 40)
    }

    package func key(forWidth width: Double) -> (any Figure)? { ColorBar(title: keyTitle, limits: limits) }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        var area = margins.area(in: frame, height: height(forWidth: frame.width, margins: margins), least: 1)
        area.width = min(area.width, Self.mostCellWidth * Double(max(1, columnNames.count)))
        let cell = Size(
            width: area.width / Double(max(1, columnNames.count)), height: rows.pitch(in: area))
        for row in values.indices { rows.drawName(of: row, on: canvas, area: area, margins: margins) }
        drawColumnNames(on: canvas, area: area, cellWidth: cell.width)
        let hasRoom = hasRoom(for: cell)
        for row in values.indices {
            for column in values[row].indices {
                let place = Rectangle(
                    x: area.x + Double(column) * cell.width, y: area.y + Double(row) * cell.height,
                    width: cell.width, height: cell.height)
                draw(row, column, on: canvas, in: place, hasRoom: hasRoom)
            }
        }
        canvas.stroke(area, with: Stroke(width: 0.4, color: .muted))
        let headingArea = Rectangle(
            x: area.x, y: frame.y + FigureStyle.panelTitleHeight, width: area.width, height: area.height)
        heading.draw(on: canvas, frame: frame, area: headingArea)
    }

    private func drawColumnNames(on canvas: Canvas, area: Rectangle, cellWidth: Double) {
        let isUpright = isUpright(cellWidth: cellWidth)
        for (column, name) in columnNames.enumerated() {
            let place = Point(x: area.x + (Double(column) + 0.5) * cellWidth, y: area.y - Self.headingGap)
            canvas.text(
                name, at: place, anchor: isUpright ? TextAnchor(.left, .middle) : TextAnchor(.center, .baseline),
                style: FigureStyle.label, rotation: isUpright ? -90 : 0)
        }
    }

    private func text(_ value: Double) -> String {
        value.isFinite ? NumberFormat.decimal(value, decimals: decimals) : "–"
    }

    /// True if every number fits into its cell: some without the others would mislead.
    private func hasRoom(for cell: Size) -> Bool {
        let texts = values.flatMap { $0.map(text) }
        let widest = texts.map { TextMeasure.extent(of: $0, style: Self.number).width }.max() ?? 0
        return widest + 2 <= cell.width && cell.height >= 6.5
    }

    private func draw(_ row: Int, _ column: Int, on canvas: Canvas, in place: Rectangle, hasRoom: Bool) {
        let value = values[row][column]
        let color = value.isFinite ? limits.palette.color(at: limits.fraction(of: value)) : .missing
        canvas.fill(place, with: color)
        canvas.stroke(place, with: Stroke(width: 0.4, color: .background))
        guard hasRoom else { return }
        var style = Self.number
        // On a cell the page's ink may be as light as the cell.
        let (dark, light) = isMuted?(row, column) == true ? (Self.mutedInks) : (Self.inks)
        let shown = color.on(canvas.theme)
        style.color = shown.contrast(to: dark) >= shown.contrast(to: light) ? dark : light
        canvas.text(
            text(value), at: Point(x: place.midX, y: place.midY), anchor: TextAnchor(.center, .middle), style: style)
    }
}
