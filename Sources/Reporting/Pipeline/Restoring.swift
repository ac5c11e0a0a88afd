internal import Core
internal import Datasets
internal import EmbeddingQuality
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

    private func restored(by method: FittedMethod) -> Matrix? {
        method.decoding.map { $0.decode($0.encode(damaged)) }
    }

    /// How far a method's restored rows are from the undamaged ones, and how much of the damage is undone.
    func measures(of method: FittedMethod) -> [Measure: MeasuredValue] {
        guard let restored = restored(by: method) else { return [:] }
        let error = ReconstructionError(truth: truth, reconstruction: restored).meanSquaredError
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
            restored: methods.compactMap { fitted in restored(by: fitted).map { (fitted.method, $0) } })
    }
}
