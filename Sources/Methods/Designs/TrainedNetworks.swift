internal import Core
internal import NeuralNetworks
internal import OneDNN

/// An encoder and a decoder with their trained parameters, as a value.
struct TrainedNetworks: Sendable {
    private let design: AutoencoderDesign
    /// All parameters, laid out as a ``ParameterStore`` for the design lays them out.
    private let values: [Float]
    let parameterCount: Int

    /// A copy of what a model has learned for a design's blocks.
    ///
    /// - Parameters:
    ///   - design: The networks.
    ///   - parameters: The blocks of both, and whatever comes behind them.
    ///   - unlearned: How many numbers of these are none that were learned.
    init(_ design: AutoencoderDesign, parameters: ParameterStore, unlearned: Int = 0) {
        self.design = design
        // Blocks beyond the two networks', such as a noise scale, stay with their method.
        values = Array(parameters.values.values.prefix(ParameterStore(design.parameters).values.count))
        parameterCount = parameters.parameterCount - unlearned
    }

    /// What the encoder gives for rows: `[rows, features]` to `[rows, outputs]`.
    func encode(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        try run(design.encoder, blocks: design.encoderBlocks, on: rows)
    }

    /// What the decoder gives before the output function: `[rows, latent]` to `[rows, features]`.
    func decodeRaw(_ codes: Matrix) throws(OneDNNError) -> Matrix {
        try run(design.decoder, blocks: design.decoderBlocks, on: codes)
    }

    /// What the decoder gives: `[rows, latent]` to `[rows, features]`.
    func decode(_ codes: Matrix) throws(OneDNNError) -> Matrix {
        var result = try decodeRaw(codes)
        if design.outputFunction == .logistic { applyLogistic(to: &result) }
        return result
    }

    /// The encoder with its numbers.
    var encoderChain: LayerChain { chain(design.encoder, blocks: design.encoderBlocks) }

    /// The decoder with its numbers, before the output function.
    var rawDecoderChain: LayerChain { chain(design.decoder, blocks: design.decoderBlocks) }

    /// The decoder with its numbers, and the output function.
    var decoderChain: LayerChain {
        let network = rawDecoderChain
        switch design.outputFunction {
        case .identity: return network
        case .logistic: return LayerChain(network.layers + [.logistic(network.outputCount)])
        }
    }

    private func chain(_ network: Network, blocks: Range<Int>) -> LayerChain {
        let store = ParameterStore(design.parameters)
        store.values.values = values
        return network.chain(
            blocks.map { block in
                let view = store.value(block)
                return Matrix(rows: view.rows, columns: view.columns, values: view.values)
            })
    }

    private func run(_ network: Network, blocks: Range<Int>, on rows: Matrix) throws(OneDNNError) -> Matrix {
        let store = ParameterStore(design.parameters)
        store.values.values = values
        return try NetworkRunner(network, parameters: store.slice(blocks)).run(rows)
    }
}
