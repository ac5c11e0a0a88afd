package import Core

/// Random triplets of rows, in which an embedding keeps which of two is nearer to a third, or does not (Wang et al., 2021).
///
/// A measure of the arrangement at large: most random rows are no neighbours. Chance is ½.
package struct RandomTriplets: Sendable {
    private let perRow: Int
    /// The two rows that are compared by their distance from a row: `[rows × perRow]`.
    private let others: [(first: Int, second: Int)]
    /// The one of the two that is nearer before: −1 the first, 1 the second, 0 where both are as near.
    private let nearer: [Int]

    /// Draws triplets.
    ///
    /// - Parameters:
    ///   - rows: The rows before: `[rows, features]`, at least 3.
    ///   - perRow: The number of pairs that each row is compared with.
    ///   - seed: The seed of the pairs.
    package init(of rows: Matrix, perRow: Int = 20, seed: UInt64) {
        precondition(rows.rows >= 3 && perRow > 0, "\(perRow) triplets for each of \(rows.rows) rows")
        var generator = SeededGenerator(seed: seed, stream: "random triplets")
        var others: [(first: Int, second: Int)] = []
        others.reserveCapacity(rows.rows * perRow)
        for row in 0..<rows.rows {
            for _ in 0..<perRow {
                // Of the other rows, one and another.
                let first = Int.random(in: 0..<rows.rows - 1, using: &generator)
                var second = Int.random(in: 0..<rows.rows - 2, using: &generator)
                if second >= first { second += 1 }
                others.append((first < row ? first : first + 1, second < row ? second : second + 1))
            }
        }
        self.perRow = perRow
        self.others = others
        nearer = Self.nearer(others, perRow, in: rows)
    }

    /// The share of triplets whose order an embedding keeps; of those where two are as near in one space alone, half.
    ///
    /// - Parameter embedding: The rows' codes: `[rows, latent]`.
    /// - Returns: The share; per row, that of its own triplets.
    package func accuracy(of embedding: Matrix) -> RowMean {
        precondition(embedding.rows * perRow == others.count, "triplets of other rows than \(embedding.rows)")
        let after = Self.nearer(others, perRow, in: embedding)
        return RowMean(
            perRow: (0..<embedding.rows).map { row in
                let kept = (row * perRow..<(row + 1) * perRow).reduce(0.0) { sum, index in
                    sum + (nearer[index] == after[index] ? 1 : nearer[index] * after[index] == 0 ? 0.5 : 0)
                }
                return kept / Double(perRow)
            })
    }

    private static func nearer(_ others: [(first: Int, second: Int)], _ perRow: Int, in rows: Matrix) -> [Int] {
        others.indices.map { index in
            let row = index / perRow
            let first = squaredDistance(rows, row, others[index].first)
            let second = squaredDistance(rows, row, others[index].second)
            return first < second ? -1 : first > second ? 1 : 0
        }
    }

    private static func squaredDistance(_ rows: Matrix, _ first: Int, _ second: Int) -> Double {
        let (start, other) = (first * rows.columns, second * rows.columns)
        let values = rows.values.span
        var sum = 0.0
        for column in 0..<rows.columns {
            let difference = Double(values[start + column]) - Double(values[other + column])
            sum += difference * difference
        }
        return sum
    }
}
