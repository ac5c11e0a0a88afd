internal import Core

/// The user's choices about a sparse autoencoder.
public struct SparseChoices: MethodChoices {
    /// The sparsity penalty.
    public var sparsity = Sparsity.divergence(rate: 0.1, weight: Sparsity.usualWeight)

    public init() {}

    /// The option of the sparse autoencoder.
    static let options: [OptionDeclaration<TrainingChoices>] = [
        OptionDeclaration(
            "sparsity", \.sparsity, .described("l1:WEIGHT or kl:TARGET[:WEIGHT], with a target between 0 and 1"),
            help: "Sparsity penalty of the sparse autoencoder (sae): l1:WEIGHT or kl:TARGET[:WEIGHT].",
            valueName: "penalty")
    ]
}

extension TrainingChoices {
    /// The sparsity penalty of a sparse autoencoder.
    public var sparsity: Sparsity {
        get { self[SparseChoices.self].sparsity }
        set { self[SparseChoices.self].sparsity = newValue }
    }
}
