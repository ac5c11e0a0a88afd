internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import OneDNN
internal import Rows

/// A method in `metrics.json`: what was measured of it, and how it was trained.
struct MethodRecord: Encodable {
    let latent: Int
    let test: [String: Double]
    let testIntervals: [String: [Double]]
    /// Absent of an embedding that was read.
    let trainSeconds: Double?
    /// The path that an embedding was read from; absent of a method that was fitted.
    let readFrom: String?
    let epochs: Int?
    let keptEpoch: Int?
    let parameters: Int?
    let hidden: [Int]?
    /// The architecture: "normalized", "beside_pca", "convolutional_encoder" or "convolutional".
    let architecture: String?
    let batchSize: Int?
    /// "bf16" or "f32".
    let precision: String?
    let trainingLoss: [Double]?
    let validationLoss: [Double]?
    let validationEpochs: [Int]?
    let explainedVarianceRatio: [Double]?
    let klByDimension: [Double]?
    /// The fits from several seeds, on several splits; absent of a method that was fitted once.
    let repeats: RepeatsRecord?
    /// The effect of a time limit; absent without one.
    let timeLimit: TimeLimitRecord?
    /// The variance over the training rows of each latent dimension's posterior mean.
    let posteriorMeanVarianceByDimension: [Double]?
    /// The number of these above 0.01.
    let activeUnits: Int?
    /// The sentence on latent dimensions that are not used.
    let collapse: String?
    /// The settings of the objective, as the options say them.
    let objective: [String: TrainingObjective.Setting]?
    let trials: TrialsRecord?
    let linearComparison: ComparisonRecord?
}

extension MethodRecord {
    /// The record of a method; a measure that is not a number is left out, since JSON can't hold it.
    init(_ result: MethodResult) {
        let estimates = result.measures.finite
        let history = result.training?.history
        self.init(
            latent: result.latentSize,
            test: estimates.mapValues(\.value), testIntervals: estimates.mapValues { [$0.lower, $0.upper] },
            trainSeconds: result.method.origin == nil ? result.seconds : nil, readFrom: result.method.origin,
            epochs: history?.trainingLosses.count, keptEpoch: history?.keptEpoch,
            parameters: result.training?.parameterCount, hidden: result.training?.hidden,
            architecture: result.training?.style.rawValue,
            batchSize: result.training?.settings.batchSize,
            precision: result.training.map { $0.settings.productElement == .bfloat16 ? "bf16" : "f32" },
            trainingLoss: history?.trainingLosses.finite,
            validationLoss: history?.validationLosses.finite, validationEpochs: history?.validationEpochs,
            explainedVarianceRatio: result.explainedVarianceRatio?.finite,
            klByDimension: result.divergenceByDimension?.finite, repeats: RepeatsRecord(result),
            timeLimit: result.training?.shortening.map {
                TimeLimitRecord(
                    suitingEpochs: $0.suitingEpochs, plannedEpochs: $0.plannedEpochs, batchesPerEpoch: $0.batches,
                    skipsTrials: $0.skipsTrials, cutOff: $0.isCutOff)
            },
            posteriorMeanVarianceByDimension: result.latentUse?.meanVariances.finite,
            activeUnits: result.latentUse?.active.count, collapse: CollapseText(result).sentences,
            objective: result.training?.objective.settings,
            trials: result.training?.trials.flatMap { $0.trials.isEmpty ? nil : TrialsRecord($0) },
            linearComparison: result.training?.comparison.map { ComparisonRecord($0) })
    }
}

/// The effect of a time limit, in `metrics.json`.
struct TimeLimitRecord: Encodable {
    let suitingEpochs: Int
    let plannedEpochs: Int
    let batchesPerEpoch: Int?
    let skipsTrials: Bool
    let cutOff: Bool
}
