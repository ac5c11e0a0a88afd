internal import Comparison
internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Foundation
internal import Methods
internal import NeuralNetworks
internal import OneDNN
internal import Rows

/// `metrics.json`: every number that the report prints, with its interval, unit and definition.
struct MetricsFile: Encodable {
    private let schema = 1
    private let dataset: ReportedDataset
    private let methods: [String: MethodRecord]
    private let verdict: VerdictRecord
    private let componentErrors: [Double]
    private let measures: [String: MeasureRecord]
    /// The options that results depend on, by their keys.
    private let settings: [String: OptionValue]
    private let environment: EnvironmentRecord
    private let damage: DamageRecord?
    private let evidence: EvidenceRecord
    private let furtherLabels: [LabelRecord]?

    private enum CodingKeys: String, CodingKey {
        case schema, dataset, methods, verdict, measures, settings, environment, damage, evidence
        case furtherLabels, componentErrors = "pca_test_mse_by_components"
    }

    /// The record of a report.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - claims: The claims about autoencoders with what the findings say of them; nil for what all sections say.
    ///   - options: The options whose values are recorded.
    init(
        _ report: Report, claims: ClaimReview? = nil, options: [OptionDeclaration<ReportSettings>] = ReportOptions.all
    ) {
        dataset = ReportedDataset(report)
        methods = Dictionary(
            uniqueKeysWithValues: report.methods.map { ($0.method.rawValue, MethodRecord($0)) })
        verdict = VerdictRecord(VerdictText(report))
        componentErrors = report.findings[Components.self]?.testMse ?? []
        measures = Dictionary(uniqueKeysWithValues: Measure.all.map { ($0.id, MeasureRecord($0)) })
        settings = Dictionary(
            uniqueKeysWithValues: options.results(
                of: report.settings, methods: report.settings.methods.map(\.rawValue)
            ).map { ($0.option.recordKey, $0.value) })
        environment = EnvironmentRecord(report.environment)
        damage = report.findings[Denoising.self].flatMap { DamageRecord($0) }
        evidence = EvidenceRecord(
            findings: report.findings,
            claims: ClaimsRecord(claims ?? SectionContext(report, testing: ReportSections.all).claims))
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
