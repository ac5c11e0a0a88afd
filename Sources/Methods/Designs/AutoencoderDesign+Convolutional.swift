internal import Core
internal import NeuralNetworks

extension AutoencoderDesign {
    /// Networks of convolutions for images.
    ///
    /// Each convolution halves height and width and is followed by layer normalisation over the whole image and a rectifier;
    /// a dense layer stands between the last and the code. The decoder is dense, or the mirror of the encoder with transposed
    /// convolutions, a linear layer and Fourier features of the code before them.
    ///
    /// - Parameters:
    ///   - style: ``Style/convolutional`` or ``Style/convolutionalEncoder``.
    ///   - image: The shape of a row.
    ///   - latentSize: The number of latent dimensions, the decoder's inputs.
    ///   - codeOutputs: The number of the encoder's outputs: a code, or twice as many for its mean and variance.
    ///   - outputFunction: The function that follows the decoder.
    ///   - channels: Those of each convolution; what suits the images' size where nil.
    init(
        _ style: Style, _ image: ImageShape, latentSize: Int, codeOutputs: Int, outputFunction: OutputFunction,
        channels: [Int]?
    ) {
        let channels = channels ?? Self.channels(for: image)
        var shapes = [image]
        var encoder: [any Layer] = []
        for count in channels {
            let convolution = Convolution(shapes[shapes.count - 1], channels: count)
            encoder += [convolution, LayerNormalizationReLU(convolution.outputCount)]
            shapes.append(convolution.output)
        }
        let smallest = shapes[shapes.count - 1].featureCount
        encoder += Self.chain([smallest, Self.denseWidth], outputs: codeOutputs) { LayerNormalizationReLU($0) }
        let decoder =
            style == .convolutional
            ? Self.convolutionalDecoder(latentSize: latentSize, shapes: shapes)
            : Self.normalizedDecoder(
                latentSize: latentSize, hidden: Self.normalizedWidths, featureCount: image.featureCount)
        self.init(
            style: style, encoder: Network(encoder), decoder: decoder, outputFunction: outputFunction, hidden: channels)
    }

    /// The width of the dense layer between convolutions and code.
    private static let denseWidth = 128

    /// Twice the channels for a quarter of the pixels, until few pixels are left.
    static func channels(for image: ImageShape) -> [Int] {
        var channels = [16]
        var length = (max(image.height, image.width) + 1) / 2
        while length > 4, channels.count < 6 {
            channels.append(min(64, 2 * channels[channels.count - 1]))
            length = (length + 1) / 2
        }
        return channels
    }

    private static func convolutionalDecoder(latentSize: Int, shapes: [ImageShape]) -> Network {
        let fourier = FourierFeatures(latentSize, sines: 64)
        let smallest = shapes[shapes.count - 1].featureCount
        var layers: [any Layer] = [fourier]
        layers += chain([fourier.outputCount, denseWidth], outputs: smallest) { LayerNormalizationReLU($0) }
        for (small, large) in zip(shapes.dropFirst(), shapes).reversed() {
            layers.append(LayerNormalizationReLU(small.featureCount))
            layers.append(TransposedConvolution(channels: small.channels, to: large))
        }
        return Network(layers + [Offset(shapes[0].featureCount)])
    }
}
