internal import Comparison
internal import Core
internal import Datasets
internal import Drawing
package import EmbeddingQuality
package import Evidence
package import Methods
internal import Plotting

/// The answer to the report's question, whether a network is worth it over PCA on these data, in sentences.
package struct VerdictText: Sendable, Equatable {
    /// Nil where there was nothing to compare.
    package let outcome: Verdict.Outcome?
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
        guard let verdict = report.findings[Verdict.self], let reduction = verdict.reduction,
            let pca = report.baseline, let best = report.methods.first(where: { $0.id == verdict.network })
        else {
            let names = Report.list(report.methods.map(\.method.name))
            outcome = nil
            reduction = nil
            network = nil
            sentence = "There is no verdict: this report is about \(names) only."
            evidence = []
            components = nil
            caveat = "A verdict needs PCA and at least one network: leave out --methods."
            return
        }
        outcome = verdict.outcome
        self.reduction = reduction
        network = best.method
        let name = best.method.indefiniteName
        let place = "at \(report.settings.latentSize) latent dimension\(report.settings.latentSize == 1 ? "" : "s")"
        if verdict.pcaIsExact {
            sentence =
                "PCA reconstructs these data but for rounding errors \(place): there is nothing for a network to gain."
        } else if verdict.isLevel {
            sentence =
                "\(name.capitalizedFirst) is no different from PCA \(place): their test MSEs are within "
                + "\(NumberFormat.significant(100 * Verdict.negligible, digits: 1)) % of each other."
        } else if verdict.outcome == .worthIt {
            sentence =
                "\(name.capitalizedFirst) is worth it over PCA \(place): test MSE "
                + "\(Self.percentText(reduction)) lower."
        } else if verdict.outcome == .notWorthIt {
            sentence =
                "\(name.capitalizedFirst) is not worth it over PCA \(place): test MSE "
                + "\(Self.percentText(reduction.scaled(by: -1))) higher."
        } else {
            sentence =
                "It is undecided whether \(name) is worth it over PCA "
                + "\(place): test MSE \(Self.comparison(reduction)), an interval that includes 0."
        }
        // Between errors that differ by rounding alone there is nothing to tell.
        let components =
            verdict.pcaIsExact || verdict.isLevel ? nil : Self.components(report, method: best.method)
        self.components = components
        evidence = [
            Self.repeats(verdict, best), components, Self.labels(report, pca, best), Self.neighborhoods(pca, best),
            verdict.pcaIsExact ? nil : Self.other(report, verdict),
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

    /// How the verdict fares over several trainings.
    private static func repeats(_ verdict: Verdict.Finding, _ network: MethodResult) -> String? {
        guard let spread = verdict.mseReductionOverSeeds?.scaled(by: 100) else { return nil }
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
    private static func components(_ report: Report, method: Method) -> String? {
        guard let components = report.findings[Components.self],
            components.mostComponents > report.settings.latentSize
        else { return nil }
        if let count = components.componentsToMatch[method.rawValue] {
            guard count > report.settings.latentSize else { return nil }
            return "PCA needs \(count) components to come down to the \(method.name)'s error."
        }
        return "PCA's error is above the \(method.name)'s even with \(components.mostComponents) components."
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
    private static func other(_ report: Report, _ verdict: Verdict.Finding) -> String? {
        let sentences = report.methods.filter { $0.id != verdict.network }.compactMap { other -> String? in
            guard let reduction = verdict.mseReduction[other.id] else { return nil }
            return "\(other.method.errorSubject) \(comparison(reduction)) than PCA's."
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
