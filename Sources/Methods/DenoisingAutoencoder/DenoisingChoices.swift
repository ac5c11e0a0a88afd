public import NeuralNetworks

/// The user's choices about a denoising autoencoder.
public struct DenoisingChoices: MethodChoices {
    /// The corruption that is learned to be undone.
    public var damage = Damage.gaussian(standardDeviation: 0.3)

    private enum CodingKeys: String, CodingKey { case damage = "noise" }

    public init() {}
}

extension TrainingChoices {
    /// The corruption that a denoising autoencoder learns to undo.
    public var damage: Damage {
        get { self[DenoisingChoices.self].damage }
        set { self[DenoisingChoices.self].damage = newValue }
    }
}
