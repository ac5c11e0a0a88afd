internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Rows

/// The fits from several seeds, on several splits, in `metrics.json`.
struct RepeatsRecord: Encodable {
    let seeds: [UInt64]
    /// The values of each measure, one for each seed.
    let test: [String: [Double]]
    let mean: [String: Double]
    let standardDeviation: [String: Double]
    /// True if each has a split of its own.
    let varySplit: Bool
    /// Of networks.
    let epochs: [Int]?
    let keptEpochs: [Int]?
    let trainSeconds: [Double]?
}

extension RepeatsRecord {
    /// The results of several trainings; nil of a single one.
    init?(_ result: MethodResult) {
        let repeats = result.repeats
        guard repeats.count > 1 else { return nil }
        let measured = Measure.all.compactMap { measure in result.spread(of: measure).map { (measure, $0) } }
        let trainings = repeats.compactMap { $0.training?.history }
        let histories = trainings.isEmpty ? nil : trainings
        self.init(
            seeds: repeats.map(\.seed),
            test: Dictionary(
                uniqueKeysWithValues: measured.map { measure, _ in
                    (measure.id, repeats.compactMap { $0.measures[measure] })
                }),
            mean: Dictionary(uniqueKeysWithValues: measured.map { ($0.id, $1.mean) }),
            standardDeviation: Dictionary(uniqueKeysWithValues: measured.map { ($0.id, $1.standardDeviation) }),
            varySplit: result.variesSplit, epochs: histories?.map(\.trainingLosses.count),
            keptEpochs: histories?.map(\.keptEpoch), trainSeconds: histories?.map(\.seconds))
    }
}
