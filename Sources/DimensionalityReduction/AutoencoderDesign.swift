public import NeuralNetworks

/// The two networks of an autoencoder and what follows the second.
public struct AutoencoderDesign: Sendable {
    public let encoder: Network
    public let decoder: Network
    public let outputFunction: OutputFunction
    /// The widths of the encoder's hidden layers; the decoder has them the other way round.
    public let hidden: [Int]

    /// Dense networks whose hidden layers suit the kind of data.
    ///
    /// Images: layer normalisation and rectifiers, the code widened by Fourier features. Tables: GELU, no normalisation,
    /// since a row's mean and variance across standardised columns are themselves information.
    ///
    /// - Parameters:
    ///   - kind: What the rows are.
    ///   - featureCount: How many numbers a row has.
    ///   - latentSize: How many numbers a code has: what the decoder takes.
    ///   - codeOutputs: What the encoder gives: the code, or twice as much for its mean and variance.
    ///   - hidden: The encoder's hidden widths; chosen by the kind where nil.
    /// - Returns: The networks.
    public static func dense(
        for kind: DataKind, featureCount: Int, latentSize: Int, codeOutputs: Int, hidden: [Int]?
    ) -> AutoencoderDesign {
        precondition(featureCount > 0 && latentSize > 0)
        switch kind {
        case .images:
            let hidden = hidden ?? [512, 256, 128]
            let fourier = FourierFeatures(latentSize, sines: 64)
            return AutoencoderDesign(
                encoder: Network(chain([featureCount] + hidden, outputs: codeOutputs) { LayerNormalizationReLU($0) }),
                decoder: Network(
                    [fourier]
                        + chain([fourier.outputCount] + hidden.reversed(), outputs: featureCount) {
                            LayerNormalizationReLU($0)
                        }),
                outputFunction: .logistic, hidden: hidden)
        case .table:
            let hidden = hidden ?? [128, 64]
            return AutoencoderDesign(
                encoder: Network(chain([featureCount] + hidden, outputs: codeOutputs) { GELU($0) }),
                decoder: Network(chain([latentSize] + hidden.reversed(), outputs: featureCount) { GELU($0) }),
                outputFunction: .identity, hidden: hidden)
        }
    }

    /// Linear layers between widths, each followed by an activation, and a linear layer to the outputs.
    private static func chain(
        _ widths: [Int], outputs: Int, activation: (Int) -> any Layer
    ) -> [any Layer] {
        var layers: [any Layer] = []
        for (inputs, width) in zip(widths, widths.dropFirst()) {
            layers.append(Linear(inputs, width))
            layers.append(activation(width))
        }
        layers.append(Linear(widths.last ?? outputs, outputs))
        return layers
    }

    /// The blocks of parameters of both networks, the encoder's first.
    public var parameters: [ParameterShape] { encoder.parameters + decoder.parameters }

    /// Which blocks are the encoder's.
    public var encoderBlocks: Range<Int> { 0..<encoder.parameters.count }

    /// Which blocks are the decoder's.
    public var decoderBlocks: Range<Int> { encoderBlocks.upperBound..<parameters.count }

    /// Floating-point operations of one training epoch: two a weight on the way forward, four on the way back.
    public func operations(rows: Int) -> Double {
        6 * Double(parameters.reduce(0) { $0 + ($1.rows > 1 ? $1.rows * $1.columns : 0) }) * Double(rows)
    }
}
