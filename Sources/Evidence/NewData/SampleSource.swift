internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// A way to get new rows, from a method and a distribution of its codes.
package struct SampleSource: Codable, Sendable, Hashable {
    /// The kinds of ways, by their names in `metrics.json`.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// A decoder applied to draws from N(0, I).
        case prior
        /// A decoder applied to draws from the normal distribution of the training rows' codes.
        case fittedGaussian = "fitted_gaussian"
        /// Probabilistic PCA, its noise included.
        case probabilisticPCA = "probabilistic_pca"
        /// Probabilistic PCA without its noise.
        case probabilisticPCAMeans = "probabilistic_pca_means"
    }

    package let kind: Kind
    /// The method's id.
    package let method: String

    package init(kind: Kind, method: String) {
        self.kind = kind
        self.method = method
    }

    init(_ kind: Kind, _ method: Method) { self.init(kind: kind, method: method.rawValue) }

    /// The definitions of kinds, by their names in `metrics.json`.
    static let definitions = [
        Kind.prior.rawValue: Definition("Codes drawn from N(0, I), decoded; the decoder's mean, without noise."),
        Kind.fittedGaussian.rawValue: Definition(
            "Codes drawn from the normal distribution with the mean and covariance of the training rows' codes, decoded."
        ),
        Kind.probabilisticPCA.rawValue: Definition(
            "Rows drawn from probabilistic PCA in closed form, with its noise (Tipping and Bishop, 1999)."),
        Kind.probabilisticPCAMeans.rawValue: Definition(
            "The same without the noise: the latent normal distribution, decoded."),
    ]
}

/// Rows from a source.
struct DrawnSamples: Sendable {
    let source: SampleSource
    /// `[samples, features]`.
    let rows: Matrix

    /// The samples of all sources that a study has, as many of each; those that are no numbers are left out.
    ///
    /// All decoders get the same draws from N(0, I).
    static func all(_ count: Int, in study: Study) throws -> [DrawnSamples] {
        let networks = study.networksWithCodes
        var generator = SeededGenerator(seed: study.settings.seed, stream: "prior samples")
        let prior = generator.normals(rows: count, columns: study.settings.latentSize)
        var samples: [DrawnSamples] = []
        for network in networks.filter(\.followsPrior) + networks.filter({ !$0.followsPrior }) {
            samples.append(
                DrawnSamples(
                    source: SampleSource(.prior, network.method), rows: try network.decoder.decode(prior)))
        }
        for network in networks where !network.followsPrior {
            let codes = network.result.codes.selecting(rows: study.data.split.training)
            guard codes.rows > 0, codes.values.allSatisfy(\.isFinite) else { continue }
            var generator = SeededGenerator(seed: study.settings.seed, stream: "fitted Gaussian samples")
            let draws = GaussianFit(of: codes).draws(count, using: &generator)
            samples.append(
                DrawnSamples(
                    source: SampleSource(.fittedGaussian, network.method), rows: try network.decoder.decode(draws)))
        }
        for fitted in study.fitted {
            guard let model = fitted.reduction as? any SamplingModel else { continue }
            for kind in [SampleSource.Kind.probabilisticPCA, .probabilisticPCAMeans] {
                var generator = SeededGenerator(seed: study.settings.seed, stream: "probabilistic PCA samples")
                if let rows = model.samples(count, withNoise: kind == .probabilisticPCA, using: &generator) {
                    samples.append(DrawnSamples(source: SampleSource(kind, fitted.method), rows: rows))
                }
            }
        }
        return samples.filter { $0.rows.values.allSatisfy(\.isFinite) }
    }
}

/// A fitted method that decodes and is not linear, with its result.
struct NetworkWithCodes {
    let fitted: FittedMethod
    let result: MethodResult
    let decoder: any DecodingReduction

    var method: Method { fitted.method }
    var followsPrior: Bool { method.followsPrior }
}

extension Study {
    /// The methods that decode and are not linear, with what was measured of them; none of a study of numbers alone.
    var networksWithCodes: [NetworkWithCodes] {
        zip(fitted, methods).compactMap { fitted, result in
            guard !fitted.method.isLinear, let decoder = fitted.decoding else { return nil }
            return NetworkWithCodes(fitted: fitted, result: result, decoder: decoder)
        }
    }
}
