/// Rows that belong together, as sets that no row is in two of (a union–find structure).
package struct RowSets: Sendable, Equatable {
    /// The parent of each row; a set's first row is its own.
    private var parents: [Int]

    /// Rows that stand by themselves.
    package init(rowCount: Int) {
        parents = Array(0..<rowCount)
    }

    /// The number of rows.
    package var rowCount: Int { parents.count }

    /// The set that a row is in, by its first row.
    package func first(with row: Int) -> Int {
        var row = row
        while parents[row] != row { row = parents[row] }
        return row
    }

    /// Makes one set of two rows' sets.
    package mutating func join(_ row: Int, _ other: Int) {
        let (one, two) = (shortened(row), shortened(other))
        parents[max(one, two)] = min(one, two)
    }

    /// Joins all rows that have the same value: `[rows]`; those without one stay by themselves.
    package mutating func joinEqual<Value: Hashable>(_ values: some Sequence<Value?>) {
        var firsts: [Value: Int] = [:]
        firsts.reserveCapacity(rowCount)
        for (row, value) in values.enumerated() {
            guard let value else { continue }
            if let first = firsts[value] { join(first, row) } else { firsts[value] = row }
        }
    }

    /// The first row of each row's set: `[rows]`.
    package var firsts: [Int] {
        // A parent is never after its row.
        var firsts = parents
        for row in firsts.indices { firsts[row] = firsts[firsts[row]] }
        return firsts
    }

    /// The number of rows that are in a set with others.
    package var sharedRowCount: Int {
        var sizes = [Int](repeating: 0, count: rowCount)
        let firsts = firsts
        for first in firsts { sizes[first] += 1 }
        return sizes.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
    }

    private mutating func shortened(_ row: Int) -> Int {
        let first = first(with: row)
        var row = row
        while parents[row] != first { (row, parents[row]) = (parents[row], first) }
        return first
    }
}
