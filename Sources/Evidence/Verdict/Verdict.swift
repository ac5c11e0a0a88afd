internal import Datasets
package import EmbeddingQuality

/// The answer to whether a network is worth it over PCA on these data.
package enum Verdict: Question {
    package static let id = "verdict"

    package enum Outcome: String, Codable, Sendable {
        case worthIt = "worth_it"
        case notWorthIt = "not_worth_it"
        case undecided
    }

    package struct Finding: Codable, Sendable {
        package let outcome: Outcome
        /// The id of the network it is about: the best by the validation rows.
        package let network: String
        /// How much less each network's error is than PCA's, as a share of PCA's, paired row by row.
        package let mseReduction: [String: Estimate]
        /// Each network's error on the validation rows, by which one of them was chosen.
        package let validationMse: [String: Double]
        /// How much less the network's error is than PCA's over its trainings; nil of a single one.
        package let mseReductionOverSeeds: SeedSpread?
        /// Whether PCA leaves nothing but what 32 bits can't hold.
        package let pcaIsExact: Bool
        /// Whether the errors differ by less than what rounding may do.
        package let isLevel: Bool

        /// How much less the chosen network's error is than PCA's.
        package var reduction: Estimate? { mseReduction[network] }
    }

    /// Shares below this are rounding: a network that starts as a PCA and is kept so differs from one in its last digits.
    package static let negligible = 0.001
    /// An error that is nothing but what 32 bits can't hold, in the square of the scaled unit.
    private static let rounding = 1e-12

    package static let definitions = [
        "mse_reduction": Definition(
            "1 − test MSE / PCA's test MSE of a network, with the 95 % interval of a paired bootstrap over the test rows.",
            unit: "share of PCA's test MSE"),
        "validation_mse": Definition(
            "A network's mean squared error on the validation rows, by which the network of the verdict is chosen; on the "
                + "test rows where there are none.", unit: Measure.squaredUnit),
        "mse_reduction_over_seeds": Definition(
            "1 − test MSE / PCA's test MSE over the trainings from several seeds: mean and standard deviation (divisor "
                + "trainings − 1).", unit: "share of PCA's test MSE"),
        "pca_is_exact": Definition("Whether PCA leaves nothing but what 32 bits can't hold."),
        "is_level": Definition("Whether the errors differ by less than what rounding may do."),
    ]

    package static func find(in study: Study) -> Answer<Verdict>? {
        let networks = study.networks
        guard let pca = study.baseline, let pcaError = pca.measures[.mse]?.rows,
            // Chosen by the validation rows: chosen by the test rows, it would be the luckier one.
            let best = networks.min(by: { validationError(of: $0, in: study) < validationError(of: $1, in: study) }),
            let error = best.measures[.mse]?.rows
        else { return nil }
        let reduction = RelativeReduction(of: error, against: pcaError).estimate(seed: study.settings.seed)
        let isExact = pca.error < rounding
        let isLevel = max(abs(reduction.lower), abs(reduction.upper)) < negligible
        var reductions = networks.filter { $0.id != best.id }.byID { other in
            other.measures[.mse]?.rows.flatMap {
                RelativeReduction(of: $0, against: pcaError).estimate(seed: study.settings.seed).finite
            }
        }
        reductions[best.id] = reduction.finite
        return Answer(
            Finding(
                outcome: outcome(of: reduction, isTold: !isExact && !isLevel), network: best.id,
                mseReduction: reductions,
                validationMse: networks.byID { [validationError(of: $0, in: study)].finite?[0] },
                mseReductionOverSeeds: overSeeds(pca, best), pcaIsExact: isExact, isLevel: isLevel))
    }

    private static func outcome(of reduction: Estimate, isTold: Bool) -> Outcome {
        guard isTold else { return .undecided }
        if reduction.lower > 0 { return .worthIt }
        return reduction.upper < 0 ? .notWorthIt : .undecided
    }

    /// A method's mean squared error on the validation rows; on the test rows where there are none.
    private static func validationError(of result: MethodResult, in study: Study) -> Double {
        let rows = study.data.split.validation
        guard !rows.isEmpty, let errors = result.rowErrors else { return result.error }
        return rows.reduce(0) { $0 + errors[$1] } / Double(rows.count)
    }

    /// How much less the network's error is than PCA's in its trainings, as a share; nil of a single one.
    private static func overSeeds(_ pca: MethodResult, _ network: MethodResult) -> SeedSpread? {
        let errors = network.repeats.compactMap { $0.measures[.mse] }
        guard errors.count > 1, pca.error > 0 else { return nil }
        return SeedSpread(errors.map { 1 - $0 / pca.error })
    }
}
