internal import Core

/// The sums over ranks that measures of one embedding are made of.
struct RankTally: Sendable {
    /// By how many ranks each row's neighbours in the embedding were too far before, summed.
    private(set) var intruders: [Int] = []
    /// By how many ranks each row's neighbours before are too far in the embedding, summed.
    private(set) var lost: [Int] = []
    /// The part of each row in the area under R_NX.
    private(set) var areas: [Double] = []
    /// The reliability of each row's place.
    var reliability: [Double] = []
    /// The number of pairs whose larger rank is 1, 2, …: `[rows − 1]`.
    private(set) var largerRanks: [Int]
    private let neighbors: Int

    init(rows: Int, neighbors: Int) {
        largerRanks = [Int](repeating: 0, count: rows - 1)
        self.neighbors = neighbors
    }

    /// Writes the rank of each row, from 0, by their order.
    static func rank(_ order: [UInt32], into ranks: inout [UInt32]) {
        var places = ranks.mutableSpan
        let order = order.span
        for rank in order.indices { places[Int(order[rank])] = UInt32(truncatingIfNeeded: rank) }
    }

    /// Adds the next row.
    ///
    /// - Parameters:
    ///   - order: The other rows by their distance in the embedding, nearest first: `[rows − 1]`.
    ///   - ranksBefore: The rank of each row before, from 0: `[rows]`.
    ///   - parts: The part of a pair in the area under R_NX, by its larger rank, from 0: `[rows − 1]`.
    mutating func add(_ order: [UInt32], ranksBefore: [UInt32], parts: [Double]) {
        let sums = Self.sums(order.span, ranksBefore.span, parts.span, neighbors, &largerRanks)
        intruders.append(sums.intruders)
        lost.append(sums.lost)
        areas.append(sums.area)
    }

    private static func sums(
        _ order: Span<UInt32>, _ ranksBefore: Span<UInt32>, _ parts: Span<Double>, _ neighbors: Int,
        _ largerRanks: inout [Int]
    ) -> (intruders: Int, lost: Int, area: Double) {
        var counts = largerRanks.mutableSpan
        let last = UInt32(truncatingIfNeeded: neighbors - 1)
        var (intruders, lost, area) = (0, 0, -1.0)
        for place in order.indices {
            let after = UInt32(truncatingIfNeeded: place)
            let before = ranksBefore[Int(order[place])]
            let larger = Int(max(before, after))
            counts[larger] &+= 1
            area += parts[larger]
            if after <= last, before > last { intruders &+= Int(before &- last) }
            if before <= last, after > last { lost &+= Int(after &- last) }
        }
        return (intruders, lost, area)
    }

    /// The reliability of a row's place; see ``RankComparison/reliability``.
    ///
    /// - Parameters:
    ///   - before: The other rows by their distance in the data, nearest first.
    ///   - after: The same by their distance in the embedding.
    ///   - distances: The row's squared distances in the embedding: `[rows]`.
    /// - Returns: From −1 to 1.
    static func reliability(before: [UInt32], after: [UInt32], _ distances: Span<Double>) -> Double {
        let half = min(distances.count / 2, before.count)
        guard half > 1 else { return 0 }
        let pairs = (0..<half).map { place in
            (distances[Int(after[place])].squareRoot(), distances[Int(before[place])].squareRoot())
        }
        let scale = 1 / Double(half)
        let (nearest, known) = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0 * scale, $0.1 + $1.1 * scale) }
        var (product, squares, otherSquares) = (0.0, 0.0, 0.0)
        for (own, other) in pairs {
            product += (own - nearest) * (other - known)
            squares += (own - nearest) * (own - nearest)
            otherSquares += (other - known) * (other - known)
        }
        // What rounding leaves of equal distances is no spread.
        guard squares > 1e-24 * nearest * nearest * Double(half), otherSquares > 1e-24 * known * known * Double(half)
        else { return 0 }
        return product / (squares * otherSquares).squareRoot()
    }
}
