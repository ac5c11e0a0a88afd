internal import Core
internal import Foundation

/// eˣ − 1 of each number, the reverse of ``Log1p``.
public struct Expm1: TrainedLayer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }

    public init(_ count: Int) { inputCount = count }

    public var computation: LayerComputation { .function { $0.values = $0.values.map { expm1($0) } } }
}
