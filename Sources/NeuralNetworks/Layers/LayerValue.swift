public import Core
internal import OneDNN

/// A layer of a trained network with its numbers, as a plain value that can be saved and read back.
public indirect enum LayerValue: Sendable, Equatable {
    /// `x · W + b`, and what is negative of it made 0 where it is rectified; W is `[inputs, outputs]`, b `[outputs]`.
    case linear(weights: Matrix, bias: [Float], isRectified: Bool)
    /// Layer normalisation with a gain and a bias for each column, then a rectifier.
    case layerNormalizationReLU(gain: [Float], bias: [Float])
    /// The Gaussian error linear unit, of so many columns.
    case gelu(Int)
    /// `[x, sin(x · W + b)]`; W is `[inputs, sines]`, b `[sines]`.
    case fourierFeatures(weights: Matrix, phases: [Float])
    /// `chain(x) + x · W + b`.
    case shortcut(chain: LayerChain, weights: Matrix, bias: [Float])
    /// `(x − centre) · factor + offset`, each column by numbers of its own.
    case scaling(centre: [Float], factor: [Float], offset: [Float])
    /// 1 / (1 + e⁻ˣ), of so many columns.
    case logistic(Int)
    /// A ``Convolution`` of images; weights are `[kernel · kernel · channels, output channels]`.
    case convolution(input: ImageShape, weights: Matrix, bias: [Float], stride: Int)
    /// A ``TransposedConvolution`` to images; weights are `[kernel · kernel · output channels, channels]`.
    case transposedConvolution(output: ImageShape, weights: Matrix, stride: Int)
    /// `x + offset`, each column by a number of its own.
    case offset([Float])
    /// A function of each number by itself, of so many columns.
    case function(ElementFunction, Int)

    /// How many numbers go in for a row.
    public var inputCount: Int {
        switch self {
        case .linear(let weights, _, _), .fourierFeatures(let weights, _), .shortcut(_, let weights, _): weights.rows
        case .layerNormalizationReLU(let gain, _): gain.count
        case .gelu(let count), .logistic(let count), .function(_, let count): count
        case .scaling(let centre, _, _): centre.count
        case .convolution(let input, _, _, _): input.featureCount
        case .transposedConvolution: transposedConvolution?.inputCount ?? 0
        case .offset(let offset): offset.count
        }
    }

    /// How many numbers come out for a row.
    public var outputCount: Int {
        switch self {
        case .linear(let weights, _, _), .shortcut(_, let weights, _): weights.columns
        case .fourierFeatures(let weights, _): weights.rows + weights.columns
        case .layerNormalizationReLU, .gelu, .scaling, .logistic, .offset, .function: inputCount
        case .convolution: convolution?.outputCount ?? 0
        case .transposedConvolution(let output, _, _): output.featureCount
        }
    }

    /// Whether the layer's parts have the sizes that go together.
    var isConsistent: Bool {
        switch self {
        case .linear(let weights, let bias, _): weights.columns == bias.count
        case .layerNormalizationReLU(let gain, let bias): gain.count == bias.count
        case .gelu, .logistic, .offset, .function: true
        case .fourierFeatures(let weights, let phases): weights.columns == phases.count
        case .shortcut(let chain, let weights, let bias):
            weights.columns == bias.count && chain.inputCount == weights.rows && chain.outputCount == weights.columns
        case .scaling(let centre, let factor, let offset):
            centre.count == factor.count && centre.count == offset.count
        case .convolution(_, let weights, let bias, _): convolution != nil && weights.columns == bias.count
        case .transposedConvolution: transposedConvolution != nil
        }
    }

    /// The widest row that computing the layer makes.
    var widest: Int {
        if case .shortcut(let chain, _, _) = self { return chain.widest }
        return max(inputCount, outputCount)
    }
}

extension LayerValue {
    /// The layer apart from its numbers, with its blocks of parameters; nil for what is computed without a network.
    func described() -> (layer: any Layer, blocks: [[Float]])? {
        switch self {
        case .linear(let weights, let bias, let isRectified):
            let layer = Linear(weights.rows, weights.columns, activation: isRectified ? .relu : .identity)
            return (layer, [weights.values, bias])
        case .layerNormalizationReLU(let gain, let bias):
            return (LayerNormalizationReLU(gain.count), [gain, bias])
        case .gelu(let count): return (GELU(count), [])
        case .fourierFeatures(let weights, let phases):
            return (FourierFeatures(weights.rows, sines: weights.columns), [weights.values, phases])
        case .shortcut(let chain, let weights, let bias):
            let parts = chain.layers.compactMap { $0.described() }
            guard parts.count == chain.layers.count else { return nil }
            return (Shortcut(Network(parts.map(\.layer))), [weights.values, bias] + parts.flatMap(\.blocks))
        case .convolution(_, let weights, let bias, _): return convolution.map { ($0, [weights.values, bias]) }
        case .transposedConvolution(_, let weights, _): return transposedConvolution.map { ($0, [weights.values]) }
        case .offset(let offset): return (Offset(offset.count), [offset])
        case .scaling, .logistic, .function: return nil
        }
    }

    /// The convolution that a value describes; nil where the weights fit no kernel.
    private var convolution: Convolution? {
        guard case .convolution(let input, let weights, _, let stride) = self,
            let kernel = Self.kernel(weights, channels: input.channels), stride > 0, kernel >= stride
        else { return nil }
        return Convolution(input, channels: weights.columns, kernel: kernel, stride: stride)
    }

    /// The transposed convolution that a value describes; nil where the weights fit no kernel.
    private var transposedConvolution: TransposedConvolution? {
        guard case .transposedConvolution(let output, let weights, let stride) = self,
            let kernel = Self.kernel(weights, channels: output.channels), stride > 0, kernel.isMultiple(of: stride)
        else { return nil }
        return TransposedConvolution(channels: weights.columns, to: output, kernel: kernel, stride: stride)
    }

    /// How many pixels a kernel with so many weights has in each direction; nil where it is not square.
    private static func kernel(_ weights: Matrix, channels: Int) -> Int? {
        guard weights.rows > 0, weights.rows.isMultiple(of: channels) else { return nil }
        let pixels = weights.rows / channels
        let kernel = Int(Double(pixels).squareRoot())
        return kernel * kernel == pixels ? kernel : nil
    }
}
