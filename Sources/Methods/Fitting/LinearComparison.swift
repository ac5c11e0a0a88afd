/// How a trained network compares with a linear method of the same size on the validation rows, and what was done where it
/// was worse.
public struct LinearComparison: Sendable, Equatable {
    /// The validation loss of a PCA, or of probabilistic PCA for a variational autoencoder.
    public let linearLoss: Double
    /// That of the network as it was trained.
    public let networkLoss: Double
    /// That of networks which start from a PCA, trained in its place; nil where it was as good as the linear method.
    public let secondLoss: Double?

    /// Whether the network was worse.
    public var wasWorse: Bool { networkLoss > linearLoss }
    /// Whether the networks that start from a PCA are the ones that were kept.
    public var keptSecond: Bool { secondLoss.map { $0 < networkLoss } ?? false }
}
