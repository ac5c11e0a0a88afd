package import Core
internal import Foundation

/// The overlap of normal distributions with diagonal covariances, such as the posteriors of a VAE.
///
/// Two overlap where their Bhattacharyya coefficient, ∫ √(p q), is at least exp(−½) = 0.607: that of two distributions of equal
/// standard deviation whose 1σ ellipses touch, whatever the number of dimensions (Bhattacharyya, 1943). Dimensions in which both
/// are the same say nothing.
package struct DistributionOverlap: Sendable {
    /// The coefficient from which two distributions overlap.
    package static let threshold = exp(-0.5)

    /// The factor of all standard deviations from which each distribution overlaps one of others: `[rows]`; infinite where none
    /// does at any.
    package let anyFactors: [Double]
    /// The same with one of another class: `[rows]`; nil without classes.
    package let otherClassFactors: [Double]?

    /// Finds the factors of all distributions.
    ///
    /// - Parameters:
    ///   - means: `[rows, dimensions]`.
    ///   - deviations: The standard deviations, `[rows, dimensions]`, all positive.
    ///   - classes: The class of each row, negative where it is not known; nil without classes.
    ///   - groups: A number for each row, the same for rows that belong together, which are not compared; nil where none do.
    /// - Complexity: O(rows² · dimensions).
    package init(means: Matrix, deviations: Matrix, classes: [Int]? = nil, groups: [Int]? = nil) {
        precondition(
            means.rows == deviations.rows && means.columns == deviations.columns,
            "[\(means.rows), \(means.columns)] means for [\(deviations.rows), \(deviations.columns)] deviations")
        var all = [Double](repeating: .infinity, count: means.rows)
        var others = all
        for first in 0..<means.rows {
            for second in 0..<first where groups.map({ $0[first] != $0[second] }) ?? true {
                let factor = Self.factor(first, second, means, deviations)
                all[first] = min(all[first], factor)
                all[second] = min(all[second], factor)
                guard let classes, classes[first] >= 0, classes[second] >= 0, classes[first] != classes[second] else {
                    continue
                }
                others[first] = min(others[first], factor)
                others[second] = min(others[second], factor)
            }
        }
        anyFactors = all
        otherClassFactors = classes == nil ? nil : others
    }

    /// The factor of the standard deviations from which two distributions overlap; infinite where they do at none.
    ///
    /// With −ln of the coefficient of Σ Δ²/4(s² + t²) + ½ ln((s² + t²)/2st), a factor divides the first sum by its square and leaves the
    /// second as it is.
    private static func factor(_ first: Int, _ second: Int, _ means: Matrix, _ deviations: Matrix) -> Double {
        var distance = 0.0
        // The product of the ratios, whose logarithm is taken once.
        var (ratios, logarithms) = (1.0, 0.0)
        let (start, other) = (first * means.columns, second * means.columns)
        for k in 0..<means.columns {
            let difference = Double(means.values[start + k]) - Double(means.values[other + k])
            let (s, t) = (Double(deviations.values[start + k]), Double(deviations.values[other + k]))
            let squares = s * s + t * t
            distance += difference * difference / (4 * squares)
            ratios *= squares / (2 * s * t)
            if ratios > 1e200 {
                logarithms += log(ratios)
                ratios = 1
            }
        }
        let left = 0.5 - 0.5 * (logarithms + log(ratios))
        // The product of ratios of equal numbers may come out a little below 1.
        guard left > 0 else { return .infinity }
        return (distance / left).squareRoot()
    }
}
