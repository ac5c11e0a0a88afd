internal import Drawing
package import EmbeddingQuality
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
    /// What the verdict depends on.
    package let caveat: String

    /// The verdict of a report.
    package init(_ report: Report) {
        let networks = report.methods.filter { $0.method.isNetwork }
        guard let pca = report.result(of: .pca), let pcaError = pca.measures[.mse]?.rows,
            let best = networks.min(by: { $0.error < $1.error }), let error = best.measures[.mse]?.rows
        else {
            let names = report.methods.map(\.method.name).joined(separator: " and ")
            outcome = .none
            reduction = nil
            network = nil
            sentence = "There is no verdict: the report compares \(names) only."
            evidence = []
            caveat = "A verdict needs PCA and at least one network: leave out --methods."
            return
        }
        let reduction = RelativeReduction(of: error, against: pcaError).estimate(seed: report.settings.seed)
        self.reduction = reduction
        network = best.method
        let name = best.method == .vae ? "A VAE" : "An autoencoder"
        let place = "at \(report.settings.latentSize) latent dimension\(report.settings.latentSize == 1 ? "" : "s")"
        if reduction.lower > 0 {
            outcome = .worthIt
            sentence =
                "\(name) is worth it over PCA \(place): its error on unseen rows is "
                + "\(Verdict.percentText(reduction)) lower."
        } else if reduction.upper < 0 {
            outcome = .notWorthIt
            sentence =
                "\(name) is not worth it over PCA \(place): its error on unseen rows is "
                + "\(Verdict.percentText(reduction.scaled(by: -1))) higher."
        } else {
            outcome = .undecided
            sentence =
                "It is undecided whether a network is worth it over PCA \(place): the best one's error on unseen rows is "
                + "\(Verdict.percentText(reduction)) lower, an interval that includes no difference."
        }
        evidence = [
            Verdict.components(report, error: best.error, method: best.method), Verdict.labels(report, pca, best),
            Verdict.neighborhoods(pca, best), Verdict.other(networks, best, pcaError, seed: report.settings.seed),
        ].compactMap(\.self)
        caveat =
            "Intervals are 95 % bootstrap intervals over the test rows, and count neither the luck of one training "
            + "(seed \(report.settings.seed)) nor of one split. What would change this verdict: more latent dimensions "
            + "(--latent), of which PCA gains most; another seed (--seed); more rows."
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
            return "PCA needs \(index + 1) components to reach the \(method.name)'s error."
        }
        return "PCA does not reach the \(method.name)'s error with \(report.componentErrors.count) components."
    }

    /// Whether codes tell the labels.
    private static func labels(_ report: Report, _ pca: MethodResult, _ network: MethodResult) -> String? {
        if let first = network.measures[.knnAccuracy]?.estimate, let second = pca.measures[.knnAccuracy]?.estimate {
            return "A nearest-neighbour rule tells \(percent(first.value)) of the test rows' labels from the "
                + "\(network.method.name)'s codes and \(percent(second.value)) from PCA's."
        }
        if let first = network.measures[.knnR2]?.estimate, let second = pca.measures[.knnR2]?.estimate {
            return "The nearest neighbours' labels predict a test row's with R² "
                + "\(first.valueText(decimals: [first, second].commonDecimals)) from the \(network.method.name)'s codes and "
                + "\(second.valueText(decimals: [first, second].commonDecimals)) from PCA's."
        }
        return nil
    }

    /// Whether neighbours stay neighbours.
    private static func neighborhoods(_ pca: MethodResult, _ network: MethodResult) -> String? {
        guard let first = network.measures[.trustworthiness]?.estimate,
            let second = pca.measures[.trustworthiness]?.estimate
        else { return nil }
        let decimals = [first, second].commonDecimals
        return "Trustworthiness of neighbourhoods: \(network.method.name) \(first.valueText(decimals: decimals)), "
            + "PCA \(second.valueText(decimals: decimals))."
    }

    /// How the other network does.
    private static func other(
        _ networks: [MethodResult], _ best: MethodResult, _ pcaError: RowMean, seed: UInt64
    ) -> String? {
        guard let other = networks.first(where: { $0.method != best.method }),
            let error = other.measures[.mse]?.rows
        else { return nil }
        let reduction = RelativeReduction(of: error, against: pcaError).estimate(seed: seed)
        let role =
            other.method == .vae
            ? "The VAE, which can also generate rows, has an error" : "The plain autoencoder has an error"
        return reduction.value >= 0
            ? "\(role) \(percentText(reduction)) lower than PCA's."
            : "\(role) \(percentText(reduction.scaled(by: -1))) higher than PCA's."
    }
}

extension MethodResult {
    /// The test error.
    var error: Double { measures[.mse]?.estimate.value ?? .infinity }
}
