package import EmbeddingQuality
internal import Methods
internal import Rows

/// The answer to whether a network is better than PCA on these data.
package enum Verdict: Question {
    package static let id = "verdict"

    /// The grade in the words of schema 1.
    package enum Outcome: String, Codable, Sendable {
        /// Better.
        case worthIt = "worth_it"
        /// Worse.
        case notWorthIt = "not_worth_it"
        /// All other grades.
        case undecided
    }

    package struct Finding: Codable, Sendable {
        package let outcome: Outcome
        package let grade: Grade
        /// The id of the network it is about: the best by the validation rows.
        package let network: String
        /// The reduction of the error by each network, as a share of PCA's, paired row by row; networks whose interval
        /// the rows do not bound are left out.
        package let mseReduction: [String: Estimate]
        /// Each network's error by PCA's.
        package let mseRatio: [String: Double]
        /// Each network's error on the validation rows, by which one of them was chosen.
        package let validationMse: [String: Double]
        /// The reduction of the error by the network over its trainings, as a share of PCA's; nil for a single
        /// training.
        package let mseReductionOverSeeds: SeedSpread?
        /// The same of each training, the one that is shown first; nil of a single one.
        package let mseReductionByRepeat: [Double]?
        /// True if each training has a split of its own.
        package let repeatsVarySplit: Bool
        /// The verdict of a split of single rows at random; nil if the report's is one, or nothing was repeated.
        package let randomSplit: RandomSplit?
        /// True if PCA's error is no more than the rounding of 32-bit numbers.
        package let pcaIsExact: Bool
        /// True if the errors differ by less than rounding may change them.
        package let isLevel: Bool
        /// The number of independent test rows, or of groups of them.
        package let testUnits: Int
        /// True if the units are groups of rows that belong together.
        package let testUnitsAreGroups: Bool
        /// The number of independent units that those of a series are worth; nil where they are not in the order of time.
        package let independentTestUnits: Double?
        /// The number of units that a verdict needs.
        package let leastTestUnits: Int
        /// The share of PCA's error by which a network's may differ without a difference that matters.
        package let margin: Double
        /// The grade by all test rows, whatever their errors.
        package let gradeOfAllRows: Grade
        /// The number of test rows with errors so large that they dominate a mean.
        package let outlyingRows: Int
        /// The reduction of the error by the network over the other test rows; nil if no row is outlying.
        package let mseReductionWithoutOutlyingRows: Estimate?
        /// The grade by the other test rows; nil where no row is outlying.
        package let gradeWithoutOutlyingRows: Grade?
        /// The number of training rows of a kind that makes up much of the error, and of which there are too few test
        /// rows.
        package let rareTrainingRows: Int
        /// Their share of PCA's error over the training rows; nil where there are none.
        package let rareTrainingErrorShare: Double?
        /// The grade with such rows in their share of the training rows; nil where there are none.
        package let gradeWithRareRows: Grade?
        /// The ids of the networks that are the PCA which their training started from.
        package let keptStart: [String]
        /// The ids of the networks whose validation loss stayed above PCA's, whatever was tried.
        package let failedToLearn: [String]
        /// True if PCA and the network both leave nearly all of the variance.
        package let explainsLittle: Bool
        /// The id of the better of PCA and the network by other measures, by the measure's key, where one is beyond doubt.
        package let advantage: [String: String]
        /// The number of test rows, or groups of them, that would decide an undecided comparison; nil if it is decided,
        /// or more would not decide it.
        package let testUnitsToSettle: Int?
        /// The share of the interval's variance that comes of what trainings differ by; 0 of a single training.
        package let trainingShare: Double

        /// The reduction of the error by the chosen network, as a share of PCA's.
        package var reduction: Estimate? { mseReduction[network] }
    }

    /// Shares below this are rounding: a network that starts as a PCA and is kept so differs from one in its last digits.
    package static let negligible = 0.001
    /// An error that is nothing but what 32 bits can't hold, in the square of the scaled unit.
    static let rounding = 1e-12
    /// The number of interquartile ranges above the upper quartile from which an error is outlying.
    package static let outlyingFrom = OutlyingRows.farOut
    /// The R² below which next to nothing is explained.
    package static let little = 0.05

    package static let definitions = [
        "outcome": Definition(
            "Outcome of schema 1: worth_it for better, not_worth_it for worse, undecided otherwise."),
        "grade": Definition(
            "better or worse if the interval of mse_reduction lies above or below 0, no_meaningful_difference if it "
                + "lies within the margin, no_verdict with fewer than least_test_units, undecided otherwise."),
        "mse_reduction": Definition(
            "1 − test MSE / PCA's test MSE of a network, averaged over repeats, with its 95 % interval: the ratios "
                + "not rejected by a paired t-test over the test rows (Fieller, 1954), including the variation "
                + "between training runs and splits (for splits, as in Nadeau and Bengio, 2003).",
            unit: "share of PCA's test MSE"),
        "mse_ratio": Definition("Test MSE / PCA's test MSE of a network, mean over training runs."),
        "test_units_are_groups": Definition(
            "True if test_units are groups of related rows, which intervals treat as the independent units."),
        "test_units": Definition("Independent test rows, or groups of them."),
        "independent_test_units": Definition(
            "Number of independent groups that test_units successive stretches of the file are worth, by the correlation of their "
                + "differences with those of the stretch before (Bayley and Hammersley, 1946)."),
        "least_test_units": Definition("Number of independent test rows, or groups of them, required for a verdict."),
        "margin": Definition(
            "Largest relative difference of errors that counts as equivalent.", unit: "share of PCA's test MSE"),
        "grade_of_all_rows": Definition("Grade over all test rows, including those with outlying errors."),
        "outlying_rows": Definition(
            "Test rows whose error (PCA's plus the network's) lies more than \(Int(OutlyingRows.farOut)) "
                + "interquartile ranges above the upper quartile; none if these exceed a fraction of "
                + "\(OutlyingRows.mostShare).",
            unit: "rows"),
        "mse_reduction_without_outlying_rows": Definition(
            "mse_reduction of the network over the other test rows.", unit: "share of PCA's test MSE"),
        "grade_without_outlying_rows": Definition(
            "Grade over the other test rows; if it differs from that of all rows, the verdict is undecided."),
        "rare_training_rows": Definition(
            "Training rows with outlying errors (as for test rows) that account for more than a fraction of "
                + "\(RareRows.leastShare) of PCA's error, if fewer than least_test_units of their kind are expected "
                + "among the test rows.",
            unit: "rows"),
        "rare_training_error_share": Definition(
            "Their share of PCA's error over the training rows.", unit: "share of PCA's training MSE"),
        "grade_with_rare_rows": Definition(
            "Grade of the ratio over other test rows combined with theirs over training rows in that share; if it "
                + "differs from that of all rows, the verdict is undecided."),
        "kept_start": Definition("Networks identical to their PCA initialisation: no epoch was better."),
        "failed_to_learn": Definition(
            "Networks whose validation loss stayed above PCA's, including after a second training run."
        ),
        "explains_little": Definition("True if R² of both PCA and the network is below \(little)."),
        "advantage": Definition(
            "Better of PCA and the network by each measure: the paired 95 % interval of the difference excludes 0 "
                + "or, for measures that are not means over rows, the intervals do not overlap."),
        "test_units_to_settle": Definition(
            "Number of test rows, or groups of them, with which the interval would exclude 0 or lie within the "
                + "margin if the ratio remained the same (its width falls with the square root of their number)."),
        "training_share": Definition(
            "Share of the interval's variance due to training runs, and to splits if they vary."),
        "validation_mse": Definition(
            "Mean squared error of a network on the validation rows (test rows if there are none), by which the "
                + "network of the verdict is chosen.", unit: Measure.squaredUnit),
        "mse_reduction_over_seeds": Definition(
            "1 − test MSE / PCA's test MSE over training runs with several seeds, each on its own split if splits "
                + "vary: mean and standard deviation (divisor runs − 1).", unit: "share of PCA's test MSE"),
        "mse_reduction_by_repeat": Definition(
            "1 − test MSE / PCA's test MSE of each training run; first, the one shown in the report.",
            unit: "share of PCA's test MSE"),
        "repeats_vary_split": Definition("True if each training run has its own split."),
        "random_split": Definition(
            "Result of a random split of single rows, with equal rows on the same side, if groups, stretches or the "
                + "end of the file are held out: grade, mse_reduction, test_rows, and whether it differs "
                + "(other grade or disjoint interval)."
        ),
        "pca_is_exact": Definition("True if PCA's error is within 32-bit rounding."),
        "is_level": Definition(
            "True if the interval differs from 0 by less than \(negligible), as rounding may cause."),
    ]

    package static func find(in study: Study) -> Answer<Verdict>? {
        let networks = study.networks
        guard let pca = study.baseline, let best = network(in: study),
            var comparison = ErrorComparison(best, with: pca, in: study)
        else { return nil }
        comparison.rareRows = rareRows(best, pca, in: study)
        let margin = study.settings.margin
        let units = study.data.testUnits
        let judgement = Judgement(comparison, pcaError: pca.error, units: units, margin: margin)
        var advantage: [String: String] = [:]
        for measure in Advantage.measures {
            advantage[measure.id] = Advantage.holder(of: measure, best, pca, in: study)
        }
        let comparisons = networks.byID { ErrorComparison($0, with: pca, in: study) }
        let byRepeat = reductions(best, pca)
        return Answer(
            Finding(
                outcome: judgement.grade.outcome, grade: judgement.grade, network: best.id,
                mseReduction: comparisons.compactMapValues { $0.interval?.reduction },
                mseRatio: comparisons.compactMapValues(\.ratio.finite),
                validationMse: networks.byID { validationError(of: $0, in: study).finite },
                mseReductionOverSeeds: byRepeat.flatMap { SeedSpread($0) },
                mseReductionByRepeat: byRepeat, repeatsVarySplit: best.variesSplit,
                randomSplit: RandomSplit(
                    in: study, best, with: pca, against: judgement, comparison.interval?.reduction),
                pcaIsExact: judgement.pcaIsExact,
                isLevel: judgement.isLevel,
                testUnits: units, testUnitsAreGroups: study.data.groups != nil,
                independentTestUnits: comparison.interval?.independentUnits,
                leastTestUnits: RatioInterval.leastUnits, margin: margin,
                gradeOfAllRows: judgement.ofAllRows, outlyingRows: comparison.outlyingRows,
                mseReductionWithoutOutlyingRows: comparison.intervalWithoutOutlyingRows?.reduction,
                gradeWithoutOutlyingRows: judgement.withoutOutlyingRows,
                rareTrainingRows: comparison.rareRows?.count ?? 0,
                rareTrainingErrorShare: comparison.rareRows?.errorShare, gradeWithRareRows: judgement.withRareRows,
                keptStart: networks.filter { $0.training?.keptStart == true }.map(\.id),
                failedToLearn: networks.filter { $0.training?.failedToLearn == true }.map(\.id),
                explainsLittle: [pca, best].allSatisfy { ($0.measures[.r2]?.estimate.value ?? 1) < little },
                advantage: advantage,
                testUnitsToSettle: judgement.ofAllRows == .undecided
                    && judgement.withoutOutlyingRows ?? .undecided == .undecided
                    ? comparison.interval.flatMap { Settlement.units($0, units: units, margin: margin) } : nil,
                trainingShare: comparison.interval?.trainingShare ?? 0))
    }

    /// The best network; nil where none was fitted.
    ///
    /// It is chosen by the validation rows: chosen by the test rows, it would be the luckier one.
    static func network(in study: Study) -> MethodResult? {
        study.networks.min { validationError(of: $0, in: study) < validationError(of: $1, in: study) }
    }

    /// Rows of a kind that training rows show and test rows hold too few of; nil where there are none.
    private static func rareRows(_ network: MethodResult, _ pca: MethodResult, in study: Study) -> RareRows? {
        guard let errors = network.rowErrors, let pcaErrors = pca.rowErrors else { return nil }
        let rows = study.data.split.training
        return RareRows(
            network: rows.map { errors[$0] }, pca: rows.map { pcaErrors[$0] }, testUnits: study.data.testUnits)
    }

    /// A method's mean squared error on the validation rows; on the test rows where there are none.
    private static func validationError(of result: MethodResult, in study: Study) -> Double {
        let rows = study.data.split.validation
        guard !rows.isEmpty, let errors = result.rowErrors else { return result.error }
        return rows.reduce(0) { $0 + errors[$1] } / Double(rows.count)
    }

    /// The reduction of the error by the network in each training, as a share; nil for a single one.
    private static func reductions(_ network: MethodResult, _ pca: MethodResult) -> [Double]? {
        guard network.repeats.count > 1 else { return nil }
        let reductions = network.repeats.compactMap { own -> Double? in
            let linear =
                network.variesSplit ? pca.repeats.first { $0.seed == own.seed }?.measures[.mse] : pca.error
            guard let error = own.measures[.mse], let linear, linear > 0 else { return nil }
            return 1 - error / linear
        }
        return reductions.count == network.repeats.count ? reductions.finite : nil
    }
}
