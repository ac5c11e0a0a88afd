internal import Core

/// The user's choices about a contractive autoencoder.
public struct ContractiveChoices: MethodChoices {
    /// The weight of the Jacobian penalty.
    public var contraction = 0.0003

    public init() {}

    /// The option of the contractive autoencoder.
    static let options: [OptionDeclaration<TrainingChoices>] = [
        OptionDeclaration(
            "contraction", \.contraction, .number("a number above 0") { $0 > 0 && $0 <= 1e6 },
            help: "Weight of the Jacobian penalty of the contractive autoencoder (cae).", valueName: "weight")
    ]
}

extension TrainingChoices {
    /// The weight of the Jacobian penalty of a contractive autoencoder.
    public var contraction: Double {
        get { self[ContractiveChoices.self].contraction }
        set { self[ContractiveChoices.self].contraction = newValue }
    }
}
