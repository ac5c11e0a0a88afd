/// The share of neighbours that an embedding keeps, for every size of neighbourhood.
///
/// All of it follows from the co-ranking matrix (Lee and Verleysen, 2009), of which only this much is kept: how many pairs of rows are
/// among each other's K nearest both before and in the embedding. The definitions are those of the R package coRanking.
package struct RankCurve: Sendable, Equatable {
    /// The number of rows.
    package let rows: Int
    /// For K = 1, 2, … the pairs of a row and another whose rank, seen from the row, is at most K in both spaces: `[rows − 1]`.
    private let kept: [Int]

    /// The curve of rows from the number of pairs whose larger rank is 1, 2, …: `[rows − 1]`.
    init(rows: Int, largerRanks: [Int]) {
        precondition(largerRanks.count == rows - 1, "\(largerRanks.count) ranks of \(rows) rows")
        self.rows = rows
        var sum = 0
        kept = largerRanks.map { count in
            sum += count
            return sum
        }
    }

    /// The sizes of neighbourhoods that R_NX is defined for, 1…rows − 2.
    package var sizes: ClosedRange<Int> { 1...rows - 2 }

    /// Q_NX: the share of the K nearest neighbours that are the same in both spaces.
    ///
    /// - Parameter size: K, from 1 to rows − 1.
    /// - Returns: From 0 to 1.
    package func keptShare(_ size: Int) -> Double { Double(kept[size - 1]) / (Double(size) * Double(rows)) }

    /// LCMC, the local continuity meta-criterion (Chen and Buja, 2009): Q_NX less what a random embedding has.
    package func localContinuity(_ size: Int) -> Double { keptShare(size) - Double(size) / Double(rows - 1) }

    /// R_NX (Lee et al., 2013): Q_NX on a scale from 0, of a random embedding, to 1.
    ///
    /// - Parameter size: K, of ``sizes``.
    /// - Returns: At most 1.
    package func rescaledShare(_ size: Int) -> Double {
        let others = Double(rows - 1)
        return (others * keptShare(size) - Double(size)) / (others - Double(size))
    }

    /// The size of neighbourhoods with the largest LCMC, the smallest of several.
    package var bestSize: Int {
        sizes.max { (localContinuity($0), -$0) < (localContinuity($1), -$1) } ?? 1
    }

    /// The area under R_NX with log K across (Lee et al., 2015): its mean over K weighted by 1/K.
    package var area: Double {
        let weighted = sizes.reduce(0) { $0 + rescaledShare($1) / Double($1) }
        return weighted / Self.harmonic(rows - 2)
    }

    /// Σ 1/K over K = 1…count.
    static func harmonic(_ count: Int) -> Double { (1...max(1, count)).reduce(0) { $0 + 1 / Double($1) } }

    /// The part of a pair in the area, by its larger rank less one: `[rows − 1]`.
    ///
    /// The area is a mean over rows: of each, the sum of its pairs' parts less 1. A pair counts for all K from its larger rank on.
    static func parts(rows: Int) -> [Double] {
        let others = Double(rows - 1)
        var parts = [Double](repeating: 0, count: rows - 1)
        for size in stride(from: rows - 2, to: 0, by: -1) {
            parts[size - 1] = parts[size] + others / (Double(size) * Double(size) * (others - Double(size)))
        }
        let whole = harmonic(rows - 2)
        return parts.map { $0 / whole }
    }
}
