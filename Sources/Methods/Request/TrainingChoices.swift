internal import NeuralNetworks
internal import OneDNN

/// Precision of large matrix multiplications.
public enum Precision: String, Sendable, CaseIterable {
    /// bfloat16 where the processor has it and the networks are large enough to gain by it, else f32.
    case auto
    /// 32-bit floating point.
    case f32
    /// bfloat16, summed up in 32 bits; the weights stay 32-bit.
    case bf16

    /// True if this processor can compute in it.
    public var isAvailable: Bool { self != .bf16 || processorHasBFloat16() }
}

/// Architecture of networks for images.
public enum Architecture: String, Sendable, CaseIterable {
    /// Whichever trials prefer.
    case auto
    /// Dense layers, which know nothing of which pixels are neighbours.
    case dense
    /// Convolutions.
    case conv
}

/// The user's choices about training; nil if Gibbous is to choose.
public struct TrainingChoices: Sendable, Equatable {
    public var epochs: Int?
    public var batchSize: Int?
    /// The widths of the encoder's hidden layers, or the channels of its convolutions where the architecture is `conv`.
    public var hidden: [Int]?
    public var architecture = Architecture.auto
    public var precision = Precision.auto
    /// The length of trainings whose epochs are chosen from the data.
    public var effort = Effort.standard
    public var seed: UInt64
    /// The options of single methods.
    private var own = MethodChoicesTable()

    public init(
        epochs: Int? = nil, batchSize: Int? = nil, hidden: [Int]? = nil, architecture: Architecture = .auto,
        precision: Precision = .auto, effort: Effort = .standard, seed: UInt64 = 0
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.hidden = hidden
        self.architecture = architecture
        self.precision = precision
        self.effort = effort
        self.seed = seed
    }

    /// The options of a single method.
    public subscript<Group: MethodChoices>(_ type: Group.Type) -> Group {
        get { own[type] }
        set { own[type] = newValue }
    }
}
