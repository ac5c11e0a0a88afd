internal import Comparison
internal import Core
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Rows

extension ExplorerSource {
    /// The rows and decoders of a finished comparison.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - study: The fitted methods.
    ///   - seed: The seed by which rows are drawn.
    /// - Throws: `RowReadError` where rows that are not in memory can't be read.
    init(of data: PreparedData, _ study: Study, seed: UInt64) throws(RowReadError) {
        var decoders: [String: TrainedNetwork] = [:]
        for fitted in study.fitted {
            decoders[fitted.method.rawValue] = fitted.layered?.decoderNetwork
        }
        try self.init(
            of: data.rows, data.dataset.description, sample: study.data.truth, decoders: decoders, seed: seed)
    }

    /// Some rows of data.
    ///
    /// - Parameters:
    ///   - scaled: The rows.
    ///   - description: What they are.
    ///   - sample: Scaled rows that tell which features vary most; nil to take some.
    ///   - decoders: Networks from codes to scaled rows, by the method's id.
    ///   - seed: The seed by which rows are drawn.
    /// - Throws: `RowReadError` where rows that are not in memory can't be read.
    init(
        of scaled: ScaledRows, _ description: DatasetDescription, sample: Matrix? = nil,
        decoders: [String: TrainedNetwork] = [:], seed: UInt64
    ) throws(RowReadError) {
        let columns = scaled.featureCount
        let isImage = description.imageShape != nil
        let isWide = columns > Self.mostDecoded
        let all = Array(0..<scaled.rowCount)
        var features = Array(0..<columns)
        if isWide, !isImage {
            let drawn = if let sample { sample } else { try scaled.rows(at: all.thinned(Self.sampledRows)) }
            features = drawn.columns(ofLargestVariance: Self.fewFeatures)
        }
        let most = (isImage ? Self.mostValues.images : Self.mostValues.others) / max(1, features.count)
        let rows = all.sampled(min(Self.mostRows, most), seed: seed, stream: "explorer rows")
        let unit: [any TrainedLayer] = isImage ? [] : scaled.scaling.layers(columns: columns).backward
        var values: [Float] = []
        values.reserveCapacity(rows.count * features.count)
        try scaled.forEachBatch(of: rows) { batch in
            var batch = batch
            for layer in unit { if case .function(let apply) = layer.computation { apply(&batch) } }
            for row in 0..<batch.rows { for feature in features { values.append(batch[row, feature]) } }
        }
        self.init(
            rows: rows, features: features,
            values: Matrix(rows: rows.count, columns: features.count, values: values),
            decoders: isWide ? [:] : decoders.mapValues { TrainedNetwork($0.layers + unit) }, isScaled: isImage)
    }
}
