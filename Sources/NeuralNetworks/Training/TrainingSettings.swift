public import OneDNN

/// How a model is trained.
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
    /// How many times its usual norm the gradient of a part of the parameters may have.
    public var clippingFactor = 4.0
    /// How often, at least, the validation loss is measured in a whole training.
    public var validations = 100
    /// The share of `epochs` without a better validation loss after which training stops.
    public var patience = 0.3
    /// How inputs are damaged while the targets stay clean; nil for not at all.
    public var damage: Damage?
    /// Between which values each feature lies, which salt-and-pepper noise has to know; nil for 0 to 1.
    public var featureRange: FeatureRange?
    /// Whether validation rows are damaged too, as where undoing the damage is what counts.
    public var damagesValidation = false
    /// Epochs before which training is not stopped early.
    public var leastEpochs = 0
    /// How images are moved about as they are drawn; nil for not at all.
    public var augmentation: ImageAugmentation?
    /// How codes are pulled to places chosen for them at first; nil for not at all.
    public var codePull: CodePull?
    /// How narrow distributions are to begin with, so that a VAE is much like an autoencoder at first; nil for as they come.
    public var narrowStart: NarrowStart?
    /// Whether the parameters that training starts from may be kept, as those of a PCA may deserve.
    public var keepsStart = false
    /// By which share of its loss the start has to be beaten, so that chance among few validation rows does not decide.
    public var startMargin = 0.005
    /// What the large matrix products are computed in; parameters, sums and everything else stay `Float`.
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

    /// After how many epochs each the validation loss is measured.
    var validationInterval: Int { max(1, epochs / validations) }
}

/// What happened in a training.
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
    /// Whether time was up before the last epoch was over.
    public var isCutOff = false

    public init() {}

    /// Whether losses and epochs go together, as they do in every history of a training.
    public var isConsistent: Bool {
        validationEpochs.count == validationLosses.count && keptEpoch <= trainingLosses.count
            && zip(validationEpochs, validationEpochs.dropFirst()).allSatisfy { $0 < $1 }
            && (validationEpochs.first ?? 0) >= 0 && (validationEpochs.last ?? 0) <= trainingLosses.count
    }
}

/// How far a training has come, for a progress display.
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
    /// Which trial it is of how many, from 1; nil for the training that counts.
    public var trial: (number: Int, count: Int)?
}

extension TrainingSettings {
    /// What damages the inputs of a training; nil if nothing does.
    ///
    /// - Parameter featureCount: How many numbers a row has.
    /// - Returns: The damager.
    public func damager(featureCount: Int) -> Damager? {
        damage.map { Damager($0, range: featureRange ?? .unit(featureCount: featureCount)) }
    }
}
