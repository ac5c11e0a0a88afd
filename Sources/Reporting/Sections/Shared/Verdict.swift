internal import Core
internal import Datasets
internal import Drawing
package import EmbeddingQuality
package import Methods
internal import Plotting

/// The answer to the report's question, whether a network is worth it over PCA on these data, from its numbers.
package struct Verdict: Sendable, Equatable {
    package enum Outcome: String, Sendable {
        case worthIt = "worth_it"
        case notWorthIt = "not_worth_it"
        case undecided
        /// There was nothing to compare.
        case none
    }

    package let outcome: Outcome
    /// How much less the network's error is than PCA's, as a share of PCA's, paired row by row.
    package let reduction: Estimate?
    /// The network it is about.
    package let network: Method?
    /// One sentence.
    package let sentence: String
    /// What else speaks for or against it.
    package let evidence: [String]
    /// How many components of PCA have the network's error, as a sentence; nil where there is nothing to say.
    let components: String?
    /// What the verdict depends on.
    package let caveat: String

    /// The verdict of a report.
    package init(_ report: Report) {
        let networks = report.methods.filter { !$0.method.isLinear && $0.method.decodes }
        guard let pca = report.baseline, let pcaError = pca.measures[.mse]?.rows,
            // Chosen by the validation rows: chosen by the test rows, it would be the luckier one.
            let best = networks.min(by: { report.validationError(of: $0) < report.validationError(of: $1) }),
            let error = best.measures[.mse]?.rows
        else {
            let names = Report.list(report.methods.map(\.method.name))
            outcome = .none
            reduction = nil
            network = nil
            sentence = "There is no verdict: this report is about \(names) only."
            evidence = []
            components = nil
            caveat = "A verdict needs PCA and at least one network: leave out --methods."
            return
        }
        let reduction = RelativeReduction(of: error, against: pcaError).estimate(seed: report.settings.seed)
        self.reduction = reduction
        network = best.method
        let name = best.method.indefiniteName
        let place = "at \(report.settings.latentSize) latent dimension\(report.settings.latentSize == 1 ? "" : "s")"
        let isLevel = max(abs(reduction.lower), abs(reduction.upper)) < Self.negligible
        let isExact = pca.error < Self.rounding
        if isExact {
            outcome = .undecided
            sentence =
                "PCA reconstructs these data but for rounding errors \(place): there is nothing for a network to gain."
        } else if isLevel {
            outcome = .undecided
            sentence =
                "\(name.capitalizedFirst) is no different from PCA \(place): their test MSEs are within "
                + "\(NumberFormat.significant(100 * Self.negligible, digits: 1)) % of each other."
        } else if reduction.lower > 0 {
            outcome = .worthIt
            sentence =
                "\(name.capitalizedFirst) is worth it over PCA \(place): test MSE "
                + "\(Verdict.percentText(reduction)) lower."
        } else if reduction.upper < 0 {
            outcome = .notWorthIt
            sentence =
                "\(name.capitalizedFirst) is not worth it over PCA \(place): test MSE "
                + "\(Verdict.percentText(reduction.scaled(by: -1))) higher."
        } else {
            outcome = .undecided
            sentence =
                "It is undecided whether \(name) is worth it over PCA "
                + "\(place): test MSE \(Verdict.comparison(reduction)), an interval that includes 0."
        }
        // Between errors that differ by rounding alone there is nothing to tell.
        let components =
            isExact || isLevel ? nil : Verdict.components(report, error: best.error, method: best.method)
        self.components = components
        evidence = [
            Verdict.repeats(pca, best), components, Verdict.labels(report, pca, best),
            Verdict.neighborhoods(pca, best),
            isExact ? nil : Verdict.other(networks, best, pcaError, seed: report.settings.seed),
        ].compactMap(\.self)
        let luck =
            best.repeats.isEmpty
            ? "the luck of one training and one split (seed \(report.settings.seed))"
            : "the luck of training, which ± shows over \(report.settings.seedsText), and that of one split"
        caveat =
            "Intervals are 95 % bootstrap intervals over the test rows; they leave out \(luck). What would change this "
            + "verdict: another number of latent dimensions (--latent), another seed (--seed), more rows."
            + (TimeLimitText(report).caveat.map { " \($0)" } ?? "")
    }

    /// Shares below this are rounding: a network that starts as a PCA and is kept so differs from one in its last digits.
    private static let negligible = 0.001
    /// An error that is nothing but what 32 bits can't hold, in the square of the scaled unit.
    private static let rounding = 1e-12

    /// How much less the network's error is than PCA's in each of its trainings, as a share; nil of a single one.
    static func reductions(_ pca: MethodResult, _ network: MethodResult) -> [Double]? {
        let errors = network.repeats.compactMap { $0.measures[.mse] }
        guard errors.count > 1, pca.error > 0 else { return nil }
        return errors.map { 1 - $0 / pca.error }
    }

    /// How the verdict fares over several trainings.
    private static func repeats(_ pca: MethodResult, _ network: MethodResult) -> String? {
        guard let spread = reductions(pca, network).flatMap(SeedSpread.init)?.scaled(by: 100) else { return nil }
        let shown = spread.mean < 0 ? spread.scaled(by: -1) : spread
        return "Over \(spread.count) trainings from different seeds, the \(network.method.name)'s test MSE is "
            + "\(shown.text()) % \(spread.mean < 0 ? "higher" : "lower") than PCA's (mean ± standard deviation)."
    }

    /// "5 % [−3, 14] lower", or "higher" where the error rose.
    private static func comparison(_ reduction: Estimate) -> String {
        reduction.value >= 0
            ? "\(percentText(reduction)) lower" : "\(percentText(reduction.scaled(by: -1))) higher"
    }

    /// "37 % [35, 39]".
    private static func percentText(_ estimate: Estimate) -> String {
        let scaled = estimate.scaled(by: 100)
        let decimals = max(0, scaled.decimals - 1)
        return "\(NumberFormat.decimal(scaled.value, decimals: decimals)) % "
            + "[\(NumberFormat.decimal(scaled.lower, decimals: decimals)), "
            + "\(NumberFormat.decimal(scaled.upper, decimals: decimals))]"
    }

    /// How many components PCA would need for the same error.
    private static func components(_ report: Report, error: Double, method: Method) -> String? {
        guard report.componentErrors.count > report.settings.latentSize else { return nil }
        if let index = report.componentErrors.firstIndex(where: { $0 <= error }) {
            guard index + 1 > report.settings.latentSize else { return nil }
            return "PCA needs \(index + 1) components to come down to the \(method.name)'s error."
        }
        return "PCA's error is above the \(method.name)'s even with \(report.componentErrors.count) components."
    }

    /// Whether codes tell the labels.
    private static func labels(_ report: Report, _ pca: MethodResult, _ network: MethodResult) -> String? {
        if let first = network.measures[.knnAccuracy]?.estimate, let second = pca.measures[.knnAccuracy]?.estimate {
            return "Five nearest neighbours name the class of \(percent(first.value)) of the test rows by the "
                + "\(network.method.name)'s codes, of \(percent(second.value)) by PCA's."
        }
        if let first = network.measures[.knnR2]?.estimate, let second = pca.measures[.knnR2]?.estimate {
            let decimals = min(3, [first, second].commonDecimals)
            return "Five nearest neighbours predict the \(report.labelName) of a test row with R² "
                + "\(first.valueText(decimals: decimals)) by the \(network.method.name)'s codes, "
                + "\(second.valueText(decimals: decimals)) by PCA's."
        }
        return nil
    }

    /// Whether neighbours stay neighbours.
    private static func neighborhoods(_ pca: MethodResult, _ network: MethodResult) -> String? {
        guard let first = network.measures[.trustworthiness]?.estimate,
            let second = pca.measures[.trustworthiness]?.estimate
        else { return nil }
        let decimals = min(3, [first, second].commonDecimals)
        return "Trustworthiness of neighbourhoods: \(network.method.name) \(first.valueText(decimals: decimals)), "
            + "PCA \(second.valueText(decimals: decimals))."
    }

    /// How the other networks do, a sentence each.
    private static func other(
        _ networks: [MethodResult], _ best: MethodResult, _ pcaError: RowMean, seed: UInt64
    ) -> String? {
        let sentences = networks.filter { $0.method != best.method }.compactMap { other -> String? in
            guard let error = other.measures[.mse]?.rows else { return nil }
            let reduction = RelativeReduction(of: error, against: pcaError).estimate(seed: seed)
            return "\(other.method.errorSubject) \(comparison(reduction)) than PCA's."
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}

extension Report {
    /// A method's mean squared error on the validation rows; on the test rows where there are none.
    fileprivate func validationError(of result: MethodResult) -> Double {
        guard !split.validation.isEmpty else { return result.error }
        return split.validation.reduce(0) { $0 + result.rowErrors[$1] } / Double(split.validation.count)
    }
}

extension MethodResult {
    /// The test error.
    var error: Double { measures[.mse]?.estimate.value ?? .infinity }
}
