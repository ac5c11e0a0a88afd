/// A pull of each row's code towards a place that was chosen for it, which fades out as training goes on.
public struct CodePull: Sendable, Equatable, Codable {
    /// What half the squared distance from its place adds to a row's loss at first.
    public var weight: Double
    /// The share of the training over which the weight falls to 0.
    public var share: Double

    public init(weight: Double, share: Double) {
        precondition(weight >= 0 && share > 0, "a pull of \(weight) over \(share) of a training")
        self.weight = weight
        self.share = share
    }

    /// The weight when a share of the training is behind.
    public func weight(at share: Double) -> Double { weight * max(0, 1 - share / self.share) }
}
