internal import Core

/// A number with its 95 % confidence interval.
package struct Estimate: Sendable, Equatable, Codable {
    package let value: Double
    package let lower: Double
    package let upper: Double

    package init(value: Double, lower: Double, upper: Double) {
        self.value = value
        self.lower = lower
        self.upper = upper
    }

    /// The estimate, where all three are numbers.
    package var finite: Estimate? { value.isFinite && lower.isFinite && upper.isFinite ? self : nil }
}

/// Confidence intervals by resampling rows with replacement.
///
/// The interval runs between the 2.5th and the 97.5th percentile of the statistic over the resamples (the percentile
/// bootstrap; Efron and Tibshirani, 1993). A seed gives every statistic of as many rows the same resamples.
package enum Bootstrap {
    /// A statistic of rows with its interval.
    ///
    /// - Parameters:
    ///   - rowCount: How many rows there are, at least 1.
    ///   - seed: The seed.
    ///   - resamples: How often to resample.
    ///   - statistic: The statistic of the rows named, each counted as often as it is named.
    /// - Returns: The statistic of all rows and its interval; where the statistic is not finite, no number thrice.
    /// - Complexity: O(`rowCount` · `resamples`) for a statistic that reads each row once.
    package static func estimate(
        rowCount: Int, seed: UInt64, resamples: Int = 1000, statistic: (Span<Int>) -> Double
    ) -> Estimate {
        precondition(rowCount > 0 && resamples > 0, "\(resamples) resamples of \(rowCount) rows")
        var rows = Array(0..<rowCount)
        let value = statistic(rows.span)
        guard value.isFinite else { return Estimate(value: .nan, lower: .nan, upper: .nan) }

        var generator = SeededGenerator(seed: seed, stream: "bootstrap")
        var replicates: [Double] = []
        replicates.reserveCapacity(resamples)
        for _ in 0..<resamples {
            for position in 0..<rowCount {
                // The high half of the product is uniform in 0..<rowCount.
                rows[position] = Int(generator.next().multipliedFullWidth(by: UInt64(rowCount)).high)
            }
            replicates.append(statistic(rows.span))
        }
        replicates.sort()
        return Estimate(
            value: value, lower: Percentile.of(sorted: replicates, 0.025),
            upper: Percentile.of(sorted: replicates, 0.975))
    }
}
