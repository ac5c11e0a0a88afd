public import NeuralNetworks

/// A method whose two ways are networks of layers, so that it can be saved and run elsewhere.
public protocol LayeredReduction: DecodingReduction {
    /// From rows, `[features]`, to codes, `[latent]`, or to the means and log-variances of codes, `[2 · latent]`.
    var encoderNetwork: TrainedNetwork { get }
    /// From codes, `[latent]`, to rows, `[features]`.
    var decoderNetwork: TrainedNetwork { get }
    /// The range that log-variances are kept in; nil if the encoder gives none.
    var logVarianceRange: ClosedRange<Float>? { get }
}
