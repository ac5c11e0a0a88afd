internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The output of an encoder: codes, or distributions over them, which need different amounts of noise.
public enum AutoencoderKind: Sendable {
    case plain, variational

    /// The number of outputs of an encoder: codes, or the means and log-variances of codes.
    func codeOutputs(latentSize: Int) -> Int { self == .plain ? latentSize : 2 * latentSize }
}

/// One way of training that may suit the data: networks, and how they are trained.
struct TrainingPlan: Sendable {
    /// The difference from the other plans.
    let recipe: TrainingRecipe
    let design: AutoencoderDesign
    var settings: TrainingSettings
    /// The margin by which this plan has to beat the first of several in a trial.
    let margin: TrialMargin
    /// A trial has at least so many steps: shorter ones say nothing.
    var minimumTrialSteps = 350

    /// The recipe in words, for the reader.
    var name: String { recipe.name }

    /// The plans that are worth a trial, the one that is usually best first.
    ///
    /// - Parameters:
    ///   - problem: The data's kind and size, and what the user has chosen.
    ///   - autoencoder: The kind of network that is to be trained.
    /// - Returns: At least one plan.
    static func candidates(
        for problem: FitProblem, _ autoencoder: AutoencoderKind
    ) -> [TrainingPlan] {
        let (trainingRows, choices) = (problem.trainingRows, problem.choices)
        let codeOutputs = autoencoder.codeOutputs(latentSize: problem.latentSize)
        func design(_ style: AutoencoderDesign.Style, _ output: OutputFunction) -> AutoencoderDesign {
            AutoencoderDesign(
                style, featureCount: problem.featureCount, latentSize: problem.latentSize, codeOutputs: codeOutputs,
                outputFunction: output, hidden: choices.hidden)
        }
        switch problem.kind {
        case .images(let shape):
            let design = design(.normalized, .logistic)
            // Movements pay off late, when a network that sees the same images again and again begins to memorise them.
            let margin = TrialMargin(shareOfLoss: 0.1, shareOfGain: autoencoder == .plain ? 0 : 0.25)
            func plan(_ idea: TrainingRecipe.Idea, _ budget: EffortBudget) -> TrainingPlan {
                var settings = base(design, budget, trainingRows: trainingRows, choices: choices)
                settings.peakLearningRate = settings.batchSize >= 256 ? 4e-3 : 2e-3
                settings.weightDecay = 0.05
                let noise = autoencoder == .plain ? 0.2 : 0.1
                settings.corruption = .gaussian(standardDeviation: noise)
                return TrainingPlan(
                    recipe: TrainingRecipe(idea: idea, inputs: .noisy(standardDeviation: noise)), design: design,
                    settings: settings, margin: margin)
            }
            let noise = plan(.images, .images(choices.effort))
            // Moving an image of a few pixels by one makes another image of it.
            var dense = [noise]
            if min(shape.height, shape.width) >= 16 {
                var moving = plan(.augmentedImages, .augmentedImages(choices.effort))
                moving.settings.augmentation = ImageAugmentation(shape)
                dense.insert(moving, at: 0)
            }
            return ConvolutionalPlans(shape, choices: choices).plans(from: dense)
        case .table, .counts:
            let noises = inputNoises(autoencoder)
            let deep = design(.normalized, .identity)
            let margin = TrialMargin(shareOfLoss: 0.02, shareOfGain: 0)
            var plans = noises.map { pcaResidual(problem, autoencoder, inputNoise: $0) }
            func deepPlan(_ idea: TrainingRecipe.Idea, noise: Double, anchoring: LatentAnchoring? = nil) -> TrainingPlan
            {
                var settings = base(deep, .tables(choices.effort), trainingRows: trainingRows, choices: choices)
                settings.peakLearningRate = 2e-3
                settings.weightDecay = 0.05
                settings.corruption = noise > 0 ? .gaussian(standardDeviation: noise) : nil
                settings.latentAnchoring = anchoring
                if anchoring != nil && autoencoder == .variational {
                    settings.varianceWarmup = VarianceWarmup(
                        likelihoodLogVariance: -3, posteriorLogVariance: -4, share: 0.3)
                }
                return TrainingPlan(
                    recipe: TrainingRecipe(idea: idea, inputs: .init(noise: noise)), design: deep, settings: settings,
                    margin: margin)
            }
            plans += noises.map { deepPlan(.deep, noise: $0) }
            // Nats, or mean squared errors, as the loss is: strong anchoring for sheets that lie rolled up, where a weak one lets
            // them be folded first, and for autoencoders of other data a weak one.
            let anchorings = autoencoder == .plain ? [(0.3, 0.3), (0, 3)] : [(0, 100)]
            plans += anchorings.map { noise, weight in
                deepPlan(.isomap, noise: noise, anchoring: LatentAnchoring(weight: weight, share: 0.3))
            }
            // A variational autoencoder takes longer to find out what its code is good for.
            if autoencoder == .variational {
                for index in plans.indices { plans[index].minimumTrialSteps = 700 }
            }
            return plans
        }
    }

    /// Networks beside a PCA that they start from.
    static func pcaResidual(
        _ problem: FitProblem, _ autoencoder: AutoencoderKind, inputNoise: Double = 0
    ) -> TrainingPlan {
        let design = AutoencoderDesign(
            .pcaResidual, featureCount: problem.featureCount, latentSize: problem.latentSize,
            codeOutputs: autoencoder.codeOutputs(latentSize: problem.latentSize), outputFunction: .identity,
            hidden: problem.choices.hidden)
        var settings = base(
            design, .tables(problem.choices.effort), trainingRows: problem.trainingRows, choices: problem.choices)
        settings.weightDecay = 0.1
        settings.corruption = inputNoise > 0 ? .gaussian(standardDeviation: inputNoise) : nil
        settings.keepsStart = true
        return TrainingPlan(
            recipe: TrainingRecipe(idea: .pcaResidual, inputs: .init(noise: inputNoise)), design: design,
            settings: settings, margin: TrialMargin(shareOfLoss: 0.02, shareOfGain: 0))
    }

    /// Noise would widen the variance that a Gaussian likelihood learns, and with it worsen the evidence.
    private static func inputNoises(_ autoencoder: AutoencoderKind) -> [Double] {
        autoencoder == .plain ? [0.6, 0.3, 0] : [0]
    }

    /// Settings from the data's size: epochs are a budget of operations, within bounds that keep small data from being gone
    /// over too often and large data too seldom.
    private static func base(
        _ design: AutoencoderDesign, _ budget: EffortBudget, trainingRows: Int, choices: TrainingChoices
    ) -> TrainingSettings {
        let batchSize = choices.batchSize ?? defaultBatchSize(trainingRows)
        let affordable = budget.operations / design.operations(rows: trainingRows)
        let epochs =
            choices.epochs ?? Int(min(max(affordable, budget.epochs.lowerBound), budget.epochs.upperBound))
        let steps = epochs * max(1, trainingRows / batchSize)
        var settings = TrainingSettings(
            epochs: epochs, batchSize: batchSize, peakLearningRate: 1e-3, warmupSteps: max(100, steps * 3 / 100),
            seed: choices.seed)
        settings.productElement = productElement(choices.precision, design)
        return settings
    }

    /// The element type of products: small networks gain nothing by bfloat16, nor do programs compiled without it.
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
