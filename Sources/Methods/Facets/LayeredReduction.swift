public import NeuralNetworks

/// A method whose two ways are chains of layers, so that it can be saved and run elsewhere.
public protocol LayeredReduction: DecodingReduction {
    /// From rows, `[features]`, to codes, `[latent]`, or to the means and log-variances of codes, `[2 · latent]`.
    var encoderChain: LayerChain { get }
    /// From codes, `[latent]`, to rows, `[features]`.
    var decoderChain: LayerChain { get }
    /// Where log-variances are kept; nil where the encoder gives none.
    var logVarianceRange: ClosedRange<Float>? { get }
}
