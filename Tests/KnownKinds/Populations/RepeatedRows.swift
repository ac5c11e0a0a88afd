internal import Core

/// Rows of which a file has several copies, or near-copies, in a random order.
///
/// New rows are copies of no row of the file.
struct RepeatedRows: Population {
    let prototypes: IndependentRows
    /// The number of copies.
    let times: Int
    /// The standard deviation of what sets each number of a copy apart; 0 for exact copies.
    let jitter: Double

    func rows(_ count: Int, using generator: inout SeededGenerator) -> DrawnRows {
        var rows: [[Double]] = []
        while rows.count < count {
            let prototype = prototypes.row(using: &generator)
            for _ in 0..<times { rows.append(copy(of: prototype, using: &generator)) }
        }
        rows.removeLast(rows.count - count)
        rows.shuffle(using: &generator)
        return DrawnRows(matrix: Matrix(rows))
    }

    func fresh(_ count: Int, after rows: DrawnRows, using generator: inout SeededGenerator) -> FreshRows {
        let rows = (0..<count).map { _ in
            copy(of: prototypes.row(using: &generator), using: &generator)
        }
        return FreshRows(matrix: Matrix(rows), blockSize: 1)
    }

    private func copy(of prototype: [Double], using generator: inout SeededGenerator) -> [Double] {
        jitter == 0 ? prototype : prototype.map { $0 + jitter * generator.normal() }
    }
}
