/// What the user may say about training; nil where Gibbous is to choose.
public struct TrainingChoices: Sendable, Equatable {
    public var epochs: Int?
    public var batchSize: Int?
    public var hidden: [Int]?
    public var seed: UInt64

    public init(epochs: Int? = nil, batchSize: Int? = nil, hidden: [Int]? = nil, seed: UInt64 = 0) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.hidden = hidden
        self.seed = seed
    }
}
