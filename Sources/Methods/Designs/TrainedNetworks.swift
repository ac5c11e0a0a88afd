internal import Core
internal import NeuralNetworks
internal import OneDNN

/// An encoder and a decoder with their trained parameters, as a value.
struct TrainedNetworks: Sendable {
    /// From rows, `[features]`, to what the encoder gives for them.
    let encoder: TrainedNetwork
    /// From codes, `[latent]`, to what the decoder gives before the output function, `[features]`.
    let rawDecoder: TrainedNetwork
    /// From codes, `[latent]`, to rows, `[features]`.
    let decoder: TrainedNetwork
    /// The number of trainable parameters.
    let parameterCount: Int

    /// A copy of what a model has learned for a design's blocks.
    ///
    /// - Parameters:
    ///   - design: The networks.
    ///   - parameters: The blocks of both, and whatever comes behind them, such as a noise scale.
    ///   - unlearned: The number of these that were not learned.
    ///   - outputLayers: The layers that make rows of the decoder's outputs; nil for the design's output function.
    init(
        _ design: AutoencoderDesign, parameters: ParameterStore, unlearned: Int = 0,
        outputLayers: [any TrainedLayer]? = nil
    ) {
        func trained(_ network: Network, blocks: Range<Int>) -> TrainedNetwork {
            network.trained(
                blocks.map { block in
                    let view = parameters.value(block)
                    return Matrix(rows: view.rows, columns: view.columns, values: view.values)
                })
        }
        encoder = trained(design.encoder, blocks: design.encoderBlocks)
        rawDecoder = trained(design.decoder, blocks: design.decoderBlocks)
        let outputLayers = outputLayers ?? Self.layers(of: design.outputFunction, count: rawDecoder.outputCount)
        decoder = outputLayers.isEmpty ? rawDecoder : TrainedNetwork(rawDecoder.layers + outputLayers)
        parameterCount = parameters.parameterCount - unlearned
    }

    private static func layers(of function: OutputFunction, count: Int) -> [any TrainedLayer] {
        switch function {
        case .identity: []
        case .logistic: [Logistic(count)]
        }
    }
}
