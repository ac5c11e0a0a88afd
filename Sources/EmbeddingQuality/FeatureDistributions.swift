package import Core
internal import Foundation

/// The features of some rows by themselves and in pairs, to be held against those of others.
package struct FeatureDistributions: Sendable {
    /// The values of each feature, ascending: `[features][rows]`.
    private let sorted: [[Float]]
    /// Pearson's correlation of each pair of features, (0, 1), (0, 2), … (1, 2), …; not a number where one does not vary.
    package let correlations: [Double]

    /// The distributions of some features.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`, at least one row.
    ///   - features: The features that are looked at, each by itself.
    ///   - pairs: The number of them, from the first on, that are looked at in pairs.
    package init(of rows: Matrix, features: [Int], pairs: Int) {
        precondition(rows.rows > 0, "distributions of no rows")
        let columns = features.map(rows.column)
        sorted = columns.map { $0.sorted() }
        let standardized = columns.prefix(pairs).map(Self.standardized)
        var correlations: [Double] = []
        for first in standardized.indices {
            for second in standardized.indices.dropFirst(first + 1) {
                correlations.append(zip(standardized[first], standardized[second]).reduce(0) { $0 + $1.0 * $1.1 })
            }
        }
        self.correlations = correlations
    }

    /// Numbers about their mean, by the root of their squares' sum.
    private static func standardized(_ values: [Float]) -> [Double] {
        let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
        let norm = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }.squareRoot()
        // Rounding leaves a little of numbers that are the same.
        let varies = norm > 1e-6 * abs(mean) * Double(values.count).squareRoot()
        return values.map { varies ? (Double($0) - mean) / norm : .nan }
    }

    /// The largest difference between the distribution functions of each feature here and there, 0–1 (Kolmogorov and Smirnov; SciPy's
    /// `ks_2samp`): `[features]`.
    package func distances(from other: FeatureDistributions) -> [Double] {
        zip(sorted, other.sorted).map(Self.distance)
    }

    /// Values of a feature at even steps of its distribution function, the smallest and the largest among them: `[count]`.
    ///
    /// - Parameters:
    ///   - place: The feature's place among those that are looked at.
    ///   - count: The number of values, at least 2.
    /// - Returns: The values, ascending.
    package func quantiles(ofFeatureAt place: Int, count: Int) -> [Double] {
        precondition(count > 1, "\(count) quantiles")
        let values = sorted[place].map(Double.init)
        return (0..<count).map { Percentile.of(sorted: values, Double($0) / Double(count - 1)) }
    }

    private static func distance(_ first: [Float], _ second: [Float]) -> Double {
        var (i, j, largest) = (0, 0, 0.0)
        while i < first.count && j < second.count {
            let value = min(first[i], second[j])
            while i < first.count && first[i] <= value { i += 1 }
            while j < second.count && second[j] <= value { j += 1 }
            largest = max(largest, abs(Double(i) / Double(first.count) - Double(j) / Double(second.count)))
        }
        return largest
    }

    /// The root of the mean squared difference of the correlations here and there, of pairs that have one in both; nil without any.
    package func correlationError(from other: FeatureDistributions) -> Double? {
        let squares = zip(correlations, other.correlations).map { ($0 - $1) * ($0 - $1) }.filter(\.isFinite)
        return squares.isEmpty ? nil : (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }
}
