internal import NeuralNetworks

extension LayerNormalizationReLU.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("norm")
        (record.count, record.epsilon) = (inputCount, LayerNormalizationReLU.epsilon)
        numbers.add(gain)
        numbers.add(bias)
        return record
    }
}

extension Offset.Trained: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("offset")
        record.count = inputCount
        numbers.add(offset)
        return record
    }
}

extension FeatureScaling: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("scaling")
        record.count = inputCount
        numbers.add(centre)
        numbers.add(factor)
        numbers.add(offset)
        return record
    }
}

extension Clamp: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? {
        var record = LayerRecord("clamp")
        record.count = inputCount
        numbers.add(lower)
        numbers.add(upper)
        return record
    }
}

extension GELU: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? { LayerRecord("gelu") }
}

extension Logistic: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? { LayerRecord("logistic") }
}

extension Softplus: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? { LayerRecord("softplus") }
}

extension Expm1: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? { LayerRecord("expm1") }
}

extension Log1p: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? { LayerRecord("log1p") }
}

extension ContinuousBernoulliMean: ExplorerLayer {
    func record(in numbers: inout DecoderNumbers) -> LayerRecord? { LayerRecord("bernoulli") }
}
