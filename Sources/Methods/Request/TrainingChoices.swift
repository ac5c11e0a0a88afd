public import NeuralNetworks
internal import OneDNN

/// What large matrix products are computed in.
public enum Precision: String, Sendable, CaseIterable, Codable {
    /// bfloat16 where the processor has it and the networks are large enough to gain by it, else f32.
    case auto
    /// 32-bit floating point.
    case f32
    /// bfloat16, summed up in 32 bits; the weights stay 32-bit.
    case bf16

    /// Whether this processor can compute in it.
    public var isAvailable: Bool { self != .bf16 || processorHasBFloat16() }
}

/// What networks for images are made of.
public enum Architecture: String, Sendable, CaseIterable, Codable {
    /// Whichever trials prefer.
    case auto
    /// Dense layers, which know nothing of which pixels are neighbours.
    case dense
    /// Convolutions.
    case conv
}

/// What the user may say about training; nil where Gibbous is to choose.
public struct TrainingChoices: Sendable, Equatable, Codable {
    public var epochs: Int?
    public var batchSize: Int?
    /// The widths of the encoder's hidden layers, or the channels of its convolutions where the architecture is `conv`.
    public var hidden: [Int]?
    public var architecture = Architecture.auto
    public var precision = Precision.auto
    public var seed: UInt64
    /// What a denoising autoencoder learns to undo.
    public var damage = Damage.gaussian(standardDeviation: 0.3)
    /// What keeps a sparse autoencoder's codes at rest.
    public var sparsity = Sparsity.divergence(rate: 0.1, weight: Sparsity.usualWeight)
    /// What the squared norm of the encoder's Jacobian counts in a contractive autoencoder's loss.
    public var contraction = 0.0003
    /// How a variational autoencoder is trained.
    public var variational = VariationalChoices()

    public init(
        epochs: Int? = nil, batchSize: Int? = nil, hidden: [Int]? = nil, architecture: Architecture = .auto,
        precision: Precision = .auto, seed: UInt64 = 0
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.hidden = hidden
        self.architecture = architecture
        self.precision = precision
        self.seed = seed
    }
}
