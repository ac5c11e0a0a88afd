public import Core

/// The logistic function of each number, 1 / (1 + e⁻ˣ).
public struct Logistic: TrainedLayer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }
    public var outputRange: ClosedRange<Float>? { 0...1 }

    public init(_ count: Int) { inputCount = count }

    public var computation: LayerComputation { .function { Self.apply(to: &$0) } }

    /// Replaces each number of a matrix by its logistic function.
    public static func apply(to matrix: inout Matrix) { matrix.apply { logistic($0) } }
}
