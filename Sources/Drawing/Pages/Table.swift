/// A table of texts and numbers.
package struct Table: Sendable, Equatable {
    package enum Alignment: Sendable {
        case left, right
        /// The first number of every cell stands with its decimal point below the others'.
        case decimal
    }

    package struct Column: Sendable, Equatable {
        /// The header above the column; an empty one lets the header to its left go on over it.
        package var header: StyledText
        package var alignment: Alignment

        package init(_ header: StyledText, alignment: Alignment = .left) {
            self.header = header
            self.alignment = alignment
        }
    }

    package var columns: [Column]
    /// The cells, row by row, as many in each as there are columns.
    package private(set) var rows: [[StyledText]]
    /// The notes below the last row, a line each.
    package var footnotes: [StyledText]
    /// The names of rows that links lead to, by the rows' numbers from 0.
    package var destinations: [Int: String] = [:]

    /// A table from its rows.
    ///
    /// - Precondition: Every row has a cell for each column.
    package init(columns: [Column], rows: [[StyledText]], footnotes: [StyledText] = []) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "every row has \(columns.count) cells")
        self.columns = columns
        for index in columns.indices { self.columns[index].header = columns[index].header.withBoundArrows }
        self.rows = rows.map { $0.map(Table.shortened) }
        self.footnotes = footnotes
    }

    /// True if a page's number stands in a header, a cell or a footnote.
    var hasPageNumbers: Bool {
        (columns.map(\.header) + rows.flatMap(\.self) + footnotes).contains(where: \.hasPageNumbers)
    }

    /// The same table with the numbers of pages, by their destinations.
    func withPageNumbers(_ numbers: [String: Int]) -> Table { mappingCells { $0.withPageNumbers(numbers) } }

    /// The same table with headers, cells and footnotes that are made of its own.
    package func mappingCells(_ change: (StyledText) -> StyledText) -> Table {
        var result = self
        for index in columns.indices { result.columns[index].header = change(columns[index].header) }
        result.rows = rows.map { $0.map(change) }
        result.footnotes = footnotes.map(change)
        return result
    }

    /// A cell short enough that its row fits on a page in any column.
    private static func shortened(_ cell: StyledText) -> StyledText {
        let limit = 300
        return cell.plain.count <= limit ? cell : cell.prefix(limit) + "…"
    }
}
