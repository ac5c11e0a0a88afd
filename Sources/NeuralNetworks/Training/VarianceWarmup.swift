/// A start of a variational autoencoder close to an autoencoder: small variances of posteriors and likelihood.
///
/// A likelihood that starts as wide as the data are makes it cheaper to ignore the code than to learn how to use it, and a
/// decoder that ignores the code keeps the likelihood wide: a local optimum.
public struct VarianceWarmup: Sendable, Equatable, Codable {
    /// The logarithm of a Gaussian likelihood's variance at first.
    public var likelihoodLogVariance: Double
    /// That of the posteriors' variances, which are free from the first step on.
    public var posteriorLogVariance: Double
    /// The share of the training over which the likelihood's variance is held.
    public var share: Double

    public init(likelihoodLogVariance: Double, posteriorLogVariance: Double, share: Double) {
        self.likelihoodLogVariance = likelihoodLogVariance
        self.posteriorLogVariance = posteriorLogVariance
        self.share = share
    }
}
