/// The widths of a table's columns.
struct TableColumnFit {
    private(set) var columns: [(x: Double, width: Double)] = []
    private(set) var width = 0.0
    /// For each column, how far right of its left edge decimal points stand.
    let decimalPositions: [Double]

    /// Between columns: what they need, and the most that spare room widens it to; within a header's span, always the
    /// first.
    private static let gaps = (least: 8.0, most: 32.0)
    static let narrowest = 36.0

    /// True if a column of numbers is narrower than its cells or its header.
    let breaksNumbers: Bool
    /// True if a column of texts is narrower than its cells or its header.
    let breaksTexts: Bool

    /// Columns in an available width, with cells in a style.
    init(_ table: Table, width available: Double, style paragraphStyle: ParagraphStyle = TableLayout.style) {
        let style = paragraphStyle.text
        let positions = table.columns.indices.map { index in
            table.columns[index].alignment != .decimal
                ? 0 : table.rows.map { TableColumnFit.widthBeforePoint(of: $0[index], style: style) }.max() ?? 0
        }
        decimalPositions = positions
        // What the cells take on one line.
        var widths = table.columns.indices.map { index in
            table.rows.map { row in
                let whole = TextMeasure.extent(of: row[index], style: style).width
                guard table.columns[index].alignment == .decimal else { return whole }
                return positions[index] + whole - TableColumnFit.widthBeforePoint(of: row[index], style: style)
            }.max() ?? 0
        }
        // Pango breaks a line that is a hair too wide.
        for index in widths.indices { widths[index] += 0.1 }
        let gapCount = max(table.columns.count - 1, 0)
        let least = min(TableColumnFit.gaps.least, available / Double(4 * max(gapCount, 1)))
        let spans = TableLayout.headerSpans(of: table)
        let joined = Set(spans.flatMap { $0.dropFirst() })
        let room = available - Double(gapCount) * least
        let cells = widths
        // Headers in two lines come before smaller type and before cells in two lines.
        for lines in 1...2 {
            widths = cells
            for span in spans {
                let header = TableColumnFit.headerWidth(
                    table.columns[span.lowerBound].header, lines: lines, style: paragraphStyle)
                let under = widths[span].reduce(0, +) + Double(span.count - 1) * least
                if header > under { widths[span.upperBound - 1] += header - under }
            }
            if widths.reduce(0, +) <= room { break }
        }
        let wished = widths
        TableColumnFit.shrink(&widths, of: table, to: room)
        let broken = table.columns.indices.filter { widths[$0] < wished[$0] - 1e-9 }
        breaksNumbers = broken.contains { table.columns[$0].alignment != .left }
        breaksTexts = broken.contains { table.columns[$0].alignment == .left }
        if breaksTexts {
            let texts = table.columns.indices.filter { table.columns[$0].alignment == .left }
            TableColumnFit.balance(&widths, of: table, texts: texts, style: paragraphStyle)
        }

        let spare = max(room - widths.reduce(0, +), 0)
        let wideGaps = max(gapCount - joined.count, 1)
        let gap = min(least + spare / Double(wideGaps), TableColumnFit.gaps.most)
        var x = 0.0
        for (index, width) in widths.enumerated() {
            if index > 0 { x += joined.contains(index) ? least : gap }
            columns.append((x, width))
            x += width
        }
        width = x
    }

    /// The width of a header in one line, or in two lines at the best place to break it, in points.
    private static func headerWidth(_ header: StyledText, lines: Int, style: ParagraphStyle) -> Double {
        let style = TableLayout.headerStyle(style).text
        let whole = TextMeasure.extent(of: header, style: style).width + 0.1
        let words = header.plain.split(separator: " ")
        guard lines > 1, words.count > 1 else { return whole }
        func width(_ part: ArraySlice<Substring>) -> Double {
            TextMeasure.extent(of: part.joined(separator: " "), style: style).width + 0.1
        }
        return (1..<words.count).map { max(width(words[..<$0]), width(words[$0...])) }.min() ?? whole
    }

    /// Takes width from texts, which can be broken into lines, and from numbers where that is not enough.
    private static func shrink(_ widths: inout [Double], of table: Table, to room: Double) {
        let texts = table.columns.indices.filter { table.columns[$0].alignment == .left }
        for group in [texts, Array(table.columns.indices)] {
            // The widest give way first, down to a common width.
            for _ in 0..<group.count {
                let excess = widths.reduce(0, +) - room
                guard excess > 1e-9, let largest = group.map({ widths[$0] }).max(), largest > narrowest else { break }
                let widest = group.filter { widths[$0] == largest }
                let next = max(group.map { widths[$0] }.filter { $0 < largest }.max() ?? narrowest, narrowest)
                let target = max(next, largest - excess / Double(widest.count))
                for index in widest { widths[index] = target }
            }
        }
        let total = widths.reduce(0, +)
        if total > room { widths = widths.map { $0 * max(room, 1) / total } }
    }

    /// The width of a cell up to the decimal point of its first number, or to where the point would be.
    static func widthBeforePoint(of cell: StyledText, style: TextStyle = TableLayout.style.text) -> Double {
        let characters = Array(cell.plain)
        var end = 0
        if let first = characters.firstIndex(where: \.isNumber) {
            end = first
            // Digits, and the spaces between groups of them.
            while end < characters.count {
                let isGroupSpace =
                    "\u{2009}\u{202F}\u{A0}".contains(characters[end]) && end + 1 < characters.count
                    && characters[end + 1].isNumber
                guard characters[end].isNumber || isGroupSpace else { break }
                end += 1
            }
        }
        return TextMeasure.extent(of: cell.prefix(end), style: style).width
    }
}
