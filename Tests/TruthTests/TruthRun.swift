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
        let fitted = try MethodFitting(data, settings: settings, triesSizes: false).run { _ in }
        let result = try ComparisonResult(of: data, fitted: fitted, settings: settings)
        let fresh = known.fresh(freshCount)
        let errors = try freshErrors(of: fitted.shown, on: fresh.matrix, of: data, scaling: data.scaling)
        let verdict = result.findings[Verdict.self]
        let truth = try verdict.flatMap { verdict in
            // What the verdict says is the mean over all trainings, and so is the truth.
            let others = try fitted.further.enumerated().map { index, methods in
                let rows = data.repeats.rows(for: .repetition(index + 1))
                var others = try freshErrors(
                    of: methods, on: fresh.matrix, of: data, scaling: rows?.rows.scaling ?? data.scaling)
                // On the same split PCA is fitted once.
                if rows == nil { others[Method.baseline.rawValue] = errors[Method.baseline.rawValue] }
                return others
            }
            return Truth(
                ([errors] + others).compactMap { errors in
                    guard let network = errors[verdict.network], let pca = errors[Method.baseline.rawValue] else {
                        return nil
                    }
                    return Truth(network, against: pca, blockSize: fresh.blockSize)
                })
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
        of methods: [FittedMethod], on fresh: Matrix, of data: PreparedData, scaling: Scaling
    ) throws -> [String: [Double]] {
        let kept = data.dataset.preparation.columnNumbers
        let stored = try FeatureMatrix(
            rowCount: fresh.rows, featureCount: fresh.columns, storage: .float32(fresh.values)
        ).selecting(columns: kept)
        let rows = ScaledRows(features: stored, scaling: scaling)
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
