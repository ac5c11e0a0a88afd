internal import LinearAlgebra
public import NeuralNetworks

/// What the user may say about training; nil where Gibbous is to choose.
public struct TrainingChoices: Sendable, Equatable {
    public var epochs: Int?
    public var batchSize: Int?
    public var hidden: [Int]?
    /// Whether images are moved about in training.
    public var augments: Bool?
    public var seed: UInt64

    public init(epochs: Int? = nil, batchSize: Int? = nil, hidden: [Int]? = nil, seed: UInt64 = 0) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.hidden = hidden
        self.seed = seed
    }
}

/// Whether a network learns codes or distributions over them, which want different amounts of noise.
public enum AutoencoderKind: Sendable { case plain, variational }

extension TrainingSettings {
    /// Settings chosen from the data's size and kind, where the user has not chosen.
    ///
    /// Epochs are a budget of operations, so that a model takes some seconds on one core, within bounds that keep small
    /// data from being gone over too often and large data from too seldom.
    public static func suited(
        to kind: DataKind, _ autoencoder: AutoencoderKind, design: AutoencoderDesign, trainingRows: Int,
        choices: TrainingChoices
    ) -> TrainingSettings {
        let batchSize = choices.batchSize ?? defaultBatchSize(trainingRows)
        let operations = design.operations(rows: trainingRows)
        let affordable: Double
        let bounds: ClosedRange<Double>
        switch kind {
        case .images:
            affordable = 3e12 / operations
            bounds = 20...200
        case .table:
            affordable = 3e11 / operations
            bounds = 20...400
        }
        let epochs = choices.epochs ?? Int(min(max(affordable, bounds.lowerBound), bounds.upperBound))
        let steps = epochs * max(1, trainingRows / batchSize)
        var settings = TrainingSettings(
            epochs: epochs, batchSize: batchSize, peakLearningRate: 1e-3,
            warmupSteps: max(100, steps * 3 / 100), seed: choices.seed)
        switch kind {
        case .images(let shape):
            settings.peakLearningRate = batchSize >= 256 ? 4e-3 : 2e-3
            settings.weightDecay = 0.05
            if choices.augments ?? (min(shape.height, shape.width) >= 16) {
                settings.augmentation = ImageAugmentation(shape)
            } else {
                settings.inputNoise = autoencoder == .plain ? 0.2 : 0.1
            }
        case .table:
            settings.weightDecay = 0.1
            // Noise would widen the variance that a Gaussian likelihood learns, and with it worsen the evidence.
            settings.inputNoise = autoencoder == .plain ? 0.3 : 0
        }
        return settings
    }

    /// Small data take small batches, so that an epoch has steps enough.
    private static func defaultBatchSize(_ rows: Int) -> Int {
        switch rows {
        case ..<1_000: 64
        case ..<3_000: 128
        default: 256
        }
    }
}
