extension TableColumnFit {
    /// The steps, in points, by which columns of texts give width to each other, and the most rounds with each.
    private static let steps = (widths: [24.0, 12, 6], rounds: 12)
    /// Tables of more rows keep the widths that they have.
    private static let mostBalancedRows = 40

    /// Gives width from columns of texts to others, as long as the rows become lower as a whole.
    ///
    /// - Parameters:
    ///   - widths: The widths of all columns, in points.
    ///   - table: The table.
    ///   - texts: The columns that may give and take.
    ///   - style: The style of cells.
    /// - Complexity: O(columns² · rows) layouts of cells.
    static func balance(_ widths: inout [Double], of table: Table, texts: [Int], style: ParagraphStyle) {
        guard texts.count > 1, table.rows.count <= mostBalancedRows else { return }
        let least = texts.map { longestWord(in: table, column: $0, style: style) }
        var lines: [[Double: [Int]]] = .init(repeating: [:], count: texts.count)
        /// The lines of each cell of a column at a width.
        func counts(_ place: Int, _ width: Double) -> [Int] {
            if let known = lines[place][width] { return known }
            let found = table.rows.map { Paragraph($0[texts[place]], style: style, width: width).lineCount }
            lines[place][width] = found
            return found
        }
        func total(_ widths: [Double]) -> Int {
            let columns = texts.indices.map { counts($0, widths[$0]) }
            return table.rows.indices.reduce(0) { sum, row in sum + (columns.map { $0[row] }.max() ?? 0) }
        }
        var best = texts.map { widths[$0] }
        var height = total(best)
        for step in steps.widths {
            for _ in 0..<steps.rounds {
                var improved: (widths: [Double], height: Int)?
                for giver in texts.indices where best[giver] - step >= least[giver] {
                    for taker in texts.indices where taker != giver {
                        var tried = best
                        tried[giver] -= step
                        tried[taker] += step
                        let found = total(tried)
                        if found < improved?.height ?? height { improved = (tried, found) }
                    }
                }
                guard let improved else { break }
                (best, height) = improved
            }
        }
        for (place, column) in texts.enumerated() { widths[column] = best[place] }
    }

    /// The width of the longest word of a column, which no line is to divide.
    private static func longestWord(in table: Table, column: Int, style: ParagraphStyle) -> Double {
        let words = table.rows.flatMap { $0[column].plain.split(separator: " ") }
        let header = table.columns[column].header.plain.split(separator: " ")
        let widths = (words + header).map { TextMeasure.extent(of: String($0), style: style.text).width }
        return max(narrowest, (widths.max() ?? 0) + 1)
    }
}
