package import Core
package import NeuralNetworks
package import OneDNN

/// One of a trained method's two ways, from rows to codes or back, as its file holds it.
///
/// Rows are in the unit of the data's own file: the scaling is part of the network.
package struct ModelPart: Sendable, Equatable {
    package enum Direction: String, Sendable, CaseIterable {
        /// From rows to codes.
        case encoder
        /// From codes to rows.
        case decoder
    }

    package let direction: Direction
    /// An encoder's begins with the scaling, a decoder's ends with its reverse.
    package let network: TrainedNetwork
    /// The range that log-variances are kept in; nil if the network gives codes or rows alone.
    package let logVarianceRange: ClosedRange<Float>?
    package let origin: ModelOrigin
    /// An encoder's scaling alone, or a decoder without its reverse; nil for a decoder that is nothing else.
    private let scaledPart: TrainedNetwork?

    /// A part from what it consists of.
    ///
    /// - Throws: ``ONNXError`` where the sizes do not go together, or the scaling is missing.
    package init(
        _ direction: Direction, network: TrainedNetwork, logVarianceRange: ClosedRange<Float>? = nil,
        origin: ModelOrigin
    ) throws(ONNXError) {
        let codes = logVarianceRange == nil ? origin.latentSize : 2 * origin.latentSize
        let isWhole =
            switch direction {
            case .encoder:
                network.inputCount == origin.featureCount && network.outputCount == codes
                    && network.scalingLayers != nil
            case .decoder:
                network.inputCount == codes && network.outputCount == origin.decodedCount
                    && network.reverseScalingLayers != nil && logVarianceRange == nil
            }
        guard isWhole else {
            throw ONNXError(
                .unusable,
                "Its graph takes \(network.inputCount) numbers and gives \(network.outputCount), which is no \(direction) of "
                    + "\(direction == .encoder ? origin.featureCount : origin.decodedCount) features and \(origin.latentSize) "
                    + "latents.")
        }
        self.direction = direction
        self.network = network
        self.logVarianceRange = logVarianceRange
        self.origin = origin
        let layers =
            switch direction {
            case .encoder: network.layers.prefix(network.scalingLayers ?? 0)
            case .decoder: network.layers.dropLast(network.reverseScalingLayers ?? 0)
            }
        scaledPart = layers.isEmpty ? nil : TrainedNetwork(Array(layers))
    }

    /// The outputs of a part for rows or codes.
    package struct Output: Sendable, Equatable {
        /// Codes, `[rows, latent]`, or rows, `[rows, features]`.
        package let values: Matrix
        /// The logarithms of the posteriors' variances, `[rows, latent]`; a VAE's encoder's only.
        package let logVariances: Matrix?
    }

    /// Runs the part.
    ///
    /// - Parameter input: Rows in the unit of the file, `[rows, features]`, or codes, `[rows, latent]`.
    /// - Returns: The codes or rows.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    package func run(_ input: Matrix) throws(OneDNNError) -> Output {
        let output = try network.run(input)
        guard let range = logVarianceRange else { return Output(values: output, logVariances: nil) }
        let latent = origin.latentSize
        var means = Matrix(rows: output.rows, columns: latent)
        var logVariances = Matrix(rows: output.rows, columns: latent)
        for row in 0..<output.rows {
            for k in 0..<latent {
                means[row, k] = output[row, k]
                logVariances[row, k] = min(max(output[row, latent + k], range.lowerBound), range.upperBound)
            }
        }
        return Output(values: means, logVariances: logVariances)
    }
}

extension ModelPart {
    /// Rows as the method has learned them: an encoder's scaling alone, applied.
    package func scaled(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        precondition(direction == .encoder, "only an encoder begins with the scaling")
        return try scaledPart?.run(rows) ?? rows
    }

    /// Rows as the method gives them for codes: a decoder without its end, the reverse of the scaling.
    ///
    /// If the data lie far from zero, rows in the file's unit have lost digits that errors are made of.
    package func scaledRows(for codes: Matrix) throws(OneDNNError) -> Matrix {
        precondition(direction == .decoder, "only a decoder ends with the scaling's reverse")
        return try scaledPart?.run(codes) ?? codes
    }

    /// The columns of rows that an encoder makes use of, ascending; nil for all.
    package var usedColumns: [Int]? {
        var used: [Int]?
        for layer in network.layers.prefix(network.scalingLayers ?? 0) {
            guard let selection = layer as? ColumnSelection else { continue }
            used = used.map { used in selection.columns.map { used[$0] } } ?? selection.columns
            // Counts are scaled by all that are there so far.
            if network.layers.contains(where: { $0 is CountScaling }) { break }
        }
        return network.layers.first is CountScaling ? nil : used
    }

    /// The range of a decoder's rows in the file's unit, where what comes before the scaling keeps all features in the same one.
    package var range: ClosedRange<Double>? {
        guard direction == .decoder, let scaling = network.layers.last as? FeatureScaling,
            network.layers.dropLast().last?.outputRange == 0...1,
            let width = scaling.factor.first, let low = scaling.offset.first, width > 0, (low + width).isFinite,
            scaling.factor.allSatisfy({ $0 == width }), scaling.offset.allSatisfy({ $0 == low })
        else { return nil }
        return Double(low)...Double(low + width)
    }
}

extension TrainedNetwork {
    /// The number of layers that scale rows at the beginning; nil if none does.
    ///
    /// Those that choose columns, scale counts and take logarithms; the scaling; one that holds the features of tables within
    /// bounds.
    fileprivate var scalingLayers: Int? {
        let start = layers.prefix { $0 is ColumnSelection || $0 is CountScaling || $0 is Log1p }.count
        guard layers.dropFirst(start).first is FeatureScaling else { return nil }
        return layers.dropFirst(start + 1).first is Clamp ? start + 2 : start + 1
    }

    /// The number of layers at the end that reverse the scaling; nil if none does.
    fileprivate var reverseScalingLayers: Int? {
        let end = layers.reversed().prefix { $0 is Expm1 || $0 is ColumnPlacement }.count
        return layers.dropLast(end).last is FeatureScaling ? end + 1 : nil
    }
}
