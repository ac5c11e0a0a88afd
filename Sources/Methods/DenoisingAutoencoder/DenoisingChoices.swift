internal import Core
public import NeuralNetworks

/// The user's choices about a denoising autoencoder.
public struct DenoisingChoices: MethodChoices {
    /// The corruption that is learned to be undone.
    public var corruption = Corruption.gaussian(standardDeviation: 0.3)

    public init() {}

    /// The option of the denoising autoencoder.
    static let options: [OptionDeclaration<TrainingChoices>] = [
        OptionDeclaration(
            "noise", \.corruption,
            .described("gaussian:SD, mask:FRACTION or salt-pepper:FRACTION, with fractions between 0 and 1"),
            help: """
                Input corruption for the denoising autoencoder (dae): gaussian:SD, mask:FRACTION or salt-pepper:FRACTION.
                """,
            valueName: "noise")
    ]
}

extension TrainingChoices {
    /// The corruption that a denoising autoencoder learns to undo.
    public var corruption: Corruption {
        get { self[DenoisingChoices.self].corruption }
        set { self[DenoisingChoices.self].corruption = newValue }
    }
}
