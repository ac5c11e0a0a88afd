internal import Core
public import NeuralNetworks

/// The two networks of an autoencoder and what follows the second.
public struct AutoencoderDesign: Sendable {
    /// The architecture.
    public enum Style: String, Sendable {
        /// Layer normalisation and rectifiers, the code widened by Fourier features.
        case normalized
        /// GELU without normalisation, with a linear layer beside each network that starts as a PCA.
        ///
        /// A row's mean and variance across standardised columns are themselves information, which normalisation takes away.
        case pcaResidual = "beside_pca"
        /// Convolutions down to the code, and dense layers up from it as in ``normalized``.
        case convolutionalEncoder = "convolutional_encoder"
        /// Convolutions down to the code, and transposed ones up from it.
        case convolutional
    }

    public let style: Style
    public let encoder: Network
    public let decoder: Network
    public internal(set) var outputFunction: OutputFunction
    /// The widths of the encoder's hidden layers, or the channels of its convolutions; the decoder has them the other way
    /// round.
    public let hidden: [Int]

    init(style: Style, encoder: Network, decoder: Network, outputFunction: OutputFunction, hidden: [Int]) {
        self.style = style
        self.encoder = encoder
        self.decoder = decoder
        self.outputFunction = outputFunction
        self.hidden = hidden
    }

    /// Dense networks.
    ///
    /// - Parameters:
    ///   - style: The architecture.
    ///   - featureCount: The number of features.
    ///   - latentSize: The number of latent dimensions, the decoder's inputs.
    ///   - codeOutputs: The number of the encoder's outputs: a code, or twice as many for its mean and variance.
    ///   - outputFunction: The function that follows the decoder.
    ///   - hidden: The encoder's hidden widths; those that suit the style where nil.
    public init(
        _ style: Style, featureCount: Int, latentSize: Int, codeOutputs: Int, outputFunction: OutputFunction,
        hidden: [Int]?
    ) {
        precondition(featureCount > 0 && latentSize > 0)
        self.style = style
        self.outputFunction = outputFunction
        switch style {
        case .convolutional, .convolutionalEncoder:
            preconditionFailure("convolutions need the shape of the images")
        case .normalized:
            let hidden = hidden ?? AutoencoderDesign.normalizedWidths
            encoder = Network(
                AutoencoderDesign.chain([featureCount] + hidden, outputs: codeOutputs) { LayerNormalizationReLU($0) })
            decoder = AutoencoderDesign.normalizedDecoder(
                latentSize: latentSize, hidden: hidden, featureCount: featureCount)
            self.hidden = hidden
        case .pcaResidual:
            let hidden = hidden ?? [128, 64]
            encoder = Network([
                LinearResidual(
                    Network(
                        AutoencoderDesign.chain(
                            [featureCount] + hidden, outputs: codeOutputs, startsAtZero: true
                        ) { GELU($0) }))
            ])
            decoder = Network([
                LinearResidual(
                    Network(
                        AutoencoderDesign.chain(
                            [latentSize] + hidden.reversed(), outputs: featureCount, startsAtZero: true
                        ) { GELU($0) }))
            ])
            self.hidden = hidden
        }
    }

    /// The hidden widths that suit images.
    static let normalizedWidths = [512, 256, 128]

    /// The decoder of ``Style/normalized``, for the encoder's hidden widths.
    static func normalizedDecoder(latentSize: Int, hidden: [Int], featureCount: Int) -> Network {
        let fourier = FourierFeatures(latentSize, sines: 64)
        return Network(
            [fourier]
                + chain([fourier.outputCount] + hidden.reversed(), outputs: featureCount) { LayerNormalizationReLU($0) }
        )
    }

    /// Linear layers between widths, each followed by an activation, and a linear layer to the outputs.
    static func chain(
        _ widths: [Int], outputs: Int, startsAtZero: Bool = false, activation: (Int) -> any Layer
    ) -> [any Layer] {
        var layers: [any Layer] = []
        for (inputs, width) in zip(widths, widths.dropFirst()) {
            layers.append(Linear(inputs, width))
            layers.append(activation(width))
        }
        layers.append(Linear(widths.last ?? outputs, outputs, startsAtZero: startsAtZero))
        return layers
    }

    /// The blocks of parameters of both networks, the encoder's first.
    public var parameters: [ParameterShape] { encoder.parameters + decoder.parameters }

    /// The encoder's blocks.
    public var encoderBlocks: Range<Int> { 0..<encoder.parameters.count }

    /// The decoder's blocks.
    public var decoderBlocks: Range<Int> { encoderBlocks.upperBound..<parameters.count }

    /// Floating-point operations of one training epoch: two a product on the way forward, four on the way back.
    public func operations(rows: Int) -> Double {
        6 * Double((encoder.layers + decoder.layers).reduce(0) { $0 + $1.multiplications }) * Double(rows)
    }
}
