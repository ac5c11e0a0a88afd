import Comparison
import Core
import Datasets
import EmbeddingQuality
import Evidence
import KnownKinds
import Methods
import Rows
import Splitting
import TestSupport

/// A report on data of known answer, and the same fitted methods judged again on new rows.
struct TruthRun: Sendable {
    let kind: KnownKind
    let seed: UInt64
    /// The number of rows of the file; the kind's own if nil.
    var rowCount: Int?
    /// The least number of new rows.
    var freshCount = 20_000
    /// The changes to the settings, which otherwise are the defaults.
    var change: @Sendable (inout ComparisonSettings) -> Void = { _ in }

    /// Makes the comparison of a report and finds out the truth.
    func record() throws -> TruthRecord {
        let start = ContinuousClock.now
        let known = kind.data(seed: seed, rowCount: rowCount)
        let folder = try TemporaryFolder()
        let path = folder.path("\(kind.name).h5")
        try known.write(to: path)
        var settings = ComparisonSettings(file: path)
        settings.training.seed = seed
        change(&settings)
        let data = try DataPreparation(settings).run()
        let result = try ComparisonResult(of: data, settings: settings)
        let fresh = known.fresh(freshCount)
        let errors = try freshErrors(of: result.study.fitted, on: fresh.matrix, as: data)
        let verdict = result.findings[Verdict.self]
        let truth = verdict.flatMap { verdict in
            errors[verdict.network].flatMap { network in
                errors[Method.baseline.rawValue].map { Truth(network, against: $0, blockSize: fresh.blockSize) }
            }
        }
        return TruthRecord(
            kind: kind.name, seed: seed, answer: kind.answer, isDependent: kind.isDependent,
            network: verdict?.network, claim: verdict.map { Claim($0.outcome) } ?? .none,
            reduction: verdict?.reduction, truth: truth?.reduction, truthError: truth?.standardError,
            freshErrors: errors.mapValues { $0.reduce(0, +) / Double($0.count) },
            split: data.splitting.kind, testRowCount: data.split.test.count,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// The squared errors of new rows, as the report would have them: `[rows]` of each method that decodes.
    private func freshErrors(
        of methods: [FittedMethod], on fresh: Matrix, as data: PreparedData
    ) throws -> [String: [Double]] {
        let kept = data.dataset.preparation.columnNumbers
        let stored = try FeatureMatrix(
            rowCount: fresh.rows, featureCount: fresh.columns, storage: .float32(fresh.values)
        ).selecting(columns: kept)
        let rows = ScaledRows(features: stored, scaling: data.scaling)
        var errors: [String: [Double]] = [:]
        for chunk in RowChunks.ranges(of: rows) {
            let batch = try rows.rows(at: Array(chunk))
            for method in methods {
                guard let decoding = method.decoding else { continue }
                let decoded = try decoding.decode(decoding.encode(batch))
                errors[method.method.rawValue, default: []] +=
                    ReconstructionError(truth: batch, reconstruction: decoded).perRow
            }
        }
        return errors
    }
}
