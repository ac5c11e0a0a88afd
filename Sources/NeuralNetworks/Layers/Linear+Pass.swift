internal import OneDNN

/// A fully connected layer's computation, its products in what the store of its parameters says.
final class LinearPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let isRectified: Bool
    private let biasGradient: TensorView
    /// The input, and its bfloat16 form where products are computed in it.
    private let input: ProductOperand
    private let product: MatrixProduct
    private let gradients: Gradients?

    init(_ layer: Linear, _ context: PassContext) throws(OneDNNError) {
        let weights = context.parameters[0]
        let halfWeights = LinearPass.isWorthRounding(layer) && context.trains ? weights.half : nil
        let output = TensorView(rows: context.rows, columns: layer.outputCount)
        self.output = output
        isRectified = layer.activation == .relu
        biasGradient = context.parameters[1].gradient
        let input = ProductOperand(context.input, isRounded: halfWeights != nil)
        self.input = input
        product = try MatrixProduct(
            input.operand, halfWeights ?? weights.value, bias: context.parameters[1].value, into: output,
            activation: layer.activation)
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

    func forward() {
        input.update()
        product.run()
    }

    func backward() {
        guard let outputGradient, let gradients else { preconditionFailure("this pass does not train") }
        if isRectified {
            rectifierBackward(outputGradient, output: output, biasGradient: biasGradient)
        } else {
            columnSums(of: outputGradient, into: biasGradient)
        }
        gradients.run()
    }

    /// The products of the way back.
    private final class Gradients {
        private let outputGradient: ProductOperand
        private let weightsProduct: MatrixProduct
        private let inputProduct: MatrixProduct?

        init(
            _ context: PassContext, input: ProductOperand, weights: TensorView, outputGradient: TensorView
        ) throws(OneDNNError) {
            let gradient = ProductOperand(outputGradient, isRounded: input.isRounded)
            self.outputGradient = gradient
            weightsProduct = try MatrixProduct(
                input.operand.transposed, gradient.operand, into: context.parameters[0].gradient)
            if let inputGradient = context.inputGradient {
                inputProduct = try MatrixProduct(gradient.operand, weights.transposed, into: inputGradient)
            } else {
                inputProduct = nil
            }
        }

        func run() {
            outputGradient.update()
            weightsProduct.run()
            if inputProduct != nil { inputProduct?.run() }
        }
    }
}

/// A matrix as products take it: itself, or its bfloat16 form, which is brought up to date before they run.
private struct ProductOperand {
    private let source: TensorView
    /// What products are made with.
    let operand: TensorView
    var isRounded: Bool { operand.element == .bfloat16 }

    init(_ source: TensorView, isRounded: Bool) {
        self.source = source
        operand =
            isRounded
            ? TensorView(
                bfloat16: AlignedBuffer(count: (source.count + 1) / 2), rows: source.rows, columns: source.columns)
            : source
    }

    func update() {
        if isRounded { round(source, to: operand) }
    }
}
