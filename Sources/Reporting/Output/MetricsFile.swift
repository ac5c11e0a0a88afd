internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Foundation
internal import Methods
internal import NeuralNetworks
internal import OneDNN

/// `metrics.json`: every number that the report prints, with its interval, unit and definition.
struct MetricsFile: Encodable {
    private let schema = 1
    private let dataset: DatasetRecord
    private let methods: [String: MethodRecord]
    private let verdict: VerdictRecord
    private let componentErrors: [Double]
    private let measures: [String: MeasureRecord]
    private let settings: SettingsRecord
    private let environment: EnvironmentRecord
    private let damage: DamageRecord?
    private let furtherLabels: [LabelRecord]?

    private enum CodingKeys: String, CodingKey {
        case schema, dataset, methods, verdict, measures, settings, environment, damage
        case furtherLabels, componentErrors = "pca_test_mse_by_components"
    }

    fileprivate struct DatasetRecord: Encodable {
        let name: String
        let rows: Int
        let features: Int
        let trainRows: Int
        let validationRows: Int
        let testRows: Int
        let classes: Int?
        let layout: String
        let imageShape: [Int]?
        let dataPath: String
        let labelPath: String?
        let elementType: String
        let reason: String
        let scaling: String
        /// What kind of file it is, such as "AnnData".
        let format: String
        let droppedRows: Int
        let constantFeatures: Int
        let missingValues: Int
        let counts: Bool
    }

    fileprivate struct MethodRecord: Encodable {
        let latent: Int
        let test: [String: Double]
        let testIntervals: [String: [Double]]
        let trainSeconds: Double
        let epochs: Int?
        let keptEpoch: Int?
        let parameters: Int?
        let hidden: [Int]?
        /// How the layers are put together, "normalized", "beside_pca", "convolutional_encoder" or "convolutional".
        let architecture: String?
        let batchSize: Int?
        /// "bf16" or "f32".
        let precision: String?
        let trainingLoss: [Double]?
        let validationLoss: [Double]?
        let validationEpochs: [Int]?
        let explainedVarianceRatio: [Double]?
        let klByDimension: [Double]?
        /// The trainings from several seeds; absent of a method that was fitted once.
        let repeats: RepeatsRecord?
        /// What a time limit has changed; absent without one.
        let timeLimit: TimeLimitRecord?
        /// The variance over the test rows of each latent dimension's posterior mean.
        let posteriorMeanVarianceByDimension: [Double]?
        /// How many of these are above 0.01.
        let activeUnits: Int?
        /// What is said of latent dimensions that are not used.
        let collapse: String?
        let objective: ObjectiveRecord?
        let trials: TrialsRecord?
        let linearComparison: ComparisonRecord?
    }

    fileprivate struct TimeLimitRecord: Encodable {
        let suitingEpochs: Int
        let plannedEpochs: Int
        let batchesPerEpoch: Int?
        let skipsTrials: Bool
        let cutOff: Bool
    }

    fileprivate struct RepeatsRecord: Encodable {
        let seeds: [UInt64]
        /// The values of each measure, one for each seed.
        let test: [String: [Double]]
        let mean: [String: Double]
        let standardDeviation: [String: Double]
        let epochs: [Int]
        let keptEpochs: [Int]
        let trainSeconds: [Double]
    }

    /// What a network was trained for, as the options say it.
    fileprivate struct ObjectiveRecord: Encodable {
        var noise: String?
        var sparsity: String?
        var contraction: Double?
        var likelihood: String?
        var beta: Double?
        var klWarmup: String?
        var freeBits: Double?
    }

    fileprivate struct DamageRecord: Encodable {
        let noise: String
        let damagedMse: Double?
        let damagedMseInterval: [Double]?
    }

    fileprivate struct VerdictRecord: Encodable {
        let outcome: String
        let network: String?
        let mseReduction: Double?
        let mseReductionInterval: [Double]?
        let sentence: String
    }

    fileprivate struct MeasureRecord: Encodable {
        let unit: String
        let definition: String
        let higherIsBetter: Bool?
    }

    fileprivate struct SettingsRecord: Encodable {
        let seed: UInt64
        let methods: [String]
        let latent: Int
        let testFraction: Double
        let missing: String
        let epochs: Int?
        let batchSize: Int?
        let hidden: [Int]?
        let architecture: String
        let repeats: Int
        let timeLimitSeconds: Double?
    }

    fileprivate struct EnvironmentRecord: Encodable {
        let versions: [String: String]
        let processor: String
        let threads: Int
    }

    init(_ report: Report) {
        dataset = DatasetRecord(report)
        methods = Dictionary(
            uniqueKeysWithValues: report.methods.map { ($0.method.rawValue, MethodRecord($0)) })
        verdict = VerdictRecord(Verdict(report))
        componentErrors = report.componentErrors.finite ?? []
        measures = Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0.rawValue, MeasureRecord($0)) })
        settings = SettingsRecord(report.settings)
        environment = EnvironmentRecord(report.environment)
        damage = report.restoration.map { DamageRecord($0) }
        furtherLabels = report.furtherLabels.isEmpty ? nil : report.furtherLabels.map { LabelRecord($0) }
    }

    /// The file's bytes: keys sorted, so that equal numbers give equal bytes.
    func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

extension MetricsFile.DatasetRecord {
    fileprivate init(_ report: Report) {
        let source = report.source
        var classes: Int?
        if case .categorical(let labels) = report.labels { classes = labels.categories.count }
        self.init(
            name: report.name, rows: source.rowCount, features: source.featureCount,
            trainRows: report.split.training.count, validationRows: report.split.validation.count,
            testRows: report.split.test.count, classes: classes, layout: source.layout.rawValue,
            imageShape: source.imageShape.map { [$0.height, $0.width, $0.channels] }, dataPath: source.dataPath,
            labelPath: source.labelPath, elementType: source.elementType, reason: source.reason,
            scaling: source.scaling, format: source.format, droppedRows: source.droppedRowCount,
            constantFeatures: source.constantFeatureCount, missingValues: source.missingCount,
            counts: source.isLogCounts)
    }
}

extension MetricsFile.MethodRecord {
    /// What is known of a method; a measure that is no number is left out, since JSON can't hold it.
    fileprivate init(_ result: MethodResult) {
        let estimates = result.measures.finite
        let history = result.training?.history
        self.init(
            latent: result.latentSize,
            test: estimates.mapValues(\.value), testIntervals: estimates.mapValues { [$0.lower, $0.upper] },
            trainSeconds: result.seconds, epochs: history?.trainingLosses.count, keptEpoch: history?.keptEpoch,
            parameters: result.training?.parameterCount, hidden: result.training?.hidden,
            architecture: result.training?.style.rawValue,
            batchSize: result.training?.settings.batchSize,
            precision: result.training.map { $0.settings.productElement == .bfloat16 ? "bf16" : "f32" },
            trainingLoss: history?.trainingLosses.finite,
            validationLoss: history?.validationLosses.finite, validationEpochs: history?.validationEpochs,
            explainedVarianceRatio: result.explainedVarianceRatio?.finite,
            klByDimension: result.divergenceByDimension?.finite, repeats: MetricsFile.RepeatsRecord(result),
            timeLimit: result.training?.shortening.map {
                MetricsFile.TimeLimitRecord(
                    suitingEpochs: $0.suitingEpochs, plannedEpochs: $0.plannedEpochs, batchesPerEpoch: $0.batches,
                    skipsTrials: $0.skipsTrials, cutOff: $0.isCutOff)
            },
            posteriorMeanVarianceByDimension: result.latentUse?.meanVariances.finite,
            activeUnits: result.latentUse?.active.count, collapse: CollapseText(result).sentences,
            objective: result.training.map { MetricsFile.ObjectiveRecord($0.objective) },
            trials: result.training?.trials.flatMap { $0.trials.isEmpty ? nil : TrialsRecord($0) },
            linearComparison: result.training?.comparison.map { ComparisonRecord($0) })
    }
}

extension MetricsFile.RepeatsRecord {
    /// What several trainings came to; nil of a single one.
    fileprivate init?(_ result: MethodResult) {
        let repeats = result.repeats
        guard repeats.count > 1 else { return nil }
        let measured = Measure.allCases.compactMap { measure in result.spread(of: measure).map { (measure, $0) } }
        let histories = repeats.map(\.training.history)
        self.init(
            seeds: repeats.map(\.seed),
            test: Dictionary(
                uniqueKeysWithValues: measured.map { measure, _ in
                    (measure.rawValue, repeats.compactMap { $0.measures[measure] })
                }),
            mean: Dictionary(uniqueKeysWithValues: measured.map { ($0.rawValue, $1.mean) }),
            standardDeviation: Dictionary(uniqueKeysWithValues: measured.map { ($0.rawValue, $1.standardDeviation) }),
            epochs: histories.map(\.trainingLosses.count), keptEpochs: histories.map(\.keptEpoch),
            trainSeconds: histories.map(\.seconds))
    }
}

extension MetricsFile.ObjectiveRecord {
    fileprivate init(_ objective: TrainingObjective) {
        switch objective {
        case .reconstruction: break
        case .undoing(let damage): noise = damage.description
        case .sparsity(let penalty): sparsity = penalty.description
        case .contraction(let weight): contraction = weight
        case .evidence(let chosen, let choices):
            likelihood = chosen.rawValue
            beta = choices.beta
            klWarmup = choices.warmup?.description
            freeBits = choices.freeBits
        }
    }
}

extension MetricsFile.DamageRecord {
    fileprivate init(_ restoration: Restoration) {
        let estimate = restoration.damagedError.estimate
        self.init(
            noise: restoration.damage.description, damagedMse: [estimate.value].finite?[0],
            damagedMseInterval: [estimate.lower, estimate.upper].finite)
    }
}

extension MetricsFile.VerdictRecord {
    fileprivate init(_ verdict: Verdict) {
        self.init(
            outcome: verdict.outcome.rawValue, network: verdict.network?.rawValue,
            mseReduction: verdict.reduction?.value,
            mseReductionInterval: verdict.reduction.map { [$0.lower, $0.upper] }, sentence: verdict.sentence)
    }
}

extension MetricsFile.MeasureRecord {
    fileprivate init(_ measure: Measure) {
        self.init(unit: measure.unit, definition: measure.definition, higherIsBetter: measure.higherIsBetter)
    }
}

extension MetricsFile.SettingsRecord {
    fileprivate init(_ settings: ReportSettings) {
        self.init(
            seed: settings.seed, methods: settings.methods.map(\.rawValue), latent: settings.latentSize,
            testFraction: settings.testFraction, missing: settings.reading.missing.rawValue,
            epochs: settings.training.epochs,
            batchSize: settings.training.batchSize, hidden: settings.training.hidden,
            architecture: settings.training.architecture.rawValue,
            repeats: settings.repeats, timeLimitSeconds: settings.timeLimit)
    }
}

extension MetricsFile.EnvironmentRecord {
    fileprivate init(_ environment: Report.Environment) {
        self.init(
            versions: Dictionary(uniqueKeysWithValues: environment.versions.map { ($0.name, $0.version) }),
            processor: environment.processor, threads: environment.threads)
    }
}

extension [Measure: MeasuredValue] {
    /// The estimates by the names of their measures, where they can be written as JSON.
    var finite: [String: Estimate] {
        let finite = mapValues(\.estimate).filter { [$1.value, $1.lower, $1.upper].finite != nil }
        return Dictionary<String, Estimate>(uniqueKeysWithValues: finite.map { ($0.key.rawValue, $0.value) })
    }
}

extension [Double] {
    /// The numbers, where all can be written as JSON.
    fileprivate var finite: [Double]? { allSatisfy(\.isFinite) ? self : nil }
}
