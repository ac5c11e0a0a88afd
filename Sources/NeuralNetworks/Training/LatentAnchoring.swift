/// A penalty on the distance of each row's code from an anchor chosen for it, which fades out as training goes on.
public struct LatentAnchoring: Sendable, Equatable, Codable {
    /// The initial weight of half the squared distance from the anchor in a row's loss.
    public var weight: Double
    /// The share of the training over which the weight falls to 0.
    public var share: Double

    public init(weight: Double, share: Double) {
        precondition(weight >= 0 && share > 0, "anchoring of \(weight) over \(share) of a training")
        self.weight = weight
        self.share = share
    }

    /// The weight when a share of the training is behind.
    public func weight(at share: Double) -> Double { weight * max(0, 1 - share / self.share) }
}
