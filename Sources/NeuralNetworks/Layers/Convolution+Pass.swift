internal import OneDNN

/// The computation of a convolution or a transposed one, tile by tile.
final class ConvolutionPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let tiles: [Range<Int>]
    /// The input, and its bfloat16 form where products are computed in it.
    private let input: ProductOperand
    /// The output's gradient, likewise; nil in passes that do not train.
    private let gradient: ProductOperand?
    private let forwards: [ConvolutionTile]
    /// Empty where nobody needs the input's gradient.
    private let backwards: [ConvolutionTile]
    private let gradients: ConvolutionGradients?

    /// Prepares the computation.
    ///
    /// - Parameters:
    ///   - context: The operands.
    ///   - shape: The sizes of the convolution.
    ///   - columns: The number of outputs for a row.
    ///   - forward: The computation of some rows of the output, the second argument, from those of the input.
    ///   - backward: The computation of some rows of the input's gradient, the second argument, from those of the output's.
    ///   - gradients: The parameters' gradients from the input and the output's gradient.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for it or no memory.
    init(
        _ context: PassContext, _ shape: ConvolutionShape, columns: Int,
        forward: (TensorView, TensorView) -> ConvolutionKernel.Computation,
        backward: (TensorView, TensorView) -> ConvolutionKernel.Computation,
        gradients: (TensorView, TensorView) throws(OneDNNError) -> ConvolutionGradients
    ) throws(OneDNNError) {
        let output = TensorView(rows: context.rows, columns: columns)
        self.output = output
        tiles = context.tiles
        let isRounded = context.trains && context.parameters[0].bfloat16 != nil && Self.isWorthRounding(shape)
        let input = ProductOperand(context.input, isRounded: isRounded)
        self.input = input
        forwards = try ConvolutionTile.all(context.tiles) { rows throws(OneDNNError) in
            try ConvolutionKernel(forward(input.operand[rows: rows], output[rows: rows]), shape)
        }
        guard context.trains else {
            outputGradient = nil
            gradient = nil
            backwards = []
            self.gradients = nil
            return
        }
        let outputGradient = TensorView(rows: context.rows, columns: columns)
        self.outputGradient = outputGradient
        let gradient = ProductOperand(outputGradient, isRounded: isRounded)
        self.gradient = gradient
        self.gradients = try gradients(input.operand, gradient.operand)
        guard let inputGradient = context.inputGradient else {
            backwards = []
            return
        }
        backwards = try ConvolutionTile.all(context.tiles) { rows throws(OneDNNError) in
            try ConvolutionKernel(backward(gradient.operand[rows: rows], inputGradient[rows: rows]), shape)
        }
    }

    /// Kernels of few channels gain less by bfloat16 than rounding their operands costs.
    private static func isWorthRounding(_ shape: ConvolutionShape) -> Bool {
        min(shape.channels, shape.outputChannels) >= 16
    }

    func forward(_ tile: Int) {
        input.update(rows: tiles[tile])
        forwards[tile].run()
    }

    func backward(_ tile: Int) {
        guard let gradient, let gradients else { preconditionFailure("this pass does not train") }
        gradient.update(rows: tiles[tile])
        gradients.compute(tile)
        if !backwards.isEmpty { backwards[tile].run() }
    }

    var gradientTasks: [GradientTask] { gradients.map { [$0.task] } ?? [] }
}

/// A kernel in a box, so that several can be kept in an array.
final class ConvolutionTile {
    private let kernel: ConvolutionKernel

    init(_ kernel: consuming ConvolutionKernel) { self.kernel = kernel }

    func run() { kernel.run() }

    /// A kernel for each tile.
    static func all(
        _ tiles: [Range<Int>], _ make: (Range<Int>) throws(OneDNNError) -> ConvolutionKernel
    ) throws(OneDNNError) -> [ConvolutionTile] {
        var kernels: [ConvolutionTile] = []
        for tile in tiles { kernels.append(ConvolutionTile(try make(tile))) }
        return kernels
    }
}
