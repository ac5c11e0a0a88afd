internal import OneDNN

/// The gradients of a convolution's weights and bias: a part for each tile, added up in the tiles' order.
final class ConvolutionGradients {
    private let kernels: [ConvolutionTile]
    /// Each tile's part, `[tiles, weights]` and `[tiles, output channels]`.
    private let weightsParts: TensorView
    private let biasParts: TensorView?
    private let weightsGradient: TensorView
    private let biasGradient: TensorView?

    /// Prepares the gradients of a layer's parameters: weights, and a bias where there is a second block.
    ///
    /// - Parameters:
    ///   - shape: The convolution's sizes.
    ///   - input: The convolution's input, `[rows, inputs]`.
    ///   - outputGradient: The gradient with respect to its output, `[rows, outputs]`.
    ///   - context: Tiles and parameters.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for it or no memory.
    init(
        _ shape: ConvolutionShape, input: TensorView, outputGradient: TensorView, _ context: PassContext
    ) throws(OneDNNError) {
        let tiles = context.tiles
        let weightsGradient = context.parameters[0].gradient
        self.weightsGradient = weightsGradient
        biasGradient = context.parameters.count > 1 ? context.parameters[1].gradient : nil
        let weightsParts = AlignedBuffer(count: tiles.count * weightsGradient.count)
        let biasParts = biasGradient.map { TensorView(rows: tiles.count, columns: $0.columns) }
        self.weightsParts = TensorView(weightsParts, rows: tiles.count, columns: weightsGradient.count)
        self.biasParts = biasParts
        var kernels: [ConvolutionTile] = []
        for (index, rows) in tiles.enumerated() {
            let part = TensorView(
                weightsParts, offset: index * weightsGradient.count, rows: weightsGradient.rows,
                columns: weightsGradient.columns)
            kernels.append(
                ConvolutionTile(
                    try ConvolutionKernel(
                        .weightsGradient(
                            input: input[rows: rows], outputGradient: outputGradient[rows: rows], into: part,
                            bias: biasParts?[rows: index..<index + 1]), shape)))
        }
        self.kernels = kernels
    }

    /// Adds up the parts.
    var task: GradientTask {
        GradientTask([weightsGradient] + (biasGradient.map { [$0] } ?? [])) { self.sum() }
    }

    /// Computes a tile's part.
    func compute(_ tile: Int) { kernels[tile].run() }

    /// Adds up the parts.
    ///
    /// - Returns: The sum of the gradients' squares.
    private func sum() -> Double {
        columnSums(of: weightsParts, into: weightsGradient)
        guard let biasParts, let biasGradient else { return sumOfSquares(weightsGradient) }
        columnSums(of: biasParts, into: biasGradient)
        return sumOfSquares(weightsGradient) + sumOfSquares(biasGradient)
    }
}
