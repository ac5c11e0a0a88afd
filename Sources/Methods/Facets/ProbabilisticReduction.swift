public import Core

/// A method that gives distributions over codes and has a likelihood.
public protocol ProbabilisticReduction: DecodingReduction {
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
