internal import Datasets
internal import DimensionalityReduction
internal import EmbeddingQuality
internal import Foundation
internal import NeuralNetworks

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

    private enum CodingKeys: String, CodingKey {
        case schema, dataset, methods, verdict, measures, settings, environment
        case componentErrors = "pca_test_mse_by_components"
    }

    private struct DatasetRecord: Encodable {
        let name: String
        let rows: Int
        let features: Int
        let train_rows: Int
        let validation_rows: Int
        let test_rows: Int
        let classes: Int?
        let layout: String
        let image_shape: [Int]?
        let data_path: String
        let label_path: String?
        let element_type: String
        let reason: String
        let scaling: String
    }

    private struct MethodRecord: Encodable {
        let latent: Int
        let test: [String: Double]
        let test_intervals: [String: [Double]]
        let train_seconds: Double
        let epochs: Int?
        let kept_epoch: Int?
        let parameters: Int?
        let hidden: [Int]?
        let batch_size: Int?
        let training_loss: [Double]?
        let validation_loss: [Double]?
        let validation_epochs: [Int]?
        let explained_variance_ratio: [Double]?
        let kl_by_dimension: [Double]?
    }

    private struct VerdictRecord: Encodable {
        let outcome: String
        let network: String?
        let mse_reduction: Double?
        let mse_reduction_interval: [Double]?
        let sentence: String
    }

    private struct MeasureRecord: Encodable {
        let unit: String
        let definition: String
        let higher_is_better: Bool?
    }

    private struct SettingsRecord: Encodable {
        let seed: UInt64
        let methods: [String]
        let latent: Int
        let test_fraction: Double
        let epochs: Int?
        let batch_size: Int?
        let hidden: [Int]?
    }

    private struct EnvironmentRecord: Encodable {
        let versions: [String: String]
        let processor: String
        let threads: Int
    }

    init(_ report: Report) {
        let source = report.source
        var classes: Int?
        if case .categorical(let labels) = report.labels { classes = labels.categories.count }
        dataset = DatasetRecord(
            name: report.name, rows: source.rowCount, features: source.featureCount,
            train_rows: report.split.training.count, validation_rows: report.split.validation.count,
            test_rows: report.split.test.count, classes: classes, layout: source.layout.rawValue,
            image_shape: source.imageShape.map { [$0.height, $0.width, $0.channels] }, data_path: source.dataPath,
            label_path: source.labelPath, element_type: source.elementType, reason: source.reason,
            scaling: source.scaling)
        methods = Dictionary(
            uniqueKeysWithValues: report.methods.map { ($0.method.rawValue, MetricsFile.record($0)) })
        let verdict = Verdict(report)
        self.verdict = VerdictRecord(
            outcome: verdict.outcome.rawValue, network: verdict.network?.rawValue,
            mse_reduction: verdict.reduction?.value,
            mse_reduction_interval: verdict.reduction.map { [$0.lower, $0.upper] }, sentence: verdict.sentence)
        componentErrors = report.componentErrors
        measures = Dictionary(
            uniqueKeysWithValues: Measure.allCases.map {
                (
                    $0.rawValue,
                    MeasureRecord(unit: $0.unit, definition: $0.definition, higher_is_better: $0.higherIsBetter)
                )
            })
        let chosen = report.settings
        settings = SettingsRecord(
            seed: chosen.seed, methods: chosen.methods.map(\.rawValue), latent: chosen.latentSize,
            test_fraction: chosen.testFraction, epochs: chosen.training.epochs, batch_size: chosen.training.batchSize,
            hidden: chosen.training.hidden)
        environment = EnvironmentRecord(
            versions: Dictionary(uniqueKeysWithValues: report.environment.versions.map { ($0.name, $0.version) }),
            processor: report.environment.processor, threads: report.environment.threads)
    }

    private static func record(_ result: MethodResult) -> MethodRecord {
        let finite = result.measures.filter {
            $0.value.estimate.value.isFinite && $0.value.estimate.lower.isFinite && $0.value.estimate.upper.isFinite
        }
        let named = finite.map { ($0.key.rawValue, $0.value.estimate) }
        let history = result.training?.history
        return MethodRecord(
            latent: result.latentSize,
            test: Dictionary(uniqueKeysWithValues: named.map { ($0.0, $0.1.value) }),
            test_intervals: Dictionary(uniqueKeysWithValues: named.map { ($0.0, [$0.1.lower, $0.1.upper]) }),
            train_seconds: result.seconds, epochs: history?.trainingLosses.count, kept_epoch: history?.keptEpoch,
            parameters: result.training?.parameterCount, hidden: result.training?.hidden,
            batch_size: result.training?.settings.batchSize, training_loss: history?.trainingLosses,
            validation_loss: history?.validationLosses, validation_epochs: history?.validationEpochs,
            explained_variance_ratio: result.explainedVarianceRatio, kl_by_dimension: result.divergenceByDimension)
    }

    /// The file's bytes: keys sorted, so that equal numbers give equal bytes.
    func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
