/// A comparison of a trained network with a linear method of the same size on the validation rows.
///
/// It holds the decision that followed if the network was worse.
public struct LinearComparison: Sendable, Equatable {
    /// The validation loss of a PCA, or of probabilistic PCA for a variational autoencoder.
    public let linearLoss: Double
    /// That of the network as it was trained.
    public let networkLoss: Double
    /// That of networks which start from a PCA, trained in its place; nil where it was as good as the linear method.
    public let secondLoss: Double?

    package init(linearLoss: Double, networkLoss: Double, secondLoss: Double?) {
        self.linearLoss = linearLoss
        self.networkLoss = networkLoss
        self.secondLoss = secondLoss
    }

    /// The loss of the better of the two.
    package var leastLoss: Double { min(networkLoss, secondLoss ?? .infinity) }
    /// True if the network was worse.
    public var wasWorse: Bool { networkLoss > linearLoss }
    /// True if the networks that start from a PCA were kept.
    public var keptSecond: Bool { secondLoss.map { $0 < networkLoss } ?? false }
}
