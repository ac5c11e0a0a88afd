internal import OneDNN

/// A fully connected layer's computation, its products in what the store of its parameters says.
final class LinearPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let isRectified: Bool
    private let products: [Product]
    /// Nil in passes that do not train.
    private let wayBack: WayBack?

    init(_ layer: Linear, _ context: PassContext) throws(OneDNNError) {
        let weights = context.parameters[0]
        let bfloat16Weights = LinearPass.isWorthRounding(layer) && context.trains ? weights.bfloat16 : nil
        let output = TensorView(rows: context.rows, columns: layer.outputCount)
        self.output = output
        isRectified = layer.activation == .relu
        var input = context.input
        if context.trains {
            let gradient = TensorView(rows: context.rows, columns: layer.outputCount)
            outputGradient = gradient
            let back = try WayBack(context, bfloat16Weights: bfloat16Weights, outputGradient: gradient)
            input = back.weightsProduct.input.matrix
            wayBack = back
        } else {
            outputGradient = nil
            wayBack = nil
        }
        var products: [Product] = []
        for tile in context.tiles {
            products.append(
                Product(
                    try MatrixProduct(
                        input[rows: tile], bfloat16Weights ?? weights.value, bias: context.parameters[1].value,
                        into: output[rows: tile], activation: layer.activation)))
        }
        self.products = products
    }

    /// Rounding the operands of a small product costs more than the product saves, and loses the precision of codes.
    private static func isWorthRounding(_ layer: Linear) -> Bool {
        min(layer.inputCount, layer.outputCount) >= 32
    }

    func forward(_ tile: Int) {
        wayBack?.weightsProduct.input.update(tile)
        products[tile].run()
    }

    func backward(_ tile: Int) {
        guard let wayBack else { preconditionFailure("this pass does not train") }
        wayBack.run(tile, rectified: isRectified ? output : nil)
    }

    var gradientTasks: [GradientTask] { wayBack?.tasks ?? [] }
}

/// A product in a box, so that several can be kept in an array.
private final class Product {
    private let product: MatrixProduct

    init(_ product: consuming MatrixProduct) { self.product = product }

    func run() { product.run() }
}

/// The products of the way back.
private final class WayBack {
    let weightsProduct: GradientProduct
    private let biasGradient: TensorView
    private let inputProducts: [Product]

    init(_ context: PassContext, bfloat16Weights: TensorView?, outputGradient: TensorView) throws(OneDNNError) {
        let weights = context.parameters[0]
        let product = GradientProduct(
            input: context.input, outputGradient: outputGradient, isRounded: bfloat16Weights != nil,
            weights: weights.gradient, tiles: context.tiles)
        weightsProduct = product
        biasGradient = context.parameters[1].gradient
        var inputProducts: [Product] = []
        if let inputGradient = context.inputGradient {
            for tile in context.tiles {
                inputProducts.append(
                    Product(
                        try MatrixProduct(
                            product.outputGradient.matrix[rows: tile], (bfloat16Weights ?? weights.value).transposed,
                            into: inputGradient[rows: tile])))
            }
        }
        self.inputProducts = inputProducts
    }

    func run(_ tile: Int, rectified: TensorView?) {
        weightsProduct.updateOutputGradient(tile, rectified: rectified)
        if !inputProducts.isEmpty { inputProducts[tile].run() }
    }

    /// A task for each part of the weights, and one for the bias.
    var tasks: [GradientTask] {
        var tasks = weightsProduct.parts.map { GradientTask($0) }
        if let sums = weightsProduct.outputGradient.sums {
            tasks.append(
                GradientTask([biasGradient]) { [biasGradient] in
                    columnSums(of: sums, into: biasGradient)
                    return sumOfSquares(biasGradient)
                })
        }
        return tasks
    }
}
