public import Core
public import OneDNN

/// Widens a short code by sines of trainable frequencies and phases, `[z, sin(z · W + b)]`.
///
/// A smooth network needs many layers to turn two numbers into fine detail; sines of them give it that detail at once
/// (Tancik et al., 2020). W starts standard normal, b uniform in ±π.
public struct FourierFeatures: Layer {
    public let inputCount: Int
    /// The number of sines added to the code.
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

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer {
        Trained(weights: blocks[0], phases: blocks[1].values)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        try FourierFeaturesPass(self, context)
    }
}

extension FourierFeatures {
    /// The layer with its numbers.
    public struct Trained: TrainedLayer {
        /// W, `[inputs, sines]`.
        public let weights: Matrix
        /// b, `[sines]`.
        public let phases: [Float]

        public init(weights: Matrix, phases: [Float]) {
            precondition(weights.columns == phases.count, "\(phases.count) phases of \(weights.columns) sines")
            self.weights = weights
            self.phases = phases
        }

        public var inputCount: Int { weights.rows }
        public var outputCount: Int { weights.rows + weights.columns }

        public var computation: LayerComputation {
            .network(FourierFeatures(weights.rows, sines: weights.columns), blocks: [weights.values, phases])
        }
    }
}

private final class FourierFeaturesPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let layer: FourierFeatures
    private let context: PassContext
    /// z · W + b, whose output becomes its sine.
    private let linear: LinearPass
    private let cosines: TensorView

    init(_ layer: FourierFeatures, _ context: PassContext) throws(OneDNNError) {
        self.layer = layer
        self.context = context
        output = TensorView(rows: context.rows, columns: layer.outputCount)
        outputGradient = context.trains ? TensorView(rows: context.rows, columns: layer.outputCount) : nil
        cosines = TensorView(rows: context.rows, columns: layer.sineCount)
        // Phases are never rounded: a sine of a large one would lose all precision.
        let exact = context.parameters.map { ParameterBlock(value: $0.value, gradient: $0.gradient, bfloat16: nil) }
        linear = try LinearPass(
            Linear(layer.inputCount, layer.sineCount),
            PassContext(
                input: context.input, inputGradient: context.inputGradient, parameters: exact, tiles: context.tiles,
                trains: context.trains))
    }

    func forward(_ tile: Int) {
        linear.forward(tile)
        let rows = context.tiles[tile]
        let p = unsafe linear.output.address
        let c = unsafe cosines.address
        for index in stride(
            from: rows.lowerBound * layer.sineCount, to: rows.upperBound * layer.sineCount, by: laneCount)
        {
            let (sine, cosine) = unsafe sineAndCosine(p.lanes(at: index))
            unsafe p.set(sine, at: index)
            unsafe c.set(cosine, at: index)
        }
        let x = unsafe context.input.address
        let y = unsafe output.address
        for row in rows {
            let start = unsafe y + row * layer.outputCount
            unsafe start.update(from: x + row * layer.inputCount, count: layer.inputCount)
            unsafe (start + layer.inputCount).update(from: p + row * layer.sineCount, count: layer.sineCount)
        }
    }

    func backward(_ tile: Int) {
        guard let outputGradient, let phaseGradient = linear.outputGradient else {
            preconditionFailure("this pass does not train")
        }
        let d = unsafe outputGradient.address
        let c = unsafe cosines.address
        let result = unsafe phaseGradient.address
        let rows = context.tiles[tile]
        for row in rows {
            let source = unsafe d + row * layer.outputCount + layer.inputCount
            for sine in 0..<layer.sineCount {
                let index = row * layer.sineCount + sine
                unsafe result[index] = source[sine] * c[index]
            }
        }
        linear.backward(tile)
        guard let inputGradient = context.inputGradient else { return }
        let g = unsafe inputGradient.address
        for row in rows {
            for column in 0..<layer.inputCount {
                unsafe g[row * layer.inputCount + column] += d[row * layer.outputCount + column]
            }
        }
    }

    var gradientTasks: [GradientTask] { linear.gradientTasks }
}
