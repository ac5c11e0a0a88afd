/// A training whose loss stopped being a number, and that was repeated at a lower learning rate.
public struct TrainingDivergence: Sendable, Equatable {
    /// The epoch in which it diverged, counted from 1.
    public let epoch: Int
    /// The peak learning rate at which it did.
    public let learningRate: Double

    package init(epoch: Int, learningRate: Double) {
        self.epoch = epoch
        self.learningRate = learningRate
    }

    /// The divisor of the learning rate in another attempt.
    static let slowdown = 10.0
}
