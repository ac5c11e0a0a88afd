public import Core

/// A model under which rows have an exact likelihood.
public protocol DensityModel: Sendable {
    /// The log-likelihood of each row, `[rows, features]`, in nats; nil where the model gives none.
    ///
    /// - Throws: An error of a library that the model runs in.
    func logLikelihoods(of rows: Matrix) throws -> [Double]?
}

/// A simple model whose exact likelihood stands beside the evidence lower bound of a network, in the same nats.
public struct DensityBaseline: Sendable {
    /// The kinds of such models, by their names in `metrics.json`.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// PCA as a distribution, with one variance for all that its components leave (Tipping and Bishop, 1999).
        case probabilisticPCA = "probabilistic_pca"
        /// A linear model with a noise variance for each feature.
        case factorAnalysis = "factor_analysis"
        /// The network's own likelihood without a code.
        case independentFeatures = "independent_features"
    }

    public let kind: Kind
    /// The fitted model; nil of probabilistic PCA, which a fitted PCA is.
    public let model: (any DensityModel)?

    public init(_ kind: Kind, model: (any DensityModel)? = nil) {
        self.kind = kind
        self.model = model
    }
}
