internal import Core

/// Rows that follow each other in time, in the order of the file.
///
/// New rows are those that come next: from the state after the file's last row on, a fifth as many rows as the file has, in as
/// many possible futures as are needed.
struct RowsInTime: Population {
    /// The state before the first row.
    let start: [Double]
    /// The next state after one.
    let step: @Sendable ([Double], inout SeededGenerator) -> [Double]
    /// The row of a state, `[features]`.
    let row: @Sendable ([Double], inout SeededGenerator) -> [Double]

    /// The share of a file's rows that a future is as long as: what is kept for testing by default.
    private static let futureShare = 0.2

    func rows(_ count: Int, using generator: inout SeededGenerator) -> DrawnRows {
        let (rows, end) = series(count, from: start, using: &generator)
        return DrawnRows(matrix: Matrix(rows), state: end)
    }

    func fresh(_ count: Int, after rows: DrawnRows, using generator: inout SeededGenerator) -> FreshRows {
        let length = max(1, Int((Double(rows.matrix.rows) * Self.futureShare).rounded()))
        var futures: [[Double]] = []
        while futures.count < count { futures += series(length, from: rows.state, using: &generator).rows }
        return FreshRows(matrix: Matrix(futures), blockSize: length)
    }

    private func series(
        _ count: Int, from start: [Double], using generator: inout SeededGenerator
    ) -> (rows: [[Double]], end: [Double]) {
        var state = start
        var rows: [[Double]] = []
        for _ in 0..<count {
            state = step(state, &generator)
            rows.append(row(state, &generator))
        }
        return (rows, state)
    }
}
