internal import Core

/// A random sample of rows with the same share of each stratum as all of them.
enum RowSample {
    /// Draws rows, the same ones whatever the seed of a report.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - strata: The stratum of each: `[rows]`.
    ///   - size: The number of rows that are drawn, less than there are.
    /// - Returns: The rows drawn, in their order.
    static func rows(_ rows: [Int], strata: [Int], size: Int) -> [Int] {
        precondition(rows.count == strata.count && size <= rows.count, "\(size) of \(rows.count) rows")
        var members: [Int: [Int]] = [:]
        for (row, stratum) in zip(rows, strata) { members[stratum, default: []].append(row) }
        let order = members.keys.sorted()
        let counts = shares(order.map { members[$0]?.count ?? 0 }, size: size)
        var drawn: [Int] = []
        for (stratum, count) in zip(order, counts) {
            drawn += (members[stratum] ?? []).sampled(count, seed: 0, stream: "sample of stratum \(stratum)")
        }
        return drawn.sorted()
    }

    /// The number drawn of each stratum: its share by largest remainders, and one at least where there are enough.
    static func shares(_ counts: [Int], size: Int) -> [Int] {
        let total = counts.reduce(0, +)
        let exact = counts.map { Double($0) * Double(size) / Double(max(total, 1)) }
        var shares = exact.map { Int($0) }
        let byRemainder = counts.indices.sorted { first, second in
            let (one, other) = (exact[first] - Double(shares[first]), exact[second] - Double(shares[second]))
            return one == other ? first < second : one > other
        }
        for index in byRemainder.prefix(max(size - shares.reduce(0, +), 0)) { shares[index] += 1 }
        guard size >= counts.count else { return shares }
        for index in shares.indices where shares[index] == 0 && counts[index] > 0 {
            guard let largest = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[largest] > 1 else { break }
            shares[largest] -= 1
            shares[index] = 1
        }
        return shares
    }
}
