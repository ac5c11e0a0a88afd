internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// Whether a network learns codes or distributions over them, which want different amounts of noise.
public enum AutoencoderKind: Sendable { case plain, variational }

/// One way of training that may suit the data: networks, and how they are trained.
struct TrainingPlan: Sendable {
    /// What sets it apart from the other plans, for the reader.
    let name: String
    let design: AutoencoderDesign
    var settings: TrainingSettings
    /// How much better than the first of several plans this has to be in a trial.
    let margin: TrialMargin
    /// A trial has at least so many steps: shorter ones say nothing.
    var leastTrialSteps = 350

    /// The plans that are worth a trial, the one that is usually best first.
    ///
    /// - Parameters:
    ///   - kind: What the rows are.
    ///   - autoencoder: Which network is to be trained.
    ///   - featureCount: How many numbers a row has.
    ///   - latentSize: How many numbers a code has.
    ///   - trainingRows: How many rows there are to learn from.
    ///   - choices: What the user has chosen.
    /// - Returns: At least one plan.
    static func candidates(
        for kind: DataKind, _ autoencoder: AutoencoderKind, featureCount: Int, latentSize: Int, trainingRows: Int,
        choices: TrainingChoices
    ) -> [TrainingPlan] {
        let codeOutputs = autoencoder == .plain ? latentSize : 2 * latentSize
        func design(_ style: AutoencoderDesign.Style, _ output: OutputFunction) -> AutoencoderDesign {
            AutoencoderDesign(
                style, featureCount: featureCount, latentSize: latentSize, codeOutputs: codeOutputs,
                outputFunction: output, hidden: choices.hidden)
        }
        switch kind {
        case .images(let shape):
            let design = design(.normalized, .logistic)
            // Movements pay off late, when a network that sees the same images again and again begins to memorise them.
            let margin = TrialMargin(shareOfLoss: 0.1, shareOfGain: autoencoder == .plain ? 0 : 0.25)
            func plan(_ name: String, budget: Double, epochs: ClosedRange<Double>) -> TrainingPlan {
                var settings = base(
                    design, budget: budget, epochs: epochs, trainingRows: trainingRows, choices: choices)
                settings.peakLearningRate = settings.batchSize >= 256 ? 4e-3 : 2e-3
                settings.weightDecay = 0.05
                settings.damage = .gaussian(standardDeviation: autoencoder == .plain ? 0.2 : 0.1)
                return TrainingPlan(name: name, design: design, settings: settings, margin: margin)
            }
            let noise = plan("noise on the inputs", budget: 5e12, epochs: 20...200)
            // Moving an image of a few pixels by one makes another image of it.
            var dense = [noise]
            if min(shape.height, shape.width) >= 16 {
                // Images that are never twice the same can be gone over more often before a network knows them by heart.
                var moving = plan("small movements of the images and noise", budget: 1.45e13, epochs: 20...580)
                moving.settings.augmentation = ImageAugmentation(shape)
                dense.insert(moving, at: 0)
            }
            return ConvolutionalPlans(shape, choices: choices).plans(from: dense)
        case .table, .counts:
            let noises = inputNoises(autoencoder)
            let deep = design(.normalized, .identity)
            let margin = TrialMargin(shareOfLoss: 0.02, shareOfGain: 0)
            var plans = noises.map { noise in
                besidePCA(
                    autoencoder, featureCount: featureCount, latentSize: latentSize, trainingRows: trainingRows,
                    choices: choices, inputNoise: noise)
            }
            func deepPlan(_ name: String, noise: Double, pull: CodePull? = nil) -> TrainingPlan {
                var settings = base(
                    deep, budget: tableBudget, epochs: 20...400, trainingRows: trainingRows, choices: choices)
                settings.peakLearningRate = 2e-3
                settings.weightDecay = 0.05
                settings.damage = noise > 0 ? .gaussian(standardDeviation: noise) : nil
                settings.codePull = pull
                if pull != nil && autoencoder == .variational {
                    settings.narrowStart = NarrowStart(
                        likelihoodLogVariance: -3, posteriorLogVariance: -4, share: 0.3)
                }
                return TrainingPlan(name: name + noiseText(noise), design: deep, settings: settings, margin: margin)
            }
            plans += noises.map { deepPlan("deeper networks", noise: $0) }
            // Nats, or mean squared errors, as the loss is: a strong pull for sheets that lie rolled up, where a weak one lets
            // them be folded first, and for autoencoders of other data a weak one.
            let pulls = autoencoder == .plain ? [(0.3, 0.3), (0, 3)] : [(0, 100)]
            plans += pulls.map { noise, weight in
                deepPlan(
                    "deeper networks laid out by an Isomap", noise: noise, pull: CodePull(weight: weight, share: 0.3))
            }
            // A variational autoencoder takes longer to find out what its code is good for.
            if autoencoder == .variational {
                for index in plans.indices { plans[index].leastTrialSteps = 700 }
            }
            return plans
        }
    }

    /// Networks beside a PCA that they start from.
    static func besidePCA(
        _ autoencoder: AutoencoderKind, featureCount: Int, latentSize: Int, trainingRows: Int,
        choices: TrainingChoices, inputNoise: Double = 0
    ) -> TrainingPlan {
        let design = AutoencoderDesign(
            .besidePCA, featureCount: featureCount, latentSize: latentSize,
            codeOutputs: autoencoder == .plain ? latentSize : 2 * latentSize, outputFunction: .identity,
            hidden: choices.hidden)
        var settings = base(
            design, budget: tableBudget, epochs: 20...400, trainingRows: trainingRows, choices: choices)
        settings.weightDecay = 0.1
        settings.damage = inputNoise > 0 ? .gaussian(standardDeviation: inputNoise) : nil
        settings.keepsStart = true
        return TrainingPlan(
            name: "a PCA to start from" + noiseText(inputNoise), design: design, settings: settings,
            margin: TrialMargin(shareOfLoss: 0.02, shareOfGain: 0))
    }

    /// The operations that are spent on training on a table.
    private static let tableBudget = 6e11

    /// Noise would widen the variance that a Gaussian likelihood learns, and with it worsen the evidence.
    private static func inputNoises(_ autoencoder: AutoencoderKind) -> [Double] {
        autoencoder == .plain ? [0.6, 0.3, 0] : [0]
    }

    private static func noiseText(_ noise: Double) -> String {
        noise > 0 ? ", noise of \(noise) on the inputs" : ", no noise"
    }

    /// Settings from the data's size: epochs are a budget of operations, within bounds that keep small data from being gone
    /// over too often and large data too seldom.
    private static func base(
        _ design: AutoencoderDesign, budget: Double, epochs bounds: ClosedRange<Double>, trainingRows: Int,
        choices: TrainingChoices
    ) -> TrainingSettings {
        let batchSize = choices.batchSize ?? defaultBatchSize(trainingRows)
        let affordable = budget / design.operations(rows: trainingRows)
        let epochs = choices.epochs ?? Int(min(max(affordable, bounds.lowerBound), bounds.upperBound))
        let steps = epochs * max(1, trainingRows / batchSize)
        var settings = TrainingSettings(
            epochs: epochs, batchSize: batchSize, peakLearningRate: 1e-3, warmupSteps: max(100, steps * 3 / 100),
            seed: choices.seed)
        settings.productElement = productElement(choices.precision, design)
        return settings
    }

    /// What products are computed in: small networks gain nothing by bfloat16, nor do programs compiled without it.
    private static func productElement(_ precision: Precision, _ design: AutoencoderDesign) -> TensorElement {
        switch precision {
        case .f32: .float32
        case .bf16: .bfloat16
        case .auto: gradientsGainByBFloat16() && design.operations(rows: 1) > 1e6 ? .bfloat16 : .float32
        }
    }

    /// Small data take small batches, so that an epoch has steps enough.
    private static func defaultBatchSize(_ rows: Int) -> Int {
        switch rows {
        case ..<300: 32
        case ..<1_000: 64
        case ..<3_000: 128
        default: 256
        }
    }
}
