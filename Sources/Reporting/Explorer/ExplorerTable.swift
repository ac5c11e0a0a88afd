internal import Core

/// Rows of a table or of curves as whole numbers, each feature between its lowest and its highest value.
struct ExplorerTable: Sendable {
    let bits: Int
    /// `[features]` each.
    let lows: [Double]
    let highs: [Double]
    /// `[rows, features]`.
    let block: DataBlock

    /// Fewer values have 16 bits rather than 8.
    private static let mostFine = 100_000

    /// Quantises values, `[rows, features]`.
    init(_ values: Matrix) {
        let isFine = values.values.count <= Self.mostFine
        bits = isFine ? 16 : 8
        let steps: UInt16 = isFine ? 65_534 : 255
        let columns = (0..<values.columns).map { column in
            QuantizedNumbers(values.column(column).map(Double.init), steps: steps, missing: isFine ? 65_535 : 0)
        }
        lows = columns.map(\.low)
        highs = columns.map(\.high)
        let numbers = (0..<values.rows).flatMap { row in columns.map { $0.values[row] } }
        block = isFine ? DataBlock(numbers) : DataBlock(numbers.map { UInt8(truncatingIfNeeded: $0) })
    }
}
