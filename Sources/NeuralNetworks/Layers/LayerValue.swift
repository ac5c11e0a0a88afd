public import LinearAlgebra
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

    /// How many numbers go in for a row.
    public var inputCount: Int {
        switch self {
        case .linear(let weights, _, _), .fourierFeatures(let weights, _), .shortcut(_, let weights, _): weights.rows
        case .layerNormalizationReLU(let gain, _): gain.count
        case .gelu(let count), .logistic(let count): count
        case .scaling(let centre, _, _): centre.count
        }
    }

    /// How many numbers come out for a row.
    public var outputCount: Int {
        switch self {
        case .linear(let weights, _, _), .shortcut(_, let weights, _): weights.columns
        case .fourierFeatures(let weights, _): weights.rows + weights.columns
        case .layerNormalizationReLU, .gelu, .scaling, .logistic: inputCount
        }
    }

    /// Whether the layer's parts have the sizes that go together.
    var isConsistent: Bool {
        switch self {
        case .linear(let weights, let bias, _): weights.columns == bias.count
        case .layerNormalizationReLU(let gain, let bias): gain.count == bias.count
        case .gelu, .logistic: true
        case .fourierFeatures(let weights, let phases): weights.columns == phases.count
        case .shortcut(let chain, let weights, let bias):
            weights.columns == bias.count && chain.inputCount == weights.rows && chain.outputCount == weights.columns
        case .scaling(let centre, let factor, let offset):
            centre.count == factor.count && centre.count == offset.count
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
        case .scaling, .logistic: return nil
        }
    }
}
