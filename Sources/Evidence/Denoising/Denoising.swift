package import Core
package import EmbeddingQuality
package import Methods
package import NeuralNetworks

/// The noise that methods remove from corrupted test rows, as the corruption grows.
package enum Denoising: Question {
    package static let id = "denoising"

    package struct Finding: Codable, Sendable {
        /// The corruption that methods are compared at, as `--noise` takes it: the one that was trained for, if any was.
        package let noise: String
        /// Its level: a standard deviation, or a probability.
        package let level: Double
        /// The ids of the methods that learned to undo it; empty without any.
        package let trained: [String]
        /// The test rows that were corrupted.
        package let rows: Int
        /// All levels, from no corruption up.
        package let levels: [Level]
        /// The gain of each method over the corrupted rows and over other methods at the level that is compared at, by its id.
        package let gains: [String: Gains]
        /// The id of the method whose restored rows are nearest to the clean ones there.
        package let best: String
        /// The highest level up to which each method takes more from the rows than it restores; nil where there is none.
        package let harmfulUpTo: Double?
        /// The claim that a denoising autoencoder undoes corruption; nil without one.
        package let claim: ClaimOutcome?
        /// The mean squared error of all test rows corrupted so, from the clean ones; nil where no method learned to undo it.
        package let damagedMse: Estimate?
        /// The test rows that figures show, of those of ``Examples``.
        package let examples: [Example]

        /// The rows as they are compared.
        package var compared: Level? { levels.first { $0.level == level } }
    }

    /// The rows at one level of corruption.
    package struct Level: Codable, Sendable {
        package let level: Double
        /// The corrupted rows themselves; nil of clean ones.
        package let input: Restoration?
        /// The restorations by each method, by its id.
        package let restored: [String: Restoration]
    }

    /// The nearness of rows to the clean ones.
    package struct Restoration: Codable, Sendable {
        package let mse: Estimate
        /// The peak signal-to-noise ratio in decibels; nil for tables.
        package let psnr: Estimate?
    }

    /// A method's gains over something else on the same rows.
    package struct Gains: Codable, Sendable {
        /// Over the corrupted rows themselves.
        package let overInput: Gain?
        /// Over PCA; nil without it, and of PCA itself.
        package let overPca: Gain?
        /// Over the plain autoencoder, of a method that learned to undo corruption; nil where one of both is missing.
        package let overAe: Gain?
    }

    /// The difference between two errors of the same rows.
    package struct Gain: Codable, Sendable {
        /// The share of the other error that is gone.
        package let mseReduction: Estimate
        /// The same as a difference of peak signal-to-noise ratios; nil for tables.
        package let decibels: Estimate?
    }

    /// One test row at one level.
    package struct Example: Codable, Sendable {
        /// Its place among the test rows, counted from 0.
        package let testRow: Int
        package let level: Double
        /// The mean squared error of the corrupted row, from the clean one.
        package let damagedMse: Double?
        /// The mean squared error of each method's reconstruction of it from the clean row, by the method's id.
        package let restoredMse: [String: Double]
    }

    package struct Illustration: Sendable {
        /// The corruption that methods are compared at.
        package let corruption: Corruption
        /// The examples, corrupted: `[examples, features]`, in the scaled unit.
        package let corrupted: Matrix
        /// The examples as each method restores them: `[examples, features]`.
        package let restored: [(method: Method, rows: Matrix)]
    }

    package static let definitions = [
        "level": Definition(
            "Level of corruption: standard deviation of Gaussian noise in the scaled unit, or probability of "
                + "corrupting a value."
        ),
        "trained": Definition("Methods trained to remove this corruption."),
        "rows": Definition("Test rows that were corrupted (a random sample if there are more).", unit: "rows"),
        "mse": Definition(
            "MSE between the clean test rows and the corrupted ones (input) or their reconstructions (restored); the "
                + "noise of a level is drawn once for all methods.", unit: Measure.squaredUnit),
        "psnr": Definition(
            "Peak signal-to-noise ratio, −10 log₁₀ MSE (the peak of scaled images is 1).", unit: "dB"),
        "mse_reduction": Definition(
            "1 − a method's restored MSE / that of the corrupted rows, of PCA or of the plain AE, with its paired 95 "
                + "% interval.",
            unit: "share of the other MSE"),
        "decibels": Definition(
            "Corresponding difference of peak signal-to-noise ratios, −10 log₁₀ of the ratio of the errors.",
            unit: "dB"),
        "harmful_up_to": Definition(
            "Highest level up to which the restored rows of every method are farther from the clean ones than the "
                + "corrupted rows are (intervals exclude 0)."),
        "claim": Definition(
            "A denoising autoencoder removes corruption: holds if the interval of its gain over the corrupted rows "
                + "lies above 0 at the training level, fails if it lies below 0."),
        "damaged_mse": Definition(
            "MSE between the corrupted test rows and the clean ones; for a single row, mean over features.",
            unit: Measure.squaredUnit),
        "restored_mse": Definition(
            "MSE between the clean row and the reconstruction from the corrupted one.",
            unit: Measure.squaredUnit),
        "test_row": Definition("A test row's place among the test rows, counted from 0."),
    ]

    /// The least level that rows are shown at, as a multiple of the one that methods are compared at.
    private static let leastShown = 0.5

    package static func find(in study: Study) throws -> Answer<Denoising>? {
        guard study.data.imageShape != nil || study.corrupted != nil,
            let restoring = try RestoredRows(of: study)
        else { return nil }
        let judged = restoring.corruption
        let levels = try restoring.levels.map(restoring.restored)
        guard let compared = levels.first(where: { $0.level == judged.level }),
            let best = compared.errors.min(by: { ($0.value.value, $0.key) < ($1.value.value, $1.key) })?.key
        else { return nil }
        let trained = study.methods.map(\.method).filter(\.learnsDenoising).map(\.rawValue)
        let gains = restoring.gains(compared, trained: trained)
        let judge = trained.first.flatMap { gains[$0]?.overInput?.mseReduction }
        let shown = levels.filter { $0.level >= leastShown * judged.level }.flatMap(\.examples)
        return Answer(
            Finding(
                noise: judged.description, level: judged.level, trained: trained, rows: restoring.places.count,
                levels: levels.map(restoring.numbers), gains: gains, best: best,
                harmfulUpTo: levels.dropFirst().prefix(while: restoring.isHarmful).last?.level,
                claim: trained.isEmpty ? nil : judge.map(outcome) ?? .undecided,
                damagedMse: study.corrupted?.error.estimate(study.data.bootstrap(seed: study.settings.seed)).finite,
                examples: shown.map(\.finding)),
            illustration: Illustration(
                corruption: judged,
                corrupted: Matrix(stacking: shown.map(\.corrupted), columns: study.data.truth.columns),
                restored: restoring.methods.enumerated().map { index, method in
                    (
                        method: method.method,
                        rows: Matrix(stacking: shown.map { $0.restored[index] }, columns: study.data.truth.columns)
                    )
                }))
    }

    /// The claim that corruption is undone, by the share of it that is gone.
    private static func outcome(_ reduction: Estimate) -> ClaimOutcome {
        if reduction.lower > 0 { return .holds }
        return reduction.upper < 0 ? .fails : .undecided
    }
}

extension Matrix {
    /// Rows one below the other.
    fileprivate init(stacking rows: [[Float]], columns: Int) {
        self.init(rows: rows.count, columns: columns, values: rows.flatMap(\.self))
    }
}
