internal import Methods
internal import NeuralNetworks

/// The numbers of a training's settings that a report quotes.
package struct TrainingNumbers: Codable, Sendable {
    package let peakLearningRate: Double
    /// The steps of the warm-up as it was, at most a third of all.
    package let warmupSteps: Int
    /// The steps after which the learning rate is 0, those of all planned epochs.
    package let plannedSteps: Int
    /// Rows of a batch as it was, no more than there are.
    package let batchRows: Int
    /// The most epochs from one validation to the next.
    package let validationInterval: Int
    /// The share of the planned epochs after which training stops without a better validation loss.
    package let patience: Double
    package let weightDecay: Double
    package let clippingFactor: Double
    /// The standard deviation of the normal noise added to inputs in training; nil for none.
    package let inputNoise: Double?
    /// The random affine warps of training images; nil for none.
    package let augmentation: Augmentation?
    /// The attraction of codes to an Isomap at first; nil for none.
    package let layout: Layout?
    /// The bound on the width of distributions at first; nil for none.
    package let narrowStart: NarrowStart?
    /// By which share of its loss the start had to be beaten; nil where it was not to be kept.
    package let startMargin: Double?
    /// The numbers of values that the encoder takes and that each of its layers of weights gives; nil where they are not known.
    package let encoderWidths: [Int]?
    /// The same of the decoder, whose Fourier features are a layer of weights.
    package let decoderWidths: [Int]?
    /// The sines of the decoder's Fourier features; nil for none.
    package let sines: Int?

    /// The ranges of the random affine warps of images.
    package struct Augmentation: Codable, Sendable {
        package let rotation: Double
        package let shear: Double
        package let scale: Double
        package let shift: Double
    }

    /// The attraction of codes to an Isomap.
    package struct Layout: Codable, Sendable {
        package let weight: Double
        package let share: Double
    }

    /// The bound on the width of distributions.
    package struct NarrowStart: Codable, Sendable {
        package let likelihoodLogVariance: Double
        package let posteriorLogVariance: Double
        package let share: Double
    }

    static let definitions = [
        "peak_learning_rate": Definition("Peak learning rate of AdamW."),
        "warmup_steps": Definition("Steps over which the learning rate rises.", unit: "steps"),
        "planned_steps": Definition("Steps after which the learning rate is 0.", unit: "steps"),
        "batch_rows": Definition("Rows per minibatch.", unit: "rows"),
        "validation_interval": Definition("Epochs from one validation to the next.", unit: "epochs"),
        "patience": Definition(
            "Fraction of the planned epochs without a better validation loss after which training stops.",
            unit: "share of the epochs"),
        "encoder_widths": Definition("Inputs of the encoder, and outputs of each of its layers of weights."),
        "decoder_widths": Definition("Inputs of the decoder, and outputs of each of its layers of weights."),
        "sines": Definition("Sines among the Fourier features of the decoder."),
        "weight_decay": Definition("Weight decay of AdamW on weight matrices."),
        "clipping_factor": Definition("Gradient clipping threshold, as a multiple of the running mean norm."),
        "input_noise": Definition(
            "Standard deviation of the Gaussian noise added to inputs in training.", unit: "scaled unit"),
        "rotation": Definition("Maximum rotation of training images.", unit: "rad"),
        "shear": Definition("Maximum shear of training images."),
        "scale": Definition("Maximum scaling of training images.", unit: "share of the size"),
        "shift": Definition("Maximum shift of training images.", unit: "pixels"),
        "weight": Definition(
            "Weight, in a row's loss, of half the squared distance between its code and its position in an Isomap."),
        "likelihood_log_variance": Definition("Initial, fixed log-variance of the likelihood."),
        "posterior_log_variance": Definition("Initial log-variance of the posteriors."),
        "share": Definition("Fraction of the epochs over which this applied.", unit: "share of the epochs"),
        "start_margin": Definition(
            "Relative improvement over the loss of the initialisation that was required.", unit: "share of the loss"),
    ]
}

extension TrainingNumbers {
    /// The numbers of a training.
    ///
    /// - Parameters:
    ///   - training: The training.
    ///   - trainingRows: The number of rows that it was trained on.
    init(_ training: TrainingSummary, trainingRows: Int) {
        let settings = training.settings
        let batchRows = max(1, min(settings.batchSize, trainingRows))
        let stepsPerEpoch = min(max(1, trainingRows / batchRows), settings.batchesPerEpoch ?? .max)
        let schedule = LearningRateSchedule(
            peak: settings.peakLearningRate, warmupSteps: settings.warmupSteps,
            totalSteps: settings.epochs * stepsPerEpoch)
        let design = training.design
        var noise: Double?
        if case .gaussian(let deviation)? = settings.corruption, !settings.corruptsValidation { noise = deviation }
        self.init(
            peakLearningRate: settings.peakLearningRate, warmupSteps: schedule.warmupSteps,
            plannedSteps: schedule.totalSteps, batchRows: batchRows, validationInterval: settings.validationInterval,
            patience: settings.patience, weightDecay: settings.weightDecay, clippingFactor: settings.clippingFactor,
            inputNoise: noise,
            augmentation: settings.augmentation.map {
                Augmentation(rotation: $0.rotation, shear: $0.shear, scale: $0.scale, shift: $0.shift)
            }, layout: settings.latentAnchoring.map { Layout(weight: Double($0.weight), share: $0.share) },
            narrowStart: settings.varianceWarmup.map {
                NarrowStart(
                    likelihoodLogVariance: $0.likelihoodLogVariance, posteriorLogVariance: $0.posteriorLogVariance,
                    share: $0.share)
            }, startMargin: settings.keepsStart ? settings.startMargin : nil,
            encoderWidths: design.map { Self.widths($0.encoder) },
            decoderWidths: design.map { Self.widths($0.decoder) },
            sines: design?.decoder.layers.lazy.compactMap { ($0 as? FourierFeatures)?.sineCount }.first)
    }
    private static func widths(_ network: Network) -> [Int] {
        let chain = network.layers.count == 1 ? (network.layers[0] as? LinearResidual)?.network ?? network : network
        return [chain.inputCount] + chain.layers.filter { $0.parameters.contains { $0.rows > 1 } }.map(\.outputCount)
    }
}
