internal import Core

/// The ratio of two errors of the same rows, with a 95 % confidence interval.
///
/// The interval holds every ratio ρ that a t-test of the rows' differences, remaining − ρ · initial, does not refuse
/// (Fieller, 1954). Unlike a bootstrap of the ratio it keeps its coverage where rows are few or a few of them are far worse
/// than the others: `script/coverage` measures both. Rows that belong together are summed first, so that what is
/// independent is tested (Cochran, 1977, 6.3).
///
/// Where a network was trained several times, the rows' errors are means over its trainings, and what these differ by adds
/// s²/K to the variance of the difference: s² is the variance of the K trainings' mean errors (divisor K − 1), as in a
/// crossed design of rows and trainings, where that sum errs towards too much (Owen, 2007). Each variance counts with the
/// square of its own quantile of t (Cochran, 1964): with degrees of freedom for the sum of both, as Satterthwaite has them, few
/// trainings that are alike by chance would pass for many. ``SplitErrors`` says what is done where each training has a split of
/// its own.
///
/// Units that are successive stretches of time may depend on each other still, where rows depend on those before them over longer than a
/// stretch. ``SuccessiveUnits`` then says how many independent ones they are worth.
package struct RatioInterval: Sendable, Equatable, Codable {
    /// Remaining by initial.
    package let ratio: Double
    package let lower: Double
    package let upper: Double
    /// The share of the variance that comes of what trainings differ by; 0 of a single training.
    package let trainingShare: Double
    /// The number of independent units that successive ones are worth; nil where each stands for itself.
    package let independentUnits: Double?

    /// The least number of independent rows, or of groups, that bears a conclusion: with fewer, an interval's coverage hangs on
    /// how errors are distributed, which so few do not show.
    package static let leastUnits = 10
    /// With fewer than so many, the test is one at 4 % instead of 5 %, which errs towards too wide.
    private static let fewUnits = 20

    package init(
        ratio: Double, lower: Double, upper: Double, trainingShare: Double = 0, independentUnits: Double? = nil
    ) {
        self.ratio = ratio
        self.lower = lower
        self.upper = upper
        self.trainingShare = trainingShare
        self.independentUnits = independentUnits
    }

    /// The interval as one of the share that is gone, 1 − ratio.
    package var reduction: Estimate { Estimate(value: 1 - ratio, lower: 1 - upper, upper: 1 - lower) }

    /// The interval of a ratio; nil where the rows do not bound it, or a number is not finite.
    init?(of errors: RelativeReduction, groups ids: [Int]?, areSuccessive: Bool, trainings: [Double]) {
        let groups = ids.map { RowGroups($0) }
        let remaining = groups?.sums(of: errors.remaining) ?? errors.remaining
        let initial = groups?.sums(of: errors.initial) ?? errors.initial
        let rows = Double(errors.rowCount)
        self.init(
            remaining, initial, numbers: areSuccessive ? groups?.ids : nil,
            trainings: (rows * rows * Self.varianceOfMean(trainings), Double(max(1, trainings.count - 1))))
    }

    /// The interval of a ratio of sums over what is independent; nil where that does not bound it, or a number is not finite.
    ///
    /// - Parameters:
    ///   - remaining: The errors that are left: `[units]`.
    ///   - initial: The errors that there were: `[units]`.
    ///   - numbers: The units' numbers in time, `[units]`, where those with successive numbers may depend on each other.
    ///   - trainings: What trainings add to the variance of the sum of the differences, with its degrees of freedom.
    init?(
        _ remaining: [Double], _ initial: [Double], numbers: [Int]? = nil,
        trainings: (variance: Double, freedom: Double)
    ) {
        let units = Double(remaining.count)
        let sums = RatioOfSums(remaining, initial)
        let (whole, ratio, rowVariance) = (sums.whole, sums.ratio, sums.variance)
        guard units > 1, whole > 0, ratio.isFinite, trainings.variance.isFinite else { return nil }

        // With δ = ρ − ratio, the differences are d − δ · initial, where d = remaining − ratio · initial sum to 0.
        let differences = zip(remaining, initial).map { $0 - ratio * $1 }
        var (products, initialSquares) = (0.0, 0.0)
        for (difference, had) in zip(differences, initial) {
            products += difference * had
            initialSquares += had * had
        }
        let successive = numbers.map { SuccessiveUnits(differences, numbers: $0).independentCount }
        let independent = successive ?? units
        let probability = remaining.count < Self.fewUnits ? 0.98 : 0.975
        // With fewer independent units the variance of a sum is greater, and less sure.
        let ofRows =
            StudentT.quantile(probability, degreesOfFreedom: max(1, independent - 1))
            * (units / independent).squareRoot()
        let ofTrainings =
            trainings.variance > 0 ? StudentT.quantile(probability, degreesOfFreedom: trainings.freedom) : 0

        // Not refused: (δ Σ initial)² ≤ Σ t² · variance, where that of the rows' sum changes with δ: a quadratic inequality in δ.
        let scale = ofRows * ofRows * units / (units - 1)
        let leading = whole * whole * (1 + scale / units) - scale * initialSquares
        let constant = ofRows * ofRows * rowVariance + ofTrainings * ofTrainings * trainings.variance
        guard leading > 0 else { return nil }
        let root = (scale * products * (scale * products) + leading * constant).squareRoot()
        let (lower, upper) = ((-scale * products - root) / leading, (-scale * products + root) / leading)
        guard lower.isFinite, upper.isFinite else { return nil }
        // An error is never below 0.
        let variance = rowVariance + trainings.variance
        self.init(
            ratio: ratio, lower: max(0, ratio + lower), upper: ratio + upper,
            trainingShare: variance > 0 ? trainings.variance / variance : 0, independentUnits: successive)
    }

    /// The variance of the mean of several trainings; 0 of a single one.
    private static func varianceOfMean(_ trainings: [Double]) -> Double {
        trainings.isEmpty ? 0 : SampleMoments(trainings).variance / Double(trainings.count)
    }
}
