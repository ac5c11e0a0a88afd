public import Core
public import OneDNN

/// A network with a linear layer beside it, `network(x) + x · W + b`.
///
/// If the network starts at 0, the whole starts as the linear layer alone: as a PCA, if W is made of its components.
public struct LinearResidual: Layer {
    public let network: Network
    public let linear: Linear

    /// A network and the linear layer beside it.
    public init(_ network: Network) {
        self.network = network
        linear = Linear(network.inputCount, network.outputCount, startsAtZero: true)
    }

    public var inputCount: Int { network.inputCount }
    public var outputCount: Int { network.outputCount }

    /// The linear layer's blocks, W and b, then the network's.
    public var parameters: [ParameterShape] { linear.parameters + network.parameters }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer {
        Trained(network.trained(Array(blocks[2...])), weights: blocks[0], bias: blocks[1].values)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        try LinearResidualPass(self, context)
    }
}

extension LinearResidual {
    /// The layer with its numbers.
    public struct Trained: TrainedLayer {
        public let network: TrainedNetwork
        /// W, `[inputs, outputs]`.
        public let weights: Matrix
        /// b, `[outputs]`.
        public let bias: [Float]
        private let parts: [(layer: any Layer, blocks: [[Float]])]

        /// A trained network and the linear layer beside it.
        ///
        /// - Precondition: All layers of the network can be trained, and the sizes go together.
        public init(_ network: TrainedNetwork, weights: Matrix, bias: [Float]) {
            precondition(
                weights.rows == network.inputCount && weights.columns == network.outputCount
                    && bias.count == weights.columns, "a linear layer of other sizes than the network's")
            self.network = network
            self.weights = weights
            self.bias = bias
            parts = network.layers.map { layer in
                guard case .network(let layer, let blocks) = layer.computation else {
                    preconditionFailure("a function beside a linear layer")
                }
                return (layer, blocks)
            }
        }

        public static func == (first: Self, second: Self) -> Bool {
            first.network == second.network && first.weights == second.weights && first.bias == second.bias
        }

        public var inputCount: Int { weights.rows }
        public var outputCount: Int { weights.columns }
        public var widestRow: Int { network.widestRow }

        public var computation: LayerComputation {
            .network(
                LinearResidual(Network(parts.map(\.layer))),
                blocks: [weights.values, bias] + parts.flatMap(\.blocks))
        }
    }
}

private final class LinearResidualPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let linear: any LayerPass
    private let network: NetworkPass
    private let tiles: [Range<Int>]
    private let inputGradient: TensorView?
    /// The network's part of the input's gradient.
    private let networkInputGradient: TensorView?

    init(_ layer: LinearResidual, _ context: PassContext) throws(OneDNNError) {
        let count = layer.linear.parameters.count
        linear = try layer.linear.makePass(
            PassContext(
                input: context.input, inputGradient: context.inputGradient,
                parameters: Array(context.parameters[..<count]), tiles: context.tiles, trains: context.trains))
        tiles = context.tiles
        inputGradient = context.inputGradient
        networkInputGradient = context.inputGradient.map { TensorView(rows: $0.rows, columns: $0.columns) }
        network = try NetworkPass(
            layer.network, parameters: Array(context.parameters[count...]), input: context.input,
            inputGradient: networkInputGradient, tiles: context.tiles, trains: context.trains)
        output = linear.output
        outputGradient = linear.outputGradient
    }

    func forward(_ tile: Int) {
        linear.forward(tile)
        network.forward(tile)
        add(network.output[rows: tiles[tile]], to: output[rows: tiles[tile]])
    }

    func backward(_ tile: Int) {
        guard let outputGradient else { preconditionFailure("this pass does not train") }
        let rows = tiles[tile]
        network.outputGradient[rows: rows].copy(outputGradient[rows: rows])
        linear.backward(tile)
        network.backward(tile)
        if let inputGradient, let networkInputGradient {
            add(networkInputGradient[rows: rows], to: inputGradient[rows: rows])
        }
    }

    var gradientTasks: [GradientTask] { linear.gradientTasks + network.gradientTasks }

    private func add(_ addend: TensorView, to sum: TensorView) {
        let a = unsafe addend.address
        let s = unsafe sum.address
        // A tile ends with a whole vector, or with its buffer, whose padding takes what the last vector has too much.
        for index in stride(from: 0, to: sum.count, by: laneCount) {
            unsafe s.set(s.lanes(at: index) + a.lanes(at: index), at: index)
        }
    }
}
