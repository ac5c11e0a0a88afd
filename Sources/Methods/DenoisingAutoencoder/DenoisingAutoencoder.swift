internal import Core
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

    public var objective: TrainingObjective { damage.objective }

    /// Trains a denoising autoencoder; see ``TrainedAutoencoder/fit(_:)``.
    public static func fit(_ request: FitRequest) throws -> DenoisingAutoencoder {
        let range: FeatureRange =
            if case .images = request.kind {
                .unit(featureCount: request.source.featureCount)
            } else {
                try FeatureRange(of: request.source, rows: request.trainingRows)
            }
        let damage = request.choices.damage
        let plans = TrainingPlan.candidates(for: request.problem, .plain).undoing(damage, range: range)
        return DenoisingAutoencoder(plain: try Autoencoder.fit(request, plans: plans), damage: damage)
    }
}
