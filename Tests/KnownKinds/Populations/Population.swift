package import Core

/// A source of rows.
protocol Population: Sendable {
    /// The rows of a file.
    func rows(_ count: Int, using generator: inout SeededGenerator) -> DrawnRows
    /// At least so many rows that are new to whoever has seen the file: other prototypes, other groups, later times.
    func fresh(_ count: Int, after rows: DrawnRows, using generator: inout SeededGenerator) -> FreshRows
}

/// The rows of a file.
package struct DrawnRows: Sendable {
    /// `[rows, features]`.
    package let matrix: Matrix
    /// A column that the file has beside the rows; nil for none.
    package var column: Column?
    /// The state of what makes the rows after the last one; empty unless they follow each other in time.
    var state: [Double] = []

    /// A column of whole numbers, `[rows]`.
    package struct Column: Sendable {
        package let name: String
        package let values: [Int]
    }
}

/// Rows that are new to whoever has seen a file.
package struct FreshRows: Sendable {
    /// `[rows, features]`.
    package let matrix: Matrix
    /// The number of rows, one after the other, that belong together: 1 where none do.
    package let blockSize: Int
}

extension Matrix {
    /// A matrix from its rows, `[rows, features]`; they are all as long as the first.
    init(_ rows: [[Double]]) {
        self.init(
            rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap { row in row.map { Float($0) } })
    }
}
