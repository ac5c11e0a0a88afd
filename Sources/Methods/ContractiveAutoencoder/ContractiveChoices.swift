/// The user's choices about a contractive autoencoder.
public struct ContractiveChoices: MethodChoices {
    /// The weight of the Jacobian penalty.
    public var contraction = 0.0003

    public init() {}
}

extension TrainingChoices {
    /// The weight of the Jacobian penalty of a contractive autoencoder.
    public var contraction: Double {
        get { self[ContractiveChoices.self].contraction }
        set { self[ContractiveChoices.self].contraction = newValue }
    }
}
