public import Core

/// A layer of a trained network with its numbers, as a plain value that can be saved and read back.
///
/// A layer of networks has one beside its description, such as ``Linear/Trained``; functions that no network is trained with,
/// such as ``FeatureScaling``, are one alone.
public protocol TrainedLayer: Sendable, Equatable {
    /// The number of inputs of a row.
    var inputCount: Int { get }
    /// The number of outputs for a row.
    var outputCount: Int { get }
    /// The number of parameters.
    var numberCount: Int { get }
    /// The largest number of values that any step of the computation has for a row.
    var widestRow: Int { get }
    /// The range that outputs lie in, whatever the inputs; nil where there is none.
    var outputRange: ClosedRange<Float>? { get }
    /// The layer's output for rows.
    var computation: LayerComputation { get }
}

/// The way to a trained layer's output.
public enum LayerComputation: Sendable {
    /// A layer of networks, with the numbers of each of its blocks of parameters.
    case network(any Layer, blocks: [[Float]])
    /// A function that replaces rows, `[rows, inputs]`, by what comes out, `[rows, outputs]`.
    case function(@Sendable (inout Matrix) -> Void)
}

extension TrainedLayer {
    public var numberCount: Int {
        switch computation {
        case .network(_, let blocks): blocks.reduce(0) { $0 + $1.count }
        case .function: 0
        }
    }

    public var widestRow: Int { max(inputCount, outputCount) }

    public var outputRange: ClosedRange<Float>? { nil }

    /// True if another layer is of the same kind and has the same numbers.
    func isEqual(to other: any TrainedLayer) -> Bool { other as? Self == self }
}
