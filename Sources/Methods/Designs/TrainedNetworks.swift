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
    /// How many parameters were learned.
    let parameterCount: Int

    /// A copy of what a model has learned for a design's blocks.
    ///
    /// - Parameters:
    ///   - design: The networks.
    ///   - parameters: The blocks of both, and whatever comes behind them, such as a noise scale.
    ///   - unlearned: How many numbers of these are none that were learned.
    init(_ design: AutoencoderDesign, parameters: ParameterStore, unlearned: Int = 0) {
        func trained(_ network: Network, blocks: Range<Int>) -> TrainedNetwork {
            network.trained(
                blocks.map { block in
                    let view = parameters.value(block)
                    return Matrix(rows: view.rows, columns: view.columns, values: view.values)
                })
        }
        encoder = trained(design.encoder, blocks: design.encoderBlocks)
        rawDecoder = trained(design.decoder, blocks: design.decoderBlocks)
        switch design.outputFunction {
        case .identity: decoder = rawDecoder
        case .logistic: decoder = TrainedNetwork(rawDecoder.layers + [Logistic(rawDecoder.outputCount)])
        }
        parameterCount = parameters.parameterCount - unlearned
    }
}
