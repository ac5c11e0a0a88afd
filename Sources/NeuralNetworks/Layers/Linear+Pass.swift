internal import OneDNN

/// A fully connected layer's computation, its products in what the store of its parameters says.
final class LinearPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let isRectified: Bool
    private let tiles: [Range<Int>]
    /// The input, and its bfloat16 form where products are computed in it.
    private let input: ProductOperand
    private let products: [Product]
    private let gradients: Gradients?

    init(_ layer: Linear, _ context: PassContext) throws(OneDNNError) {
        let weights = context.parameters[0]
        let halfWeights = LinearPass.isWorthRounding(layer) && context.trains ? weights.half : nil
        let output = TensorView(rows: context.rows, columns: layer.outputCount)
        self.output = output
        isRectified = layer.activation == .relu
        tiles = context.tiles
        let input = ProductOperand(context.input, isRounded: halfWeights != nil)
        self.input = input
        var products: [Product] = []
        for tile in context.tiles {
            products.append(
                Product(
                    try MatrixProduct(
                        input.operand[rows: tile], halfWeights ?? weights.value, bias: context.parameters[1].value,
                        into: output[rows: tile], activation: layer.activation)))
        }
        self.products = products
        if context.trains {
            let gradient = TensorView(rows: context.rows, columns: layer.outputCount)
            outputGradient = gradient
            gradients = try Gradients(
                context, input: input, weights: halfWeights ?? weights.value, outputGradient: gradient)
        } else {
            outputGradient = nil
            gradients = nil
        }
    }

    /// Rounding the operands of a small product costs more than the product saves, and loses the precision of codes.
    private static func isWorthRounding(_ layer: Linear) -> Bool {
        min(layer.inputCount, layer.outputCount) >= 32
    }

    func forward(_ tile: Int) {
        input.update(rows: tiles[tile])
        products[tile].run()
    }

    func backward(_ tile: Int) {
        guard let outputGradient, let gradients else { preconditionFailure("this pass does not train") }
        let rows = tiles[tile]
        if isRectified {
            rectifierBackward(
                outputGradient[rows: rows], output: output[rows: rows], half: gradients.halfOutputGradient?[rows: rows])
        }
        gradients.backward(tile, rows: rows, isRounded: isRectified)
    }

    var gradientTaskCount: Int { gradients?.taskCount ?? 0 }

    func computeGradient(_ task: Int) -> Double { gradients?.compute(task) ?? 0 }

    func gradients(of task: Int) -> [TensorView] { gradients?.views(of: task) ?? [] }
}

/// A product in a box, so that several can be kept in an array.
private final class Product {
    private let product: MatrixProduct

    init(_ product: consuming MatrixProduct) { self.product = product }

    func run() { product.run() }

    func run(into buffer: AlignedBuffer) { product.run(into: buffer) }
}

/// The products of the way back.
private final class Gradients {
    private let outputGradient: ProductOperand
    private let exactOutputGradient: TensorView
    private let weightsGradient: TensorView
    private let scratch: GradientScratch?
    private let biasGradient: TensorView
    private let inputProducts: [Product]
    /// The gradient of the weights, some rows a product.
    private let weightsProducts: [(rows: Range<Int>, product: Product)]

    init(
        _ context: PassContext, input: ProductOperand, weights: TensorView, outputGradient: TensorView
    ) throws(OneDNNError) {
        let gradient = ProductOperand(outputGradient, isRounded: input.isRounded)
        self.outputGradient = gradient
        exactOutputGradient = outputGradient
        biasGradient = context.parameters[1].gradient
        let weightsGradient = context.parameters[0].gradient
        self.weightsGradient = weightsGradient
        let scratch = context.parameters[0].scratch
        self.scratch = scratch
        var inputProducts: [Product] = []
        if let inputGradient = context.inputGradient {
            for tile in context.tiles {
                inputProducts.append(
                    Product(
                        try MatrixProduct(
                            gradient.operand[rows: tile], weights.transposed, into: inputGradient[rows: tile])))
            }
        }
        self.inputProducts = inputProducts
        var weightsProducts: [(rows: Range<Int>, product: Product)] = []
        for rows in Gradients.parts(of: weightsGradient) {
            scratch?.makeRoom(for: rows.count * weightsGradient.columns)
            weightsProducts.append(
                (
                    rows,
                    Product(
                        try MatrixProduct(
                            input.operand[columns: rows].transposed, gradient.operand,
                            into: weightsGradient[rows: rows]))
                ))
        }
        self.weightsProducts = weightsProducts
    }

    /// The rows of the weights that a task takes: as many as make its product worth a thread's while.
    private static func parts(of weights: TensorView) -> [Range<Int>] {
        let count = max(1, weights.count / mostWeights)
        let size = ((weights.rows + count - 1) / count + 15) / 16 * 16
        return stride(from: 0, to: weights.rows, by: size).map { $0..<min($0 + size, weights.rows) }
    }

    private static let mostWeights = 1 << 17

    /// The bfloat16 form of the output's gradient, where products are computed in it.
    var halfOutputGradient: TensorView? { outputGradient.isRounded ? outputGradient.operand : nil }

    func backward(_ tile: Int, rows: Range<Int>, isRounded: Bool) {
        if !isRounded { outputGradient.update(rows: rows) }
        if !inputProducts.isEmpty { inputProducts[tile].run() }
    }

    /// A task for each part of the weights, the first of which has the bias with it.
    var taskCount: Int { weightsProducts.count }

    func views(of task: Int) -> [TensorView] {
        [weightsGradient[rows: weightsProducts[task].rows]] + (task == 0 ? [biasGradient] : [])
    }

    func compute(_ task: Int) -> Double {
        let (rows, product) = weightsProducts[task]
        let gradient = weightsGradient[rows: rows]
        var squares: Double
        if let buffer = scratch?.take(for: gradient.offset, count: gradient.count) {
            product.run(into: buffer)
            squares = sumOfSquares(TensorView(buffer, rows: gradient.rows, columns: gradient.columns))
        } else {
            product.run()
            squares = sumOfSquares(gradient)
        }
        if task == 0 {
            columnSums(of: exactOutputGradient, into: biasGradient)
            squares += sumOfSquares(biasGradient)
        }
        return squares
    }
}
