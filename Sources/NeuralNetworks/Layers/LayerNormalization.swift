public import Core
public import OneDNN

/// Layer normalisation (Ba, Kiros and Hinton, 2016) followed by a rectifier, in one pass.
///
/// Each row is brought to mean 0 and variance 1, then scaled and shifted by a gain and a bias for each column.
public struct LayerNormalizationReLU: Layer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }
    /// Added to the variance.
    public static var epsilon: Float { layerNormalizationEpsilon }

    public init(_ count: Int) {
        inputCount = count
    }

    public var parameters: [ParameterShape] {
        [
            ParameterShape(rows: 1, columns: inputCount, initialization: .constant(1), decays: false),
            ParameterShape(rows: 1, columns: inputCount, initialization: .constant(0), decays: false),
        ]
    }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer {
        Trained(gain: blocks[0].values, bias: blocks[1].values)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        LayerNormalizationReLUPass(context)
    }
}

extension LayerNormalizationReLU {
    /// The layer with its numbers.
    public struct Trained: TrainedLayer {
        /// `[columns]`.
        public let gain: [Float]
        /// `[columns]`.
        public let bias: [Float]

        public init(gain: [Float], bias: [Float]) {
            precondition(gain.count == bias.count, "\(bias.count) biases of \(gain.count) columns")
            self.gain = gain
            self.bias = bias
        }

        public var inputCount: Int { gain.count }
        public var outputCount: Int { gain.count }
        public var computation: LayerComputation {
            .network(LayerNormalizationReLU(gain.count), blocks: [gain, bias])
        }
    }
}

private final class LayerNormalizationReLUPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let context: PassContext
    /// Each row's mean and inverse standard deviation.
    private let statistics: TensorView
    /// Each tile's part of the gradients of gain and bias, `[tiles, columns]`.
    private let gainParts: TensorView
    private let biasParts: TensorView

    init(_ context: PassContext) {
        self.context = context
        output = TensorView(rows: context.rows, columns: context.input.columns)
        outputGradient = context.trains ? TensorView(rows: context.rows, columns: context.input.columns) : nil
        statistics = TensorView(rows: context.rows, columns: 2)
        let parts = context.trains ? context.tiles.count : 0
        gainParts = TensorView(rows: parts, columns: context.input.columns)
        biasParts = TensorView(rows: parts, columns: context.input.columns)
    }

    func forward(_ tile: Int) {
        let rows = context.tiles[tile]
        layerNormalizationForward(
            context.input[rows: rows], gain: context.parameters[0].value, bias: context.parameters[1].value,
            statistics: statistics[rows: rows], into: output[rows: rows])
    }

    func backward(_ tile: Int) {
        guard let outputGradient else { preconditionFailure("this pass does not train") }
        let rows = context.tiles[tile]
        layerNormalizationBackward(
            outputGradient[rows: rows], input: context.input[rows: rows], output: output[rows: rows],
            statistics: statistics[rows: rows], gain: context.parameters[0].value,
            gainGradient: gainParts[rows: tile..<tile + 1], biasGradient: biasParts[rows: tile..<tile + 1],
            inputGradient: context.inputGradient?[rows: rows])
    }

    var gradientTasks: [GradientTask] {
        let parts = Array(zip([gainParts, biasParts], context.parameters.map(\.gradient)))
        return [
            GradientTask(parts.map(\.1)) {
                parts.reduce(0) { squares, pair in
                    columnSums(of: pair.0, into: pair.1)
                    return squares + sumOfSquares(pair.1)
                }
            }
        ]
    }
}
