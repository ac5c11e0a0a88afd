public import OneDNN

/// Settings of a training.
public struct TrainingSettings: Sendable, Equatable {
    /// The most epochs that are run; the learning rate falls to 0 at the last of them.
    public var epochs: Int
    public var batchSize: Int
    /// The most batches that an epoch has, other rows in each; nil for all that the rows fill.
    public var batchesPerEpoch: Int?
    public var peakLearningRate: Double
    /// Steps over which the learning rate rises to its peak.
    public var warmupSteps: Int
    public var weightDecay: Double
    /// The largest norm of a parameter group's gradient, as a multiple of its running mean.
    public var clippingFactor = 4.0
    /// The minimum number of validations in a whole training.
    public var validations = 100
    /// The share of `epochs` without a better validation loss after which training stops.
    public var patience = 0.3
    /// The corruption of inputs, whose targets stay clean; nil for none.
    public var corruption: Corruption?
    /// The range of each feature, for salt-and-pepper noise; nil for 0 to 1.
    public var featureRange: FeatureRange?
    /// True if validation rows are corrupted too, as for a denoising autoencoder.
    public var corruptsValidation = false
    /// Epochs before which training is not stopped early.
    public var minimumEpochs = 0
    /// The augmentation of images as they are drawn; nil for none.
    public var augmentation: ImageAugmentation?
    /// The anchoring of codes to positions chosen for them, early in the training; nil for none.
    public var latentAnchoring: LatentAnchoring?
    /// Small variances for a VAE's training to start from, as almost an autoencoder; nil for the usual ones.
    public var varianceWarmup: VarianceWarmup?
    /// True if the parameters that training starts from may be kept, as those of a PCA.
    public var keepsStart = false
    /// The share of its loss by which the start has to be beaten, beyond chance among few validation rows.
    public var startMargin = 0.005
    /// The element type of large matrix products; parameters, sums and everything else stay `Float`.
    public var productElement = TensorElement.float32
    public var seed: UInt64

    public init(
        epochs: Int, batchSize: Int, peakLearningRate: Double, warmupSteps: Int = 100, weightDecay: Double = 0.05,
        seed: UInt64
    ) {
        precondition(epochs > 0 && batchSize > 0)
        self.epochs = epochs
        self.batchSize = batchSize
        self.peakLearningRate = peakLearningRate
        self.warmupSteps = warmupSteps
        self.weightDecay = weightDecay
        self.seed = seed
    }

    /// The number of epochs from one validation to the next.
    package var validationInterval: Int { max(1, epochs / validations) }
}

/// The course of a training: losses, the epoch kept, time.
public struct TrainingHistory: Sendable, Equatable {
    /// The mean training loss of each epoch.
    public var trainingLosses: [Double] = []
    /// The epochs, counted from 1, after which the validation loss was measured.
    public var validationEpochs: [Int] = []
    /// The validation losses measured, one for each of `validationEpochs`.
    public var validationLosses: [Double] = []
    /// The epoch whose parameters were kept: that of the least validation loss; 0 for those that training started from.
    public var keptEpoch = 0
    /// The time that training alone took, in seconds.
    public var seconds = 0.0
    /// True if the deadline came before the last epoch was over.
    public var isCutOff = false

    public init() {}

    /// True if losses and epochs are consistent, as in every history of a training.
    public var isConsistent: Bool {
        validationEpochs.count == validationLosses.count && keptEpoch <= trainingLosses.count
            && zip(validationEpochs, validationEpochs.dropFirst()).allSatisfy { $0 < $1 }
            && (validationEpochs.first ?? 0) >= 0 && (validationEpochs.last ?? 0) <= trainingLosses.count
    }
}

/// The progress of a training, for a display.
public struct TrainingProgress: Sendable {
    public let epoch: Int
    public let epochs: Int
    public let trainingLoss: Double
    /// The last validation loss measured.
    public let validationLoss: Double?
    public let learningRate: Double
    /// Training rows gone through a second, of this epoch.
    public let rowsPerSecond: Double
    /// Seconds left if all epochs are run.
    public let secondsLeft: Double
    /// The number of the trial, from 1, and of all trials; nil for the training that counts.
    public var trial: (number: Int, count: Int)?
}

extension TrainingSettings {
    /// The corruption of a training's inputs with its feature ranges; nil for none.
    ///
    /// - Parameter featureCount: The number of features.
    /// - Returns: The corruption.
    public func inputCorruption(featureCount: Int) -> InputCorruption? {
        corruption.map { InputCorruption($0, range: featureRange ?? .unit(featureCount: featureCount)) }
    }
}
