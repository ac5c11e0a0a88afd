/// A table fitted to a width: where its columns are and how high its rows.
struct TableLayout: Sendable, Equatable {
    let table: Table
    /// The left edge and the width of each column, in points from the table's left.
    let columns: [(x: Double, width: Double)]
    /// The width of the rules.
    let width: Double
    let headerHeight: Double
    let rowHeights: [Double]
    /// For each column, how far right of its left edge decimal points stand.
    private let decimalPositions: [Double]
    private let style: ParagraphStyle

    static let style = ParagraphStyle.table
    private static let minimumSize = 6.25
    /// The smallest type that texts are set in to have each on one line.
    private static let minimumTextSize = 7.0
    /// Above and below the lines of a row: rows of one line are 12 pt apart.
    private static let padding = 1.0

    init(_ table: Table, width available: Double) {
        self.table = table
        var style = TableLayout.style
        var fit = TableColumnFit(table, width: available)
        // Smaller type before numbers that go on in the next line, and before names that need not either.
        let textsFit = fit.breaksTexts && TableLayout.textsFit(table, width: available)
        while fit.breaksNumbers || (textsFit && fit.breaksTexts), style.text.size > TableLayout.minimumSize {
            style.text.size -= 0.25
            fit = TableColumnFit(table, width: available, style: style)
        }
        self.style = style
        columns = fit.columns
        width = fit.width
        decimalPositions = fit.decimalPositions
        let columns = fit.columns
        var headerLines = 0
        for header in TableLayout.headerSpans(of: table) {
            let paragraph = TableLayout.headerParagraph(table, header, columns: columns, style: style)
            headerLines = max(headerLines, paragraph.lineCount)
        }
        headerHeight = headerLines == 0 ? 0 : Double(headerLines) * TableLayout.style.leading + 4 * TableLayout.padding
        rowHeights = table.rows.map { row in
            let lines = zip(row, columns).map { cell, column in
                Paragraph(cell, style: style, width: column.width).lineCount
            }
            return Double(max(lines.max() ?? 1, 1)) * TableLayout.style.leading + 2 * TableLayout.padding
        }
    }

    /// True if each text is on one line in the smallest type for that.
    private static func textsFit(_ table: Table, width: Double) -> Bool {
        var smallest = TableLayout.style
        smallest.text.size = min(smallest.text.size, minimumTextSize)
        return !TableColumnFit(table, width: width, style: smallest).breaksTexts
    }

    static func == (left: TableLayout, right: TableLayout) -> Bool {
        left.table == right.table && left.width == right.width
    }

    /// The footnotes, in the width that the table was fitted to.
    static func footnotes(of table: Table, width: Double) -> [Paragraph] {
        table.footnotes.map { Paragraph($0, style: .note, width: width) }
    }

    /// The height of some rows with the header above them.
    func height(of rows: Range<Int>) -> Double { headerHeight + rowHeights[rows].reduce(0, +) }

    /// Draws the header and some rows, with the table's upper left corner at a position.
    func draw(_ rows: Range<Int>, on canvas: Canvas, x: Double, y: Double) {
        var y = y
        func rule(_ thickness: Double) {
            canvas.line(from: Point(x: x, y: y), to: Point(x: x + width, y: y), with: Stroke(width: thickness))
        }
        rule(0.8)
        if headerHeight > 0 {
            for span in TableLayout.headerSpans(of: table) {
                let paragraph = TableLayout.headerParagraph(table, span, columns: columns, style: style)
                // Short headers stand on the rule, beside the last line of long ones.
                let top = y + headerHeight - 2 * TableLayout.padding - paragraph.height
                let isRight = table.columns[span.lowerBound].alignment == .right
                let slack = isRight ? paragraph.width - naturalWidth(of: paragraph) : 0
                paragraph.draw(
                    0..<paragraph.lineCount, on: canvas, x: x + columns[span.lowerBound].x + max(slack, 0), y: top)
            }
            y += headerHeight
            rule(0.5)
        }
        for row in rows {
            if let name = table.destinations[row] { canvas.destination(named: name, at: Point(x: x, y: y)) }
            for (index, cell) in table.rows[row].enumerated() {
                draw(cell, inColumn: index, on: canvas, x: x, y: y + TableLayout.padding)
            }
            y += rowHeights[row]
        }
        rule(0.8)
    }

    private func draw(_ cell: StyledText, inColumn index: Int, on canvas: Canvas, x: Double, y: Double) {
        let column = columns[index]
        let paragraph = Paragraph(cell, style: style, width: column.width)
        var offset = 0.0
        if paragraph.lineCount == 1 {
            let slack = column.width - naturalWidth(of: paragraph)
            switch table.columns[index].alignment {
            case .left: break
            case .right: offset = slack
            case .decimal:
                offset = min(
                    decimalPositions[index] - TableColumnFit.widthBeforePoint(of: cell, style: style.text), slack)
            }
        }
        paragraph.draw(0..<paragraph.lineCount, on: canvas, x: x + column.x + max(offset, 0), y: y)
    }

    private func naturalWidth(of paragraph: Paragraph) -> Double {
        min(TextMeasure.extent(of: paragraph.text, style: paragraph.style.text).width, paragraph.width)
    }

    /// The columns that each header goes over.
    static func headerSpans(of table: Table) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for (index, column) in table.columns.enumerated() {
            if !column.header.isEmpty {
                spans.append(index..<index + 1)
            } else if let last = spans.last, last.upperBound == index {
                spans[spans.count - 1] = last.lowerBound..<index + 1
            }
        }
        return spans
    }

    private static func headerParagraph(
        _ table: Table, _ span: Range<Int>, columns: [(x: Double, width: Double)], style: ParagraphStyle
    ) -> Paragraph {
        let first = columns[span.lowerBound]
        let last = columns[span.upperBound - 1]
        return Paragraph(
            table.columns[span.lowerBound].header, style: headerStyle(style), width: last.x + last.width - first.x)
    }

    /// A header's style over cells of a style.
    static func headerStyle(_ style: ParagraphStyle) -> ParagraphStyle {
        var style = style
        style.text.weight = .semibold
        return style
    }
}
