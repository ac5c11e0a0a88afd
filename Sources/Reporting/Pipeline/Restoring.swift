internal import Datasets
internal import EmbeddingQuality
internal import LinearAlgebra
internal import Methods
internal import NeuralNetworks

/// Damages the test rows once and sees what each method makes of them.
struct Restoring {
    private let truth: Matrix
    private let damaged: Matrix
    private let damage: Damage
    private let damagedError: RowMean
    private let seed: UInt64

    /// Damages the test rows.
    ///
    /// - Parameters:
    ///   - rows: All rows, scaled.
    ///   - truth: The test rows, scaled: `[test rows, features]`.
    ///   - split: Which rows are for what; the range of features is that of the training rows.
    ///   - isOfImages: Whether features lie in 0–1.
    ///   - settings: What the user asks.
    init(rows: any RowSource, truth: Matrix, split: Split, isOfImages: Bool, settings: ReportSettings) {
        self.truth = truth
        damage = settings.training.damage
        seed = settings.seed
        let range =
            isOfImages
            ? FeatureRange.unit(featureCount: rows.featureCount) : FeatureRange(of: rows, rows: split.training)
        damaged = Damager(damage, range: range).damaged(truth, seed: settings.seed, stream: "damage of test rows")
        damagedError = ReconstructionError(truth: truth, reconstruction: damaged).meanSquaredError
    }

    private func restored(by method: FittedMethod) -> Matrix {
        method.reduction.decode(method.reduction.encode(damaged))
    }

    /// How far a method's restored rows are from the undamaged ones, and how much of the damage is undone.
    func measures(of method: FittedMethod) -> [Measure: MeasuredValue] {
        let error = ReconstructionError(truth: truth, reconstruction: restored(by: method)).meanSquaredError
        return [
            .restored: MeasuredValue(estimate: error.estimate(seed: seed), rows: error),
            .undone: MeasuredValue(
                estimate: RelativeReduction(of: error, against: damagedError).estimate(seed: seed), rows: nil),
        ]
    }

    /// What figures show.
    func restoration(of methods: [FittedMethod]) -> Restoration {
        Restoration(
            damage: damage, damaged: damaged,
            damagedError: MeasuredValue(estimate: damagedError.estimate(seed: seed), rows: damagedError),
            restored: methods.map { ($0.method, restored(by: $0)) })
    }
}
