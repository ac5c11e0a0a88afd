internal import Core
internal import NeuralNetworks

extension Linear.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("dense")
        (record.inputs, record.outputs, record.isRectified) = (inputCount, outputCount, isRectified)
        record.isSingle = numbers.add(weights)
        numbers.add(bias)
        return record
    }

    func rounded(_ precision: DecoderPrecision) -> Self {
        Self(weights: precision.rounded(weights), bias: bias, isRectified: isRectified)
    }
}

extension FourierFeatures.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("fourier")
        (record.inputs, record.sines) = (weights.rows, weights.columns)
        // A sine of a large number that was rounded is another one.
        record.isSingle = numbers.add(weights, isFine: true)
        numbers.add(phases)
        return record
    }
}

extension Convolution.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("conv")
        record.input = layer.input.sizes
        (record.channels, record.kernel, record.stride) = (layer.output.channels, layer.kernel, layer.stride)
        record.isSingle = numbers.add(weights)
        numbers.add(bias)
        return record
    }

    func rounded(_ precision: DecoderPrecision) -> Self {
        Self(layer, weights: precision.rounded(weights), bias: bias)
    }
}

extension TransposedConvolution.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("deconv")
        record.output = layer.output.sizes
        (record.channels, record.kernel, record.stride) = (layer.input.channels, layer.kernel, layer.stride)
        record.isSingle = numbers.add(weights)
        return record
    }

    func rounded(_ precision: DecoderPrecision) -> Self { Self(layer, weights: precision.rounded(weights)) }
}

extension LinearResidual.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("residual")
        (record.inputs, record.outputs) = (inputCount, outputCount)
        record.isSingle = numbers.add(weights)
        numbers.add(bias)
        guard let layers = numbers.records(of: network.layers) else { return nil }
        record.layers = layers
        return record
    }

    func rounded(_ precision: DecoderPrecision) -> Self {
        Self(network.rounded(precision), weights: precision.rounded(weights), bias: bias)
    }
}

extension TrainedNetwork {
    /// The network with the numbers of its matrices rounded.
    func rounded(_ precision: DecoderPrecision) -> TrainedNetwork { rounded(layers.map { _ in precision }) }

    /// The network with the numbers of its matrices rounded, each layer's to a precision of its own.
    func rounded(_ precisions: [DecoderPrecision]) -> TrainedNetwork {
        TrainedNetwork(
            zip(layers, precisions).map { layer, precision in
                (layer as? any ExplorerLayer)?.rounded(precision) ?? layer
            })
    }
}

extension ImageShape {
    /// Height, width and channels.
    fileprivate var sizes: [Int] { [height, width, channels] }
}
