public import OneDNN

/// A fully connected layer, `activation(x · W + b)`.
///
/// W is `[inputs, outputs]`; both start uniform in ±1/√inputs, as PyTorch's `nn.Linear` does.
public struct Linear: Layer {
    public let inputCount: Int
    public let outputCount: Int
    public let activation: MatrixProduct.Activation
    /// Whether W and b start at 0, so that the layer at first adds nothing.
    public let startsAtZero: Bool

    public init(
        _ inputCount: Int, _ outputCount: Int, activation: MatrixProduct.Activation = .identity,
        startsAtZero: Bool = false
    ) {
        self.inputCount = inputCount
        self.outputCount = outputCount
        self.activation = activation
        self.startsAtZero = startsAtZero
    }

    public var parameters: [ParameterShape] {
        let start = ParameterShape.Initialization.uniform(
            bound: startsAtZero ? 0 : 1 / Float(inputCount).squareRoot())
        return [
            ParameterShape(rows: inputCount, columns: outputCount, initialization: start, decays: true),
            ParameterShape(rows: 1, columns: outputCount, initialization: start, decays: false),
        ]
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        try LinearPass(self, context)
    }
}

private final class LinearPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let isRectified: Bool
    private let biasGradient: TensorView
    private let product: MatrixProduct
    private let gradients: Gradients?

    /// The products of the way back.
    private final class Gradients {
        let weights: MatrixProduct
        let input: MatrixProduct?

        init(_ context: PassContext, outputGradient: TensorView) throws(OneDNNError) {
            weights = try MatrixProduct(
                context.input.transposed, outputGradient, into: context.parameters[0].gradient)
            if let inputGradient = context.inputGradient {
                input = try MatrixProduct(
                    outputGradient, context.parameters[0].value.transposed, into: inputGradient)
            } else {
                input = nil
            }
        }

        func run() {
            weights.run()
            if input != nil { input?.run() }
        }
    }

    init(_ layer: Linear, _ context: PassContext) throws(OneDNNError) {
        let output = TensorView(rows: context.rows, columns: layer.outputCount)
        self.output = output
        isRectified = layer.activation == .relu
        biasGradient = context.parameters[1].gradient
        product = try MatrixProduct(
            context.input, context.parameters[0].value, bias: context.parameters[1].value, into: output,
            activation: layer.activation)
        if context.trains {
            let gradient = TensorView(rows: context.rows, columns: layer.outputCount)
            outputGradient = gradient
            gradients = try Gradients(context, outputGradient: gradient)
        } else {
            outputGradient = nil
            gradients = nil
        }
    }

    func forward() { product.run() }

    func backward() {
        guard let outputGradient, let gradients else { preconditionFailure("this pass does not train") }
        if isRectified {
            rectifierBackward(outputGradient, output: output, biasGradient: biasGradient)
        } else {
            columnSums(of: outputGradient, into: biasGradient)
        }
        gradients.run()
    }
}
