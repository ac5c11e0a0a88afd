internal import Foundation

/// The area under the receiver operating characteristic (AUROC) of a score that is to tell positive cases from negative ones.
///
/// It is the share of pairs of a positive and a negative case in which the positive one has the larger score, ties counted as half:
/// the Mann–Whitney statistic, scikit-learn's `roc_auc_score`. Its standard error is that of DeLong, DeLong and
/// Clarke-Pearson (1988); where cases belong together, such as a row and what was made of it, that of Obuchowski (1997).
package struct ROCArea: Sendable, Equatable {
    /// The area, 0.5 for a score that tells nothing.
    package let value: Double
    /// The standard error of the area.
    package let standardError: Double
    /// The number of independent units that hold cases of the kind that is in fewer of them.
    package let units: Int

    /// The area of some scores; nil where a side has no case, or a score is not a number.
    ///
    /// - Parameters:
    ///   - positives: The scores of the positive cases; may be infinite.
    ///   - negatives: The scores of the negative cases; may be infinite.
    ///   - positiveUnits: A number for each positive case, the same for cases of either kind that belong together; nil where
    ///     all cases are independent.
    ///   - negativeUnits: The same for each negative case.
    /// - Complexity: O(n log n) for n cases.
    package init?(
        positives: [Double], negatives: [Double], positiveUnits: [Int]? = nil, negativeUnits: [Int]? = nil
    ) {
        guard !positives.isEmpty, !negatives.isEmpty, !(positives + negatives).contains(where: \.isNaN) else {
            return nil
        }
        let (above, below) = Self.placements(positives, negatives)
        let area = above.reduce(0, +) / Double(positives.count)
        // Cases that stand alone have units of their own, after those of all others.
        let next = 1 + max(positiveUnits?.max() ?? 0, negativeUnits?.max() ?? 0)
        let ids =
            (positiveUnits ?? (0..<positives.count).map { next + $0 })
            + (negativeUnits ?? (0..<negatives.count).map { next + positives.count + $0 })
        precondition(ids.count == positives.count + negatives.count, "units of \(ids.count) cases")
        let groups = RowGroups(ids)
        let none = (positives.map { _ in 0.0 }, negatives.map { _ in 0.0 })
        let ofPositives = groups.sums(of: above.map { $0 - area } + none.1)
        let ofNegatives = groups.sums(of: none.0 + below.map { $0 - area })
        let unitCounts = (
            groups.sums(of: positives.map { _ in 1.0 } + none.1).count { $0 > 0 },
            groups.sums(of: none.0 + negatives.map { _ in 1.0 }).count { $0 > 0 }
        )
        let (m, n) = (Double(positives.count), Double(negatives.count))
        let variance =
            Self.correction(unitCounts.0) * Self.product(ofPositives, ofPositives) / (m * m)
            + Self.correction(unitCounts.1) * Self.product(ofNegatives, ofNegatives) / (n * n)
            + 2 * Self.correction(groups.count) * Self.product(ofPositives, ofNegatives) / (m * n)
        value = area
        standardError = max(0, variance).squareRoot()
        units = min(unitCounts.0, unitCounts.1)
    }

    /// The area with its 95 % confidence interval, symmetric in ln(A / (1 − A)) (Pepe, 2003, 5.2).
    ///
    /// Where all pairs are in the same order, the interval is that of as many independent pairs as there are units (Clopper and
    /// Pearson, 1934). Nil where a side has a single unit.
    package var estimate: Estimate? {
        guard units > 1 else { return nil }
        if value <= 0 || value >= 1 {
            let least = pow(0.025, 1 / Double(units))
            return Estimate(value: value, lower: value >= 1 ? least : 0, upper: value >= 1 ? 1 : 1 - least)
        }
        let middle = log(value / (1 - value))
        let half =
            StudentT.quantile(0.975, degreesOfFreedom: Double(units - 1)) * standardError / (value * (1 - value))
        func area(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
        return Estimate(value: value, lower: area(middle - half), upper: area(middle + half))
    }

    /// For each positive case the share of negative ones below it, and for each negative case that of positive ones above it.
    private static func placements(
        _ positives: [Double], _ negatives: [Double]
    ) -> (above: [Double], below: [Double]) {
        let (low, high) = (negatives.sorted(), positives.sorted())
        let above = positives.map { score -> Double in
            let (less, notMore) = (place(of: score, in: low), place(after: score, in: low))
            return Double(less + notMore) / 2 / Double(low.count)
        }
        let below = negatives.map { score -> Double in
            let (less, notMore) = (place(of: score, in: high), place(after: score, in: high))
            return 1 - Double(less + notMore) / 2 / Double(high.count)
        }
        return (above, below)
    }

    /// The number of ascending values that are less than one.
    private static func place(of value: Double, in sorted: [Double]) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number of ascending values that are not more than one.
    private static func place(after value: Double, in sorted: [Double]) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func correction(_ units: Int) -> Double { units > 1 ? Double(units) / Double(units - 1) : 0 }

    private static func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
