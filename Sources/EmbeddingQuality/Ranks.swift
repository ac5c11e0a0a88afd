internal import Core

/// The ranks of values, from which rank correlations with other values are computed.
package struct Ranks: Sendable {
    /// From 0 up; equal values share the mean of their ranks.
    let ranks: [Double]
    /// The sum of squared differences from the mean rank.
    private let squares: Double

    private var middle: Double { Double(ranks.count - 1) / 2 }

    /// The ranks of values.
    package init(of values: [Double]) {
        ranks = values.meanRanks
        let middle = Double(values.count - 1) / 2
        squares = ranks.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    }

    /// Spearman's rank correlation with as many other values; nil where either are all the same.
    package func correlation(with other: Ranks) -> Double? {
        precondition(ranks.count == other.ranks.count, "\(ranks.count) values against \(other.ranks.count)")
        guard squares > 0, other.squares > 0 else { return nil }
        let product = zip(ranks, other.ranks).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - middle) }
        return product / (squares * other.squares).squareRoot()
    }
}
