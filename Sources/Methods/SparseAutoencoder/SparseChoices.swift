/// The user's choices about a sparse autoencoder.
public struct SparseChoices: MethodChoices {
    /// The sparsity penalty.
    public var sparsity = Sparsity.divergence(rate: 0.1, weight: Sparsity.usualWeight)

    public init() {}
}

extension TrainingChoices {
    /// The sparsity penalty of a sparse autoencoder.
    public var sparsity: Sparsity {
        get { self[SparseChoices.self].sparsity }
        set { self[SparseChoices.self].sparsity = newValue }
    }
}
