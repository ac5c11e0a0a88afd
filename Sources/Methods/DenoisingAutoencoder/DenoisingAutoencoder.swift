internal import Core
public import NeuralNetworks
internal import OneDNN

/// An autoencoder that has learned to remove corruption from its inputs (Vincent and others, 2010).
///
/// It is judged on undoing in training already: validation rows are corrupted, and their reconstructions compared with what they
/// were.
public struct DenoisingAutoencoder: AutoencoderVariant {
    let plain: Autoencoder
    /// The corruption that was learned to be undone.
    public let corruption: Corruption

    public var objective: TrainingObjective { corruption.objective }

    /// Trains a denoising autoencoder; see ``TrainedAutoencoder/fit(_:)``.
    public static func fit(_ request: FitRequest) throws -> DenoisingAutoencoder {
        let range: FeatureRange =
            if case .images = request.kind {
                .unit(featureCount: request.source.featureCount)
            } else {
                try FeatureRange(of: request.source, rows: request.trainingRows)
            }
        let corruption = request.choices.corruption
        let plans = TrainingPlan.candidates(for: request.problem, .plain).undoing(corruption, range: range)
        return DenoisingAutoencoder(plain: try Autoencoder.fit(request, plans: plans), corruption: corruption)
    }
}
