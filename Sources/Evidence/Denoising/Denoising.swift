package import Core
package import EmbeddingQuality
package import Methods
package import NeuralNetworks

/// The noise that each method removes from corrupted test rows.
package enum Denoising: Question {
    package static let id = "denoising"

    package struct Finding: Codable, Sendable {
        /// The mean squared error of the corrupted test rows themselves, from the clean ones.
        package let damagedMse: Estimate?
        /// The test rows that figures show, those of ``Examples``.
        package let examples: [Example]
    }

    /// One test row.
    package struct Example: Codable, Sendable {
        /// Its place among the test rows, counted from 0.
        package let testRow: Int
        /// The mean squared error of the corrupted row, from the clean one.
        package let damagedMse: Double?
        /// The mean squared error of each method's reconstruction of it from the clean row, by the method's id.
        package let restoredMse: [String: Double]
    }

    package struct Illustration: Sendable {
        /// The corruption of the rows.
        package let corruption: Corruption
        /// `[test rows, features]`, in the scaled unit.
        package let corrupted: Matrix
        /// The reconstruction of the corrupted rows by each method: `[test rows, features]`.
        package let restored: [(method: Method, rows: Matrix)]
    }

    package static let definitions = [
        "damaged_mse": Definition(
            "MSE between the corrupted test rows and the clean ones, of a single row its mean over features.",
            unit: Measure.squaredUnit),
        "restored_mse": Definition(
            "MSE between the clean row and what a method reconstructs from the corrupted one.",
            unit: Measure.squaredUnit),
        "test_row": Definition("A test row's place among the test rows, counted from 0."),
    ]

    package static func find(in study: Study) -> Answer<Denoising>? {
        guard let corrupted = study.corrupted else { return nil }
        let restored = study.methods.compactMap { result in result.restored.map { (method: result.method, rows: $0) } }
        let places = Examples.find(in: study)?.finding.all.map(\.testRow) ?? []
        let truth = study.data.truth
        var errors: [String: [Double]] = [:]
        for (method, rows) in restored {
            errors[method.rawValue] = ReconstructionError(truth: truth, reconstruction: rows).perRow
        }
        return Answer(
            Finding(
                damagedMse: corrupted.error.estimate(study.data.bootstrap(seed: study.settings.seed)).finite,
                examples: places.map { place in
                    Example(
                        testRow: place, damagedMse: corrupted.error.perRow[place].finite,
                        restoredMse: errors.compactMapValues { $0[place].finite })
                }),
            illustration: Illustration(corruption: corrupted.corruption, corrupted: corrupted.rows, restored: restored))
    }
}
