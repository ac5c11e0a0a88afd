internal import Foundation

/// Disentanglement and completeness of latent dimensions by their importances for predicting factors (Eastwood and Williams,
/// 2018).
package struct ImportanceScores: Sendable, Equatable {
    /// 1 if each dimension is important for one factor alone, 0 if for all alike: the mean over dimensions of one less the entropy of
    /// their importances to the base of the number of factors, weighted by how important a dimension is.
    package let disentanglement: Double
    /// 1 if each factor takes one dimension alone, 0 if all alike: the same of factors, to the base of the number of dimensions.
    package let completeness: Double

    /// The scores of importances, `[factors][dimensions]`, none below 0.
    ///
    /// - Precondition: There is a factor, and all have as many dimensions.
    package init(importances: [[Double]]) {
        precondition(!importances.isEmpty, "no factors")
        let dimensions = (0..<importances[0].count).map { dimension in importances.map { $0[dimension] } }
        disentanglement = Self.weightedMean(dimensions)
        completeness = Self.weightedMean(importances)
    }

    /// The mean of 1 − H over lists of importances, each weighted by its sum; 0 if nothing is important.
    private static func weightedMean(_ lists: [[Double]]) -> Double {
        let whole = lists.reduce(0) { $0 + $1.reduce(0, +) }
        guard whole > 0 else { return 0 }
        return lists.reduce(0) { sum, list in
            let own = list.reduce(0, +)
            guard own > 0 else { return sum }
            let entropy = list.reduce(0) { $1 > 0 ? $0 - $1 / own * log($1 / own) : $0 }
            // Of a single thing there is no uncertainty.
            return sum + own / whole * (list.count > 1 ? 1 - entropy / log(Double(list.count)) : 1)
        }
    }
}
