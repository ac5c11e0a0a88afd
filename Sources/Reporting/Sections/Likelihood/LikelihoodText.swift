internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The sentences on a network's likelihood: against the best of the simple models, and its parts.
struct LikelihoodText {
    private let numbers: Likelihoods.Network
    private let method: Method
    private let draws: Int

    init(_ numbers: Likelihoods.Network, of method: Method, draws: Int) {
        self.numbers = numbers
        self.method = method
        self.draws = draws
    }

    /// Further sentences.
    var details: [String] { [parts, tightness].compactMap(\.self) }

    /// The difference from the simple model that gives the rows the highest likelihood.
    var headline: String {
        let name = method.definiteName
        guard let best = numbers.baselines.max(by: { $0.logLikelihood.value < $1.logLikelihood.value }) else {
            return "Under \(name) the held-out rows have a log-likelihood of at least "
                + "\(Self.text(numbers.importanceWeightedBound)) nats per row."
        }
        let gap = best.boundLessLogLikelihood
        let model = best.model.name
        if Self.shown(gap).isZero {
            return "Held-out rows do not distinguish \(name) from \(model): the bound on their log-likelihood equals "
                + "that of \(model)."
        }
        // The log-likelihood of the network is at least its bound, so that a bound above says more than one below.
        if gap.lower > 0 {
            return
                "\(name.capitalizedFirst) describes held-out rows better than \(model): their log-likelihood is at "
                + "least \(Self.text(gap)) nats per row higher."
        }
        if gap.upper < 0 {
            return
                "Held-out rows give no reason to prefer \(name) to \(model) as a model of the data: the bound on their "
                + "log-likelihood is \(Self.text(gap.reversed)) nats per row below that of \(model)."
        }
        let shown = Self.shown(gap)
        return
            "Held-out rows do not distinguish \(name) from \(model): the bound on their log-likelihood differs from "
            + "that of \(model) by \(shown.value) nats per row, but the 95 % CI (\(shown.range)) includes zero."
    }

    /// Rate and distortion.
    private var parts: String? {
        guard let rate = numbers.rate, let distortion = numbers.distortion else { return nil }
        return
            "The ELBO of \(method.definiteName), \(Self.text(numbers.elbo)) nats per row, is minus the sum of the rate "
            + "(KL divergence, \(Self.shown(rate).value) nats) and the distortion (reconstruction term, "
            + "\(Self.shown(distortion).value) nats)."
    }

    /// The bound from several draws, and its distance above the ELBO.
    private var tightness: String? {
        guard let error = numbers.importanceWeightedStandardError else { return nil }
        guard numbers.boundLessElbo.lower > 0 else {
            return
                "Importance weighting with \(NumberText.count(draws)) draws leaves the bound at "
                + "\(numbers.importanceWeightedBound.valueText()) nats (standard error "
                + "\(NumberFormat.significant(error, digits: 2)); change \(Self.shown(numbers.boundLessElbo).inner))."
        }
        return
            "Importance weighting with \(NumberText.count(draws)) draws raises the bound by "
            + "\(Self.text(numbers.boundLessElbo)) nats, to \(numbers.importanceWeightedBound.valueText()) "
            + "(standard error \(NumberFormat.significant(error, digits: 2)))."
    }

    /// "0.37 (95 % CI 0.31–0.42)", with no more decimals than a nat has use for.
    private static func text(_ estimate: Estimate) -> String { shown(estimate).text }

    private static func shown(_ estimate: Estimate) -> IntervalText {
        IntervalText(estimate, decimals: min(3, estimate.decimals))
    }
}

extension Estimate {
    /// The estimate of the negative.
    fileprivate var reversed: Estimate { Estimate(value: -value, lower: -upper, upper: -lower) }
}
