public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// An autoencoder that has learned to undo damage to its rows (Vincent and others, 2010).
///
/// It is judged on undoing in training already: validation rows are damaged, and their reconstructions compared with what they
/// were.
public struct DenoisingAutoencoder: AutoencoderVariant {
    let plain: Autoencoder
    /// The damage that was learned to be undone.
    public let damage: Damage

    public var objective: TrainingObjective { .undoing(damage) }

    /// Trains a denoising autoencoder: as ``Autoencoder/fit(_:kind:trainingRows:validationRows:latentSize:choices:team:course:report:)``.
    public static func fit(
        _ source: any RowSource, kind: DataKind, trainingRows: [Int], validationRows: [Int], latentSize: Int,
        choices: TrainingChoices, team: ThreadTeam = .alone, course: FittingCourse = FittingCourse(),
        report: @escaping (TrainingProgress) -> Void = { _ in }
    ) throws -> DenoisingAutoencoder {
        let range: FeatureRange =
            if case .images = kind {
                .unit(featureCount: source.featureCount)
            } else {
                FeatureRange(of: source, rows: trainingRows)
            }
        let plans = TrainingPlan.candidates(
            for: kind, .plain, featureCount: source.featureCount, latentSize: latentSize,
            trainingRows: trainingRows.count, choices: choices
        ).undoing(choices.damage, range: range)
        let plain = try Autoencoder.fit(
            source, plans: plans, penalty: nil, trainingRows: trainingRows, validationRows: validationRows,
            latentSize: latentSize, seed: choices.seed, team: team, course: course, report: report)
        return DenoisingAutoencoder(plain: plain, damage: choices.damage)
    }
}
