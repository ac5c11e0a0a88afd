public import Core

/// A method that gives distributions over codes and has a likelihood.
public protocol ProbabilisticReduction: DecodingReduction {
    /// True if its likelihood is that of normal distributions of the scaled features, as probabilistic PCA's is.
    var hasGaussianLikelihood: Bool { get }
    /// The distributions over codes of rows, `[rows, features]`; their means are what ``FittedReduction/encode(_:)`` gives.
    ///
    /// - Throws: An error of a library that the method runs in, such as ``OneDNNError`` of a network.
    func posterior(of rows: Matrix) throws -> Posterior
    /// The evidence lower bound of rows, its expectation taken over draws from each row's posterior.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - posterior: Their posterior, if it is known already.
    ///   - draws: The number of codes drawn for a row.
    ///   - seed: The seed that they are drawn by.
    /// - Returns: Both parts, row by row.
    /// - Throws: An error of a library that the method runs in, such as ``OneDNNError`` of a network.
    func evidence(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) throws -> EvidenceLowerBound
    /// The importance-weighted bound of each row, `[rows, features]`, in nats (Burda, Grosse and Salakhutdinov, 2016): between
    /// the evidence lower bound and the log-likelihood, the nearer to it the more codes are drawn.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - posterior: Their posterior, if it is known already.
    ///   - draws: The number of codes drawn for a row.
    ///   - seed: The seed that they are drawn by.
    /// - Returns: `[rows]`.
    /// - Throws: An error of a library that the method runs in, such as ``OneDNNError`` of a network.
    func importanceWeightedBounds(
        of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64
    ) throws -> [Double]
    /// The models with an exact likelihood that its bounds are to be held against, fitted to training rows.
    ///
    /// - Parameters:
    ///   - source: All rows, scaled.
    ///   - rows: The training rows among them.
    /// - Returns: The models, in the order of tables.
    /// - Throws: Where rows can't be read, or a decomposition fails.
    func densityBaselines(fittedTo source: any RowSource, rows: [Int]) throws -> [DensityBaseline]
}

extension ProbabilisticReduction {
    public var hasGaussianLikelihood: Bool { false }
}

/// The evidence lower bound of rows, in nats, in its two parts: ELBO = −(reconstruction + divergence).
public struct EvidenceLowerBound: Sendable {
    /// The expected negative log-likelihood of each row under its posterior.
    public let reconstruction: [Double]
    /// The KL divergence of each row's posterior from the prior.
    public let divergence: [Double]

    public init(reconstruction: [Double], divergence: [Double]) {
        self.reconstruction = reconstruction
        self.divergence = divergence
    }
}
