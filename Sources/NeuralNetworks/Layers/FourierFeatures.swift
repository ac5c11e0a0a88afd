public import LinearAlgebra
public import OneDNN

/// Widens a short code by sines of trainable frequencies and phases, `[z, sin(z · W + b)]`.
///
/// A smooth network needs many layers to turn two numbers into fine detail; sines of them give it that detail at once
/// (Tancik et al., 2020). W starts standard normal, b uniform in ±π.
public struct FourierFeatures: Layer {
    public let inputCount: Int
    /// How many sines are added.
    public let sineCount: Int
    public var outputCount: Int { inputCount + sineCount }

    public init(_ inputCount: Int, sines sineCount: Int) {
        self.inputCount = inputCount
        self.sineCount = sineCount
    }

    public var parameters: [ParameterShape] {
        [
            ParameterShape(
                rows: inputCount, columns: sineCount, initialization: .normal(standardDeviation: 1), decays: true),
            ParameterShape(rows: 1, columns: sineCount, initialization: .uniform(bound: .pi), decays: false),
        ]
    }

    public func value(_ blocks: [Matrix]) -> LayerValue {
        .fourierFeatures(weights: blocks[0], phases: blocks[1].values)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        try FourierFeaturesPass(self, context)
    }
}

private final class FourierFeaturesPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let layer: FourierFeatures
    private let context: PassContext
    /// z · W + b, then its sine; `[rows, sines]`.
    private let phases: TensorView
    private let cosines: TensorView
    private let product: MatrixProduct
    private let gradients: Gradients?

    /// What the way back needs.
    private final class Gradients {
        /// With respect to the phases, `[rows, sines]`.
        let phases: TensorView
        let weights: MatrixProduct
        let input: MatrixProduct?

        init(_ context: PassContext, sines: Int) throws(OneDNNError) {
            phases = TensorView(rows: context.rows, columns: sines)
            weights = try MatrixProduct(context.input.transposed, phases, into: context.parameters[0].gradient)
            if let inputGradient = context.inputGradient {
                input = try MatrixProduct(phases, context.parameters[0].value.transposed, into: inputGradient)
            } else {
                input = nil
            }
        }

        func run() {
            weights.run()
            if input != nil { input?.run() }
        }
    }

    init(_ layer: FourierFeatures, _ context: PassContext) throws(OneDNNError) {
        self.layer = layer
        self.context = context
        output = TensorView(rows: context.rows, columns: layer.outputCount)
        phases = TensorView(rows: context.rows, columns: layer.sineCount)
        cosines = TensorView(rows: context.rows, columns: layer.sineCount)
        product = try MatrixProduct(
            context.input, context.parameters[0].value, bias: context.parameters[1].value, into: phases)
        outputGradient = context.trains ? TensorView(rows: context.rows, columns: layer.outputCount) : nil
        gradients = context.trains ? try Gradients(context, sines: layer.sineCount) : nil
    }

    func forward() {
        product.run()
        let p = unsafe phases.address
        let c = unsafe cosines.address
        for index in stride(from: 0, to: phases.count, by: laneCount) {
            let (sine, cosine) = unsafe sineAndCosine(p.lanes(at: index))
            unsafe p.set(sine, at: index)
            unsafe c.set(cosine, at: index)
        }
        let x = unsafe context.input.address
        let y = unsafe output.address
        for row in 0..<output.rows {
            let start = unsafe y + row * layer.outputCount
            unsafe start.update(from: x + row * layer.inputCount, count: layer.inputCount)
            unsafe (start + layer.inputCount).update(from: p + row * layer.sineCount, count: layer.sineCount)
        }
    }

    func backward() {
        guard let outputGradient, let gradients else { preconditionFailure("this pass does not train") }
        let d = unsafe outputGradient.address
        let c = unsafe cosines.address
        let result = unsafe gradients.phases.address
        for row in 0..<output.rows {
            let source = unsafe d + row * layer.outputCount + layer.inputCount
            for sine in 0..<layer.sineCount {
                let index = row * layer.sineCount + sine
                unsafe result[index] = source[sine] * c[index]
            }
        }
        columnSums(of: gradients.phases, into: context.parameters[1].gradient)
        gradients.run()
        guard let inputGradient = context.inputGradient else { return }
        let g = unsafe inputGradient.address
        for row in 0..<output.rows {
            for column in 0..<layer.inputCount {
                unsafe g[row * layer.inputCount + column] += d[row * layer.outputCount + column]
            }
        }
    }
}
