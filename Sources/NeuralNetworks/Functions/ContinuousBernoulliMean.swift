internal import Core

/// The mean of a continuous Bernoulli variable for each number, the logit of its parameter.
public struct ContinuousBernoulliMean: TrainedLayer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }
    public var outputRange: ClosedRange<Float>? { 0...1 }

    public init(_ count: Int) { inputCount = count }

    public var computation: LayerComputation { .function { $0.apply { continuousBernoulliMean($0) } } }
}
