public import OneDNN

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

    /// The blocks of parameters of all layers, in order.
    public var parameters: [ParameterShape] { layers.flatMap(\.parameters) }
}

/// A network's computation for batches of one size.
public final class NetworkPass {
    private let passes: [any LayerPass]
    /// The result, `[rows, outputs]`.
    public let output: TensorView

    /// Prepares the computation.
    ///
    /// - Parameters:
    ///   - network: The layers.
    ///   - parameters: Their blocks, as many as `network.parameters`.
    ///   - input: The batch, `[rows, inputs]`.
    ///   - inputGradient: Where the loss's gradient with respect to the input goes, if anyone needs it.
    ///   - trains: Whether `backward` will be called.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    public init(
        _ network: Network, parameters: [ParameterBlock], input: TensorView,
        inputGradient: TensorView? = nil, trains: Bool
    ) throws(OneDNNError) {
        precondition(parameters.count == network.parameters.count && input.columns == network.inputCount)
        var passes: [any LayerPass] = []
        var next = 0
        var input = input
        var inputGradient = inputGradient
        for layer in network.layers {
            let count = layer.parameters.count
            let context = PassContext(
                input: input, inputGradient: inputGradient, parameters: Array(parameters[next..<next + count]),
                trains: trains)
            let pass = try layer.makePass(context)
            passes.append(pass)
            input = pass.output
            inputGradient = pass.outputGradient
            next += count
        }
        self.passes = passes
        output = input
    }

    /// Where the loss puts its gradient with respect to the output, `[rows, outputs]`.
    public var outputGradient: TensorView {
        guard let gradient = passes.last?.outputGradient else { preconditionFailure("this pass does not train") }
        return gradient
    }

    /// Computes the output from the input.
    public func forward() {
        for pass in passes { pass.forward() }
    }

    /// Computes all gradients from `outputGradient`.
    public func backward() {
        for pass in passes.reversed() { pass.backward() }
    }
}
