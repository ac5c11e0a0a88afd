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
        let columns = data.rows.featureCount
        let isImage = data.dataset.imageShape != nil
        let isWide = columns > Self.mostDecoded
        let features = isWide && !isImage ? Self.features(thatVaryMostIn: study.data.truth) : Array(0..<columns)
        let most = (isImage ? Self.mostValues.images : Self.mostValues.others) / max(1, features.count)
        let rows = Array(0..<data.rows.rowCount).sampled(
            min(Self.mostRows, most), seed: seed, stream: "explorer rows")
        let unit: [any TrainedLayer] = isImage ? [] : data.scaling.layers(columns: columns).backward
        var values: [Float] = []
        values.reserveCapacity(rows.count * features.count)
        try data.rows.forEachBatch(of: rows) { batch in
            var batch = batch
            for layer in unit { if case .function(let apply) = layer.computation { apply(&batch) } }
            for row in 0..<batch.rows { for feature in features { values.append(batch[row, feature]) } }
        }
        var decoders: [String: TrainedNetwork] = [:]
        for fitted in study.fitted where !isWide {
            guard let layered = fitted.layered else { continue }
            decoders[fitted.method.rawValue] = TrainedNetwork(layered.decoderNetwork.layers + unit)
        }
        self.init(
            rows: rows, features: features,
            values: Matrix(rows: rows.count, columns: features.count, values: values), decoders: decoders,
            isScaled: isImage)
    }

    /// The features of the largest variance over rows, `[rows, features]`, ascending.
    static func features(thatVaryMostIn rows: Matrix) -> [Int] {
        guard rows.rows > 0 else { return Array(0..<min(rows.columns, fewFeatures)) }
        let variances = (0..<rows.columns).map { SampleMoments(rows.column($0).map(Double.init)).variance }
        let order = variances.indices.sorted { (-variances[$0], $0) < (-variances[$1], $1) }
        return order.prefix(fewFeatures).sorted()
    }
}
