internal import Core

/// The errors of two methods on the test rows of one of several splits of the same rows, both trained on the split's other rows.
///
/// The ratio of the errors is then the mean of the splits' own, and what is uncertain about it has two parts.
///
/// - Which rows there are. A row may be tested in several splits: what it adds in all of them is summed first, so that rows are
///   independent again (Cochran, 1977, 6.3), whatever the splits have in common.
/// - What was learned. The splits' ratios differ with variance s², also because their test rows do. Of that, what the rows let expect
///   is known; three quarters of it are taken off s², since with few splits all of it would leave nothing too often. The training rows
///   of splits overlap, so that the mean varies by more than s²/R: by s² (1/R + n₂/n₁), where n₂ rows are tested and n₁ learned from
///   (Nadeau and Bengio, 2003). It has R − 1 degrees of freedom.
///
/// `script/coverage` measures how often the interval holds the ratio that new rows and new trainings have on average.
package struct SplitErrors: Sendable {
    /// The number of each test row, or of the group it belongs to, the same in all splits: `[test rows]`.
    package let units: [Int]
    /// The errors that are left and that there were: `[test rows]`.
    package let errors: RelativeReduction
    /// The number of rows that were learned from, those for validation included.
    package let trainingCount: Int

    /// The errors of a split.
    ///
    /// - Precondition: There is a unit for each row, and a row to learn from.
    package init(units: [Int], errors: RelativeReduction, trainingCount: Int) {
        precondition(units.count == errors.rowCount, "units of \(units.count) rows for \(errors.rowCount)")
        precondition(trainingCount > 0, "trained on no rows")
        self.units = units
        self.errors = errors
        self.trainingCount = trainingCount
    }

    /// Remaining by initial.
    package var ratio: Double { errors.remaining.reduce(0, +) / errors.initial.reduce(0, +) }

    /// The errors of some of the rows; nil of none.
    package func selecting(_ places: [Int]) -> SplitErrors? {
        guard !places.isEmpty else { return nil }
        return SplitErrors(
            units: places.map { units[$0] },
            errors: RelativeReduction(
                remaining: places.map { errors.remaining[$0] }, initial: places.map { errors.initial[$0] }),
            trainingCount: trainingCount)
    }

    /// The errors by the sum of the initial ones, so that each split counts the same, in whatever unit its errors are.
    package var relative: RelativeReduction {
        let whole = errors.initial.reduce(0, +)
        return RelativeReduction(
            remaining: errors.remaining.map { $0 / whole }, initial: errors.initial.map { $0 / whole })
    }

    /// The variance of the ratio over other rows, and the share of the rows that another split would not test again.
    fileprivate var rowVariance: (variance: Double, share: Double) {
        let (relative, groups) = (relative, RowGroups(units))
        let sums = RatioOfSums(groups.sums(of: relative.remaining), groups.sums(of: relative.initial))
        return (sums.variance, Double(trainingCount) / Double(trainingCount + errors.rowCount))
    }
}

extension RatioInterval {
    /// The part of what rows let expect of the splits' variance that is taken off it.
    private static let expectedShare = 0.75

    /// The interval of the mean ratio over splits; nil where the rows do not bound it, or a number is not finite.
    ///
    /// - Parameters:
    ///   - splits: The errors on each split, at least one.
    ///   - areSuccessive: Whether the numbers of units count stretches of time, of which one may be like the one before.
    package init?(over splits: [SplitErrors], areSuccessive: Bool = false) {
        let relative = splits.map(\.relative)
        let units = RowGroups(splits.flatMap(\.units))
        let count = Double(splits.count)
        let spread = SampleMoments(splits.map(\.ratio)).variance
        let expected = splits.reduce(0) { sum, split in
            let rows = split.rowVariance
            return sum + rows.variance * rows.share / count
        }
        let tested = splits.reduce(0) { $0 + Double($1.errors.rowCount) }
        let learned = splits.reduce(0) { $0 + Double($1.trainingCount) }
        let ofMean = max(0, spread - Self.expectedShare * expected) * (1 / count + tested / learned)
        self.init(
            units.sums(of: relative.flatMap(\.remaining)), units.sums(of: relative.flatMap(\.initial)),
            numbers: areSuccessive ? units.ids : nil,
            trainings: (splits.count > 1 ? count * count * ofMean : 0, max(1, count - 1)))
    }
}
