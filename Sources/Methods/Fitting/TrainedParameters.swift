internal import NeuralNetworks
internal import OneDNN

/// The parameters of a trained network, from which one of another latent size starts.
struct TrainedParameters: Sendable {
    private let design: AutoencoderDesign
    /// The numbers of each block, row after row: the encoder's, the decoder's, and what comes behind them.
    private let blocks: [[Float]]

    /// The parameters of a network.
    ///
    /// - Parameters:
    ///   - design: The networks.
    ///   - networks: The networks with their numbers.
    ///   - further: The parameters of what comes behind them, such as a likelihood; empty for none.
    init(_ design: AutoencoderDesign, _ networks: TrainedNetworks, further: [Float] = []) {
        self.design = design
        blocks =
            networks.encoder.layers.flatMap(\.parameterBlocks) + networks.rawDecoder.layers.flatMap(\.parameterBlocks)
            + (further.isEmpty ? [] : [further])
    }

    /// Sets the parameters of a network of the same design but for its latent size.
    ///
    /// Dimensions that both have are the same. Those that are new have an encoder as it was drawn and no weight in the decoder,
    /// so that the network at first gives what the trained one gives.
    func set(_ parameters: ParameterStore, of other: AutoencoderDesign) {
        let shapes = design.parameters
        for (block, numbers) in blocks.enumerated() where block < parameters.shapes.count {
            let shape = parameters.shapes[block]
            let isSame =
                block >= shapes.count || (shape.rows, shape.columns) == (shapes[block].rows, shapes[block].columns)
            if isSame && numbers.count == shape.count { parameters.value(block).fill(with: numbers) }
        }
        let (old, new) = (design.decoder.inputCount, other.decoder.inputCount)
        guard old != new else { return }
        let kept = min(old, new)
        let parts = design.encoder.outputCount / old
        // A variational encoder gives all means, then all log-variances.
        let codes = (0..<parts).flatMap { part in (0..<kept).map { (part * old + $0, part * new + $0) } }
        let last = design.encoderBlocks.upperBound
        copy(last - 2, to: parameters, columns: codes)
        copy(last - 1, to: parameters, columns: codes)
        // The decoder widens a code z to z, sin(z · W + b), which a linear layer follows.
        let first = design.decoderBlocks.lowerBound
        let dimensions = (0..<kept).map { ($0, $0) }
        copy(first, to: parameters, rows: dimensions)
        let sines = shapes[first].columns
        copy(first + 2, to: parameters, rows: dimensions + (0..<sines).map { (old + $0, new + $0) })
    }

    /// Copies some columns of a block, each from a place to a place; the others stay as they are.
    private func copy(_ block: Int, to parameters: ParameterStore, columns: [(from: Int, to: Int)]) {
        let target = parameters.value(block)
        let width = design.parameters[block].columns
        var numbers = Array(target.values)
        for row in 0..<target.rows {
            for (from, to) in columns { numbers[row * target.columns + to] = blocks[block][row * width + from] }
        }
        target.fill(with: numbers)
    }

    /// Copies some rows of a block, each from a place to a place; the others become 0.
    private func copy(_ block: Int, to parameters: ParameterStore, rows: [(from: Int, to: Int)]) {
        let target = parameters.value(block)
        let width = target.columns
        var numbers = [Float](repeating: 0, count: target.rows * width)
        for (from, to) in rows {
            numbers.replaceSubrange(
                to * width..<(to + 1) * width, with: blocks[block][from * width..<(from + 1) * width])
        }
        target.fill(with: numbers)
    }
}

extension TrainedLayer {
    /// The numbers of each block of parameters, as ``Layer`` has them; none of a function.
    fileprivate var parameterBlocks: [[Float]] {
        switch computation {
        case .network(_, let blocks): blocks
        case .function: []
        }
    }
}
