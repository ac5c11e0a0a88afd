internal import Core
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import OneDNN
internal import Plotting
internal import Rows

/// The layers of a network and its training, in sentences by which both could be made again elsewhere.
struct NetworkTrainingText {
    private let result: MethodResult
    private let training: TrainingSummary
    private let report: Report
    /// The numbers that `metrics.json` has of the training; nil in a report without them.
    private let recipe: TrainingNumbers?

    private var settings: TrainingSettings { training.settings }

    /// The text on one network.
    ///
    /// - Parameters:
    ///   - result: The method.
    ///   - training: Its training.
    ///   - report: The report that it is in.
    init(_ result: MethodResult, _ training: TrainingSummary, in report: Report) {
        self.result = result
        self.training = training
        self.report = report
        recipe = report.findings[Training.self]?.networks[result.id]?.recipe
    }

    var sentences: [String] {
        layers + loss + [optimizer, schedule, clipping, stopping, keptByRepeats, precision].compactMap(\.self)
            + TrainingChoiceText(training).sentences + [noise, augmentation].compactMap(\.self)
    }

    private var layers: [String] {
        let count = "\(NumberFormat.count(training.parameterCount)) parameters."
        guard let design = training.design else {
            let widths = (training.hidden + [result.latentSize]).map(String.init).joined(separator: "–")
            return ["Encoder \(widths) with a mirrored decoder; \(count)"]
        }
        let outputs =
            design.encoder.outputCount == 2 * result.latentSize
            ? " Its outputs are the mean and the log-variance of each latent dimension." : ""
        let function = design.outputFunction == .logistic ? "; then the logistic function" : ""
        return [
            "Encoder: \(NetworkText(design.encoder).text).\(outputs)",
            "Decoder: \(NetworkText(design.decoder).text)\(function).",
            count.capitalizedFirst, start(design),
        ]
    }

    /// The parameters before training.
    private func start(_ design: AutoencoderDesign) -> String {
        let usual = "weights and biases were initialised uniformly in ±1/√(fan-in), as in PyTorch"
        guard design.style != .pcaResidual else { return "The other \(usual)." }
        let means = "the means of the training rows"
        return "\(usual.capitalizedFirst); the decoder's last biases to "
            + "\(design.outputFunction == .logistic ? "the logits of \(means)" : means)."
    }

    private var optimizer: String {
        let adam = AdamW.Settings()
        return "AdamW (β₁ = \(adam.beta1), β₂ = \(adam.beta2), "
            + "ε = \(NumberFormat.significant(Double(adam.epsilon), digits: 1))) with weight decay "
            + "\(NumberFormat.significant(settings.weightDecay, digits: 1)) on weight matrices only and batch size "
            + "\(NumberFormat.count(recipe?.batchRows ?? settings.batchSize)); incomplete batches were dropped."
    }

    private var schedule: String {
        let rise =
            "The learning rate rose linearly to \(NumberFormat.significant(settings.peakLearningRate, digits: 1))"
        guard let recipe else { return "\(rise) and fell to zero along half a cosine." }
        return
            "\(rise) over \(NumberFormat.count(recipe.warmupSteps)) steps and fell to zero along half a cosine until "
            + "step \(NumberFormat.count(recipe.plannedSteps)) (\(NumberFormat.count(settings.epochs)) epochs)."
    }

    private var clipping: String {
        "Gradients were clipped per parameter tensor at "
            + "\(NumberFormat.significant(settings.clippingFactor, digits: 1)) times the running mean of their norm (decay "
            + "\(NumberFormat.plain(GradientClipping.smoothing)), after AdaGC; Wang et al., 2025; for dense weights, the norm is "
            + "the root sum of squares of per-example gradient norms)."
    }

    /// The validation of epochs, and the one that was kept.
    private var stopping: String {
        let history = training.history
        let count = history.trainingLosses.count
        let interval = recipe?.validationInterval ?? 1
        let validation =
            report.split.validation.isEmpty
            ? ""
            : "The validation loss was computed after every \(interval == 1 ? "epoch" : "\(interval) epochs"), and training "
                + "stopped after \(NumberFormat.significant(100 * settings.patience, digits: 2)) % of the planned epochs without "
                + "improvement. "
        return validation
            + "The weights of epoch \(NumberFormat.count(history.keptEpoch)) of \(NumberFormat.count(count)) were kept"
            + (count < settings.epochs
                ? " (\(history.isCutOff ? "time was up" : "stopped early"); \(settings.epochs) planned)." : ".")
    }

    /// The sentence on the epochs that trainings from several seeds have kept; nil of a network that was trained once.
    private var keptByRepeats: String? {
        guard let repeats = RepeatText(result, in: report) else { return nil }
        let kept = result.repeats.compactMap { $0.training.map { String($0.history.keptEpoch) } }
        let ways = result.repeats.compactMap { $0.training?.trials?.chosen }
        let same = ways.count { $0 == ways.first }
        return "Epochs kept with \(repeats.seedsText): \(kept.joined(separator: ", "))."
            + (same < ways.count
                ? " \(same) of the \(ways.count) trainings selected the same training settings as the first." : "")
    }

    private var precision: String {
        settings.productElement == .bfloat16
            ? "Large matrix products were computed in bfloat16, everything else in 32-bit floating point."
            : "Everything was computed in 32-bit floating point."
    }

    private var loss: [String] {
        let objective = training.objective
        let isSquaredError = objective.lossTitle.hasPrefix(TrainingObjective.reconstruction.lossTitle)
        let error = isSquaredError ? "The loss is the squared error, averaged over features and rows." : nil
        return [error, objective.sentences].compactMap(\.self)
    }

    private var noise: String? {
        guard case .gaussian(let deviation)? = settings.corruption, !settings.corruptsValidation else { return nil }
        return
            "Gaussian noise (s.d. \(NumberFormat.significant(deviation, digits: 1)), in the scaled unit) was added to the "
            + "inputs, not the targets, during training."
    }

    private var augmentation: String? {
        guard let augmentation = settings.augmentation else { return nil }
        return "Each time that a training image was drawn it was rotated by up to "
            + "±\(NumberFormat.decimal(augmentation.rotation, decimals: 2)) rad, sheared by up to "
            + "±\(NumberFormat.decimal(augmentation.shear, decimals: 2)), scaled by up to ±\(percent(augmentation.scale)) in each "
            + "direction and shifted by up to ±\(NumberFormat.decimal(augmentation.shift, decimals: 1)) pixels, each drawn uniformly "
            + "(bilinear interpolation, zero beyond the edge)."
    }
}
