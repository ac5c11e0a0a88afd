public import OneDNN

/// A network's computation for batches of one size.
public final class NetworkPass {
    private let passes: [any LayerPass]
    /// Tasks that compute the gradients of the parameters after the backward pass of all tiles, layer by layer.
    public let gradientTasks: [GradientTask]
    /// The tiles of the batch, ranges of rows that are computed in one go.
    public let tiles: [Range<Int>]
    /// The result, `[rows, outputs]`.
    public let output: TensorView

    /// Prepares the computation.
    ///
    /// - Parameters:
    ///   - network: The layers.
    ///   - parameters: Their blocks, as many as `network.parameters`.
    ///   - input: The batch, `[rows, inputs]`.
    ///   - inputGradient: The loss's gradient with respect to the input, to be written; nil if nobody needs it.
    ///   - tiles: The tiles of the batch, ranges of rows that are computed in one go; a single one if nil.
    ///   - trains: True if `backward` will be called.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    public init(
        _ network: Network, parameters: [ParameterBlock], input: TensorView,
        inputGradient: TensorView? = nil, tiles: [Range<Int>]? = nil, trains: Bool
    ) throws(OneDNNError) {
        precondition(parameters.count == network.parameters.count && input.columns == network.inputCount)
        let tiles = tiles ?? [0..<input.rows]
        var passes: [any LayerPass] = []
        var next = 0
        var input = input
        var inputGradient = inputGradient
        for layer in network.layers {
            let count = layer.parameters.count
            let context = PassContext(
                input: input, inputGradient: inputGradient, parameters: Array(parameters[next..<next + count]),
                tiles: tiles, trains: trains)
            let pass = try layer.makePass(context)
            passes.append(pass)
            input = pass.output
            inputGradient = pass.outputGradient
            next += count
        }
        self.passes = passes
        self.tiles = tiles
        // The way back ends with the first layer, whose tasks are the largest: begun first, they leave nobody waiting.
        gradientTasks = passes.flatMap(\.gradientTasks)
        output = input
    }

    /// The loss's gradient with respect to the output, `[rows, outputs]`, which the loss writes.
    public var outputGradient: TensorView {
        guard let gradient = passes.last?.outputGradient else { preconditionFailure("this pass does not train") }
        return gradient
    }

    /// Computes a tile's rows of the output from its rows of the input.
    public func forward(_ tile: Int) {
        for pass in passes { pass.forward(tile) }
    }

    /// Computes a tile's rows of all gradients but those of the parameters, from its rows of `outputGradient`.
    public func backward(_ tile: Int) {
        for index in passes.indices.reversed() { passes[index].backward(tile) }
    }

    /// Computes the output of the whole batch on the calling thread.
    public func forward() {
        for tile in tiles.indices { forward(tile) }
    }

    /// Computes all gradients from `outputGradient` on the calling thread.
    public func backward() {
        for tile in tiles.indices { backward(tile) }
        for task in gradientTasks { _ = task.compute() }
    }
}
