internal import Core
internal import Foundation

/// ln(1 + x) of each number, for counts.
public struct Log1p: TrainedLayer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }

    public init(_ count: Int) { inputCount = count }

    public var computation: LayerComputation { .function { $0.values = $0.values.map { log1p($0) } } }
}
