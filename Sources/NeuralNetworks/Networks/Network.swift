/// A chain of layers, described without their numbers.
public struct Network: Sendable {
    public let layers: [any Layer]

    /// A chain in which each layer takes what the one before gives.
    public init(_ layers: [any Layer]) {
        precondition(!layers.isEmpty)
        for (before, after) in zip(layers, layers.dropFirst()) {
            precondition(
                before.outputCount == after.inputCount, "a layer's inputs are not the outputs of the one before")
        }
        self.layers = layers
    }

    public var inputCount: Int { layers.first?.inputCount ?? 0 }
    public var outputCount: Int { layers.last?.outputCount ?? 0 }

    /// The number of values of a row's input and of all layers' outputs for it.
    public var numbersPerRow: Int { layers.reduce(inputCount) { $0 + $1.outputCount } }

    /// The blocks of parameters of all layers, in order.
    public var parameters: [ParameterShape] { layers.flatMap(\.parameters) }
}
