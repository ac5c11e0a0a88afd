internal import NeuralNetworks
internal import OneDNN

/// The distribution whose parameters are a decoder's outputs.
///
/// Its raw value is what `--likelihood` takes.
public enum Likelihood: String, Sendable, Codable, CaseIterable {
    /// For images in 0–1, as a probability of each pixel.
    case bernoulli
    /// For images in 0–1, as a density that integrates to 1 (Loaiza-Ganem and Cunningham, 2019).
    case continuousBernoulli = "continuous-bernoulli"
    /// With one learned variance, for everything else.
    case gaussian
    /// For counts, with a learned dispersion of each feature.
    case negativeBinomial = "negative-binomial"

    /// The usual likelihood of rows.
    public static func usual(for kind: DataKind) -> Likelihood {
        switch kind {
        case .images: .bernoulli
        case .table: .gaussian
        case .counts: .negativeBinomial
        }
    }

    /// The name in sentences.
    public var name: String {
        switch self {
        case .bernoulli: "Bernoulli"
        case .continuousBernoulli: "continuous Bernoulli"
        case .gaussian: "normal"
        case .negativeBinomial: "negative binomial"
        }
    }

    /// True if the likelihood suits a kind of data.
    public func suits(_ kind: DataKind) -> Bool {
        switch (self, kind) {
        case (.bernoulli, .images), (.continuousBernoulli, .images), (.gaussian, .images), (.gaussian, .table),
            (.negativeBinomial, .counts):
            true
        default: false
        }
    }

    /// The output function for which a decoder's parameters are initialised.
    var outputFunction: OutputFunction {
        switch self {
        case .bernoulli, .continuousBernoulli: .logistic
        case .gaussian, .negativeBinomial: .identity
        }
    }
}

extension Likelihood {
    /// The shape of the likelihood's own parameters; nil where it has none.
    func parameter(featureCount: Int) -> ParameterShape? {
        switch self {
        case .bernoulli, .continuousBernoulli: nil
        case .gaussian: GaussianLoss.parameter
        case .negativeBinomial: NegativeBinomialLoss.parameter(featureCount: featureCount)
        }
    }

    /// The loss, with its own parameters where they live; `kind` is one that the likelihood suits.
    func loss(_ kind: DataKind, parameter: TensorView?) -> any ReconstructionLoss {
        switch (self, parameter) {
        case (.bernoulli, _): return BernoulliLoss()
        case (.continuousBernoulli, _): return ContinuousBernoulliLoss()
        case (.gaussian, let parameter?): return GaussianLoss(parameter: parameter)
        case (.negativeBinomial, let parameter?):
            guard case .counts(let scale) = kind else { preconditionFailure("counts without their scale") }
            return NegativeBinomialLoss(parameter: parameter, scale: scale)
        default: preconditionFailure("a likelihood without its parameters")
        }
    }

    /// The loss with parameters that stay as they are; none for some.
    func loss(_ kind: DataKind, fixed parameters: [Float]) -> any ReconstructionLoss {
        guard !parameters.isEmpty else { return loss(kind, parameter: nil) }
        let view = TensorView(rows: 1, columns: parameters.count)
        view.fill(with: parameters)
        return loss(kind, parameter: view)
    }

    /// The layers that make the distributions' means, in the data's scaled unit, of a decoder's outputs.
    func meanLayers(_ kind: DataKind, featureCount: Int) -> [any TrainedLayer] {
        switch self {
        case .bernoulli: return [Logistic(featureCount)]
        case .continuousBernoulli: return [ContinuousBernoulliMean(featureCount)]
        case .gaussian: return []
        case .negativeBinomial:
            guard case .counts(let scale) = kind else { preconditionFailure("counts without their scale") }
            let zeros = [Float](repeating: 0, count: featureCount)
            // ln(1 + mean) of the mean's logarithm, scaled as the data are.
            return [
                FeatureScaling(centre: zeros, factor: scale.spreads, offset: scale.centres),
                Softplus(featureCount),
                FeatureScaling(centre: scale.centres, factor: scale.spreads.map { 1 / $0 }, offset: zeros),
            ]
        }
    }
}
