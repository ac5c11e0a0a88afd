internal import Core
internal import NeuralNetworks
internal import OneDNN

/// An autoencoder whose codes move little with the rows (Rifai and others, 2011).
public struct ContractiveAutoencoder: AutoencoderVariant {
    let plain: Autoencoder
    /// The weight of the squared Frobenius norm of the encoder's Jacobian in the loss.
    public let weight: Double

    /// Trains a contractive autoencoder; see ``TrainedAutoencoder/fit(_:)``.
    public static func fit(_ request: FitRequest) throws -> ContractiveAutoencoder {
        // The penalty is made of small differences, which bfloat16 would round away.
        var request = request
        request.choices.precision = .f32
        let weight = request.choices.contraction
        let plain = try Autoencoder.fit(
            request, plans: TrainingPlan.candidates(for: request.problem, .plain),
            bottleneck: ContractedCodes.Setup(weight: weight))
        return ContractiveAutoencoder(plain: plain, weight: weight)
    }
}
