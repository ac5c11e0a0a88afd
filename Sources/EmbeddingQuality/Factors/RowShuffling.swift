internal import Core

/// Shuffled rows: what stands beside a row is then another row's, as under no relation at all.
///
/// Rows that belong together stay beside each other, in the order of their groups, because what such rows share by chance is more
/// than independent rows do.
package struct RowShuffling: Sendable {
    private var generator: SeededGenerator
    private let rowCount: Int
    private let groups: (members: [Int], starts: [Int])?

    /// Shuffling by a seed.
    ///
    /// - Parameters:
    ///   - rowCount: The number of rows.
    ///   - groups: A number for each row, the same for rows that belong together; nil where rows are independent.
    ///   - seed: The user's seed.
    ///   - stream: A name for what is shuffled.
    package init(rowCount: Int, groups: [Int]? = nil, seed: UInt64, stream: String) {
        precondition(groups.map { $0.count == rowCount } ?? true, "a group for each row")
        self.rowCount = rowCount
        generator = SeededGenerator(seed: seed, stream: stream)
        self.groups = groups.flatMap { groups in
            let all = RowGroups(groups)
            guard all.count < rowCount else { return nil }
            let (rows, starts) = all.members
            return (rows, starts)
        }
    }

    /// The next row beside each row: `[rows]`, each once.
    package mutating func next() -> [Int] {
        guard let groups else { return generator.permutation(of: rowCount) }
        let order = generator.permutation(of: groups.starts.count - 1)
        let shuffled = order.flatMap { groups.members[groups.starts[$0]..<groups.starts[$0 + 1]] }
        var beside = [Int](repeating: 0, count: rowCount)
        for (row, other) in zip(groups.members, shuffled) { beside[row] = other }
        return beside
    }
}

/// The values that a measure takes if rows are shuffled.
package struct ChanceLevel: Sendable, Equatable, Codable {
    /// The mean over shufflings.
    package let mean: Double
    /// The value that is above chance if it is exceeded: at most 5 % of the shufflings, the rows as they are counted among them, come
    /// up to what lies above it.
    package let limit: Double

    /// The level of values, one for each shuffling; nil of fewer than 19, of which none is rare enough, or of no numbers.
    package init?(_ values: [Double]) {
        let rank = (values.count + 1) / 20
        guard rank > 0, values.allSatisfy(\.isFinite) else { return nil }
        mean = values.reduce(0, +) / Double(values.count)
        limit = values.sorted(by: >)[rank - 1]
    }

    /// A level that is known.
    package init(mean: Double, limit: Double) {
        self.mean = mean
        self.limit = limit
    }
}
