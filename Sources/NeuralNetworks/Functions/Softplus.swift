internal import Core
internal import Foundation

/// ln(1 + eˣ) of each number: ln(1 + a mean) from the logarithm of the mean.
public struct Softplus: TrainedLayer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }

    public init(_ count: Int) { inputCount = count }

    public var computation: LayerComputation {
        .function { $0.values = $0.values.map { max($0, 0) + log1p(exp(-abs($0))) } }
    }
}
