public import Core
public import OneDNN

/// A chain of layers with a linear layer beside it, `chain(x) + x · W + b`.
///
/// Where the chain starts at 0, the whole starts as the linear layer alone: as a PCA, if W is made of its components.
public struct Shortcut: Layer {
    public let chain: Network
    public let linear: Linear

    /// A chain and the linear layer beside it.
    public init(_ chain: Network) {
        self.chain = chain
        linear = Linear(chain.inputCount, chain.outputCount, startsAtZero: true)
    }

    public var inputCount: Int { chain.inputCount }
    public var outputCount: Int { chain.outputCount }

    /// The linear layer's blocks, W and b, then the chain's.
    public var parameters: [ParameterShape] { linear.parameters + chain.parameters }

    public func value(_ blocks: [Matrix]) -> LayerValue {
        .shortcut(chain: chain.chain(Array(blocks[2...])), weights: blocks[0], bias: blocks[1].values)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        try ShortcutPass(self, context)
    }
}

private final class ShortcutPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let linear: any LayerPass
    private let chain: NetworkPass
    private let tiles: [Range<Int>]
    private let inputGradient: TensorView?
    /// What the chain adds to the input's gradient.
    private let chainInputGradient: TensorView?

    init(_ layer: Shortcut, _ context: PassContext) throws(OneDNNError) {
        let count = layer.linear.parameters.count
        linear = try layer.linear.makePass(
            PassContext(
                input: context.input, inputGradient: context.inputGradient,
                parameters: Array(context.parameters[..<count]), tiles: context.tiles, trains: context.trains))
        tiles = context.tiles
        inputGradient = context.inputGradient
        chainInputGradient = context.inputGradient.map { TensorView(rows: $0.rows, columns: $0.columns) }
        chain = try NetworkPass(
            layer.chain, parameters: Array(context.parameters[count...]), input: context.input,
            inputGradient: chainInputGradient, tiles: context.tiles, trains: context.trains)
        output = linear.output
        outputGradient = linear.outputGradient
    }

    func forward(_ tile: Int) {
        linear.forward(tile)
        chain.forward(tile)
        add(chain.output[rows: tiles[tile]], to: output[rows: tiles[tile]])
    }

    func backward(_ tile: Int) {
        guard let outputGradient else { preconditionFailure("this pass does not train") }
        let rows = tiles[tile]
        chain.outputGradient[rows: rows].copy(outputGradient[rows: rows])
        linear.backward(tile)
        chain.backward(tile)
        if let inputGradient, let chainInputGradient {
            add(chainInputGradient[rows: rows], to: inputGradient[rows: rows])
        }
    }

    var gradientTasks: [GradientTask] { linear.gradientTasks + chain.gradientTasks }

    private func add(_ addend: TensorView, to sum: TensorView) {
        let a = unsafe addend.address
        let s = unsafe sum.address
        // A tile ends with a whole vector, or with its buffer, whose padding takes what the last vector has too much.
        for index in stride(from: 0, to: sum.count, by: laneCount) {
            unsafe s.set(s.lanes(at: index) + a.lanes(at: index), at: index)
        }
    }
}
