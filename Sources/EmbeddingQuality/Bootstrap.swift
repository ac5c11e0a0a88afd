internal import Core

/// Confidence intervals by resampling rows with replacement, or whole groups of rows that belong together.
///
/// The interval runs between the 2.5th and the 97.5th percentile of the statistic over the resamples (the percentile
/// bootstrap; Efron and Tibshirani, 1993). A seed gives every statistic of as many rows the same resamples. Rows that belong
/// together, such as those of a patient, go into a resample together (the cluster bootstrap; Davison and Hinkley, 1997, 3.8).
package struct Bootstrap: Sendable {
    package var seed: UInt64
    /// The number of resamples.
    package var resamples: Int
    /// A number for each test row, the same for rows that belong together; nil where rows are independent.
    package var groups: [Int]?

    /// Resampling by a seed.
    package init(seed: UInt64, resamples: Int = 1000, groups: [Int]? = nil) {
        precondition(resamples > 0, "\(resamples) resamples")
        self.seed = seed
        self.resamples = resamples
        self.groups = groups
    }

    /// The groups of the rows that a measure is made of; nil where rows are independent.
    func groups(of measure: some QualityMeasure) -> [Int]? {
        guard let groups else { return nil }
        let chosen = measure.places.map { places in places.map { groups[$0] } } ?? groups
        precondition(chosen.count == measure.rowCount, "groups of \(chosen.count) rows for \(measure.rowCount)")
        // Groups of a row each are no groups.
        return Set(chosen).count < chosen.count ? chosen : nil
    }

    /// A measure with its interval.
    ///
    /// - Parameter measure: The measure of rows, each counted as often as it is named.
    /// - Returns: The measure of all rows and its interval; where the measure is not finite, no number thrice.
    /// - Complexity: O(rows · ``resamples``) for a measure that reads each row once.
    package func estimate(_ measure: some QualityMeasure) -> Estimate {
        var replicates: [Double] = []
        replicates.reserveCapacity(resamples)
        let value = measure.value
        guard value.isFinite else { return Estimate(value: .nan, lower: .nan, upper: .nan) }
        forEachResample(of: measure) { replicates.append(measure.value(over: $0)) }
        return Self.estimate(value, replicates: replicates)
    }

    /// A value with the percentile interval of what it is in each resample.
    static func estimate(_ value: Double, replicates: [Double]) -> Estimate {
        let sorted = replicates.sorted()
        return Estimate(
            value: value, lower: Percentile.of(sorted: sorted, 0.025), upper: Percentile.of(sorted: sorted, 0.975))
    }

    /// Draws all resamples, one after the other.
    ///
    /// - Parameters:
    ///   - measure: What rows are drawn for.
    ///   - body: Given the rows of a resample, each named as often as it was drawn.
    func forEachResample(of measure: some QualityMeasure, _ body: (Span<Int>) -> Void) {
        var generator = SeededGenerator(seed: seed, stream: "bootstrap")
        guard let groups = groups(of: measure) else {
            let rowCount = measure.rowCount
            var rows = Array(0..<rowCount)
            for _ in 0..<resamples {
                for position in 0..<rowCount { rows[position] = Self.draw(below: rowCount, &generator) }
                body(rows.span)
            }
            return
        }
        let (members, starts) = RowGroups(groups).members
        var rows: [Int] = []
        for _ in 0..<resamples {
            rows.removeAll(keepingCapacity: true)
            for _ in 0..<starts.count - 1 {
                let group = Self.draw(below: starts.count - 1, &generator)
                for place in starts[group]..<starts[group + 1] { rows.append(members[place]) }
            }
            body(rows.span)
        }
    }

    static func draw(below count: Int, _ generator: inout SeededGenerator) -> Int {
        // The high half of the product is uniform in 0..<count.
        Int(generator.next().multipliedFullWidth(by: UInt64(count)).high)
    }
}
