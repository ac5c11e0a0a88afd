internal import Datasets
internal import DimensionalityReduction
internal import EmbeddingQuality
internal import Foundation
internal import LinearAlgebra
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
    }

    private struct MethodRecord: Encodable {
        let latent: Int
        let test: [String: Double]
        let testIntervals: [String: [Double]]
        let trainSeconds: Double
        let epochs: Int?
        let keptEpoch: Int?
        let parameters: Int?
        let hidden: [Int]?
        let batchSize: Int?
        let trainingLoss: [Double]?
        let validationLoss: [Double]?
        let validationEpochs: [Int]?
        let explainedVarianceRatio: [Double]?
        let klByDimension: [Double]?
    }

    private struct VerdictRecord: Encodable {
        let outcome: String
        let network: String?
        let mseReduction: Double?
        let mseReductionInterval: [Double]?
        let sentence: String
    }

    private struct MeasureRecord: Encodable {
        let unit: String
        let definition: String
        let higherIsBetter: Bool?
    }

    private struct SettingsRecord: Encodable {
        let seed: UInt64
        let methods: [String]
        let latent: Int
        let testFraction: Double
        let epochs: Int?
        let batchSize: Int?
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
            trainRows: report.split.training.count, validationRows: report.split.validation.count,
            testRows: report.split.test.count, classes: classes, layout: source.layout.rawValue,
            imageShape: source.imageShape.map { [$0.height, $0.width, $0.channels] }, dataPath: source.dataPath,
            labelPath: source.labelPath, elementType: source.elementType, reason: source.reason,
            scaling: source.scaling)
        methods = Dictionary(
            uniqueKeysWithValues: report.methods.map { ($0.method.rawValue, MetricsFile.record($0)) })
        let verdict = Verdict(report)
        self.verdict = VerdictRecord(
            outcome: verdict.outcome.rawValue, network: verdict.network?.rawValue,
            mseReduction: verdict.reduction?.value,
            mseReductionInterval: verdict.reduction.map { [$0.lower, $0.upper] }, sentence: verdict.sentence)
        componentErrors = report.componentErrors.finite ?? []
        measures = Dictionary(
            uniqueKeysWithValues: Measure.allCases.map {
                (
                    $0.rawValue,
                    MeasureRecord(unit: $0.unit, definition: $0.definition, higherIsBetter: $0.higherIsBetter)
                )
            })
        let chosen = report.settings
        settings = SettingsRecord(
            seed: chosen.seed, methods: chosen.methods.map(\.rawValue), latent: chosen.latentSize,
            testFraction: chosen.testFraction, epochs: chosen.training.epochs, batchSize: chosen.training.batchSize,
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
            testIntervals: Dictionary(uniqueKeysWithValues: named.map { ($0.0, [$0.1.lower, $0.1.upper]) }),
            trainSeconds: result.seconds, epochs: history?.trainingLosses.count, keptEpoch: history?.keptEpoch,
            parameters: result.training?.parameterCount, hidden: result.training?.hidden,
            batchSize: result.training?.settings.batchSize, trainingLoss: history?.trainingLosses.finite,
            validationLoss: history?.validationLosses.finite, validationEpochs: history?.validationEpochs,
            explainedVarianceRatio: result.explainedVarianceRatio?.finite,
            klByDimension: result.divergenceByDimension?.finite)
    }

    /// The file's bytes: keys sorted, so that equal numbers give equal bytes.
    func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

extension [Double] {
    /// The numbers, where all can be written as JSON.
    fileprivate var finite: [Double]? { allSatisfy(\.isFinite) ? self : nil }
}
