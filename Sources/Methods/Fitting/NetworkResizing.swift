internal import NeuralNetworks

/// The training of a network with another number of latent dimensions from one that has been trained.
///
/// Beside a PCA, it starts from the PCA of its own size. Other designs start from the parameters of the trained network, to
/// which dimensions are added that its decoder does not use yet, or of which the last are taken away. Those added stay unused for
/// long, so that a larger network may start from chance instead.
struct NetworkResizing {
    /// The one way of training.
    let plan: TrainingPlan
    /// The parameters to start from; nil to start from chance.
    let origin: TrainedParameters?

    /// The training of a network like another.
    ///
    /// - Parameters:
    ///   - network: The trained network.
    ///   - origin: Its parameters.
    ///   - problem: The kind and size of what is to be learned, with the new size.
    ///   - epochs: The most epochs.
    ///   - growsFromChance: Whether a larger network starts from chance.
    init(
        of network: some TrainedAutoencoder, _ origin: TrainedParameters, for problem: FitProblem, epochs: Int,
        growsFromChance: Bool
    ) {
        let design = network.design.resized(to: problem.latentSize, kind: problem.kind)
        var settings = network.settings.shortened(to: epochs, trainingRows: problem.trainingRows)
        let startsFromChance =
            growsFromChance && design.style != .pcaResidual && problem.latentSize > network.design.decoder.inputCount
        self.origin = startsFromChance ? nil : origin
        if !startsFromChance {
            // Both are for networks that start from chance.
            settings.latentAnchoring = nil
            settings.varianceWarmup = nil
            settings.keepsStart = true
            settings.startMargin = 0
        }
        plan = TrainingPlan(
            recipe: TrainingRecipe(
                idea: design.style == .pcaResidual ? .pcaResidual : .resized,
                inputs: settings.corruption == nil ? .clean : .corrupted), design: design, settings: settings,
            margin: TrialMargin(shareOfLoss: 0, shareOfGain: 0))
    }
}

extension ResizableReduction where Self: TrainedAutoencoder {
    package var trainedEpochs: Int { history.trainingLosses.count }

    package func stepsPerEpoch(trainingRows: Int) -> Int {
        max(1, trainingRows / max(1, min(settings.batchSize, trainingRows)))
    }

    package func trainingOperations(trainingRows: Int) -> Double {
        Double(trainedEpochs) * design.operations(rows: trainingRows)
    }
}

extension NetworkResizing {
    /// The most operations of an epoch: of this training, and of the second where that is of another design.
    func epochOperations(_ problem: FitProblem, second: TrainingPlan?) -> Double {
        let first = plan.design.operations(rows: problem.trainingRows)
        guard plan.design.style != .pcaResidual, let second else { return first }
        return first + second.design.operations(rows: problem.trainingRows)
    }
}

extension NetworkFitting.SelectionCriteria {
    /// The same with a shorter second training.
    func shortened(to epochs: Int, trainingRows: Int) -> NetworkFitting.SelectionCriteria {
        var criteria = self
        criteria.pcaResidual = pcaResidual?.shortened(to: epochs, trainingRows: trainingRows)
        return criteria
    }
}

extension TrainingSettings {
    /// The settings of a shorter training, whose warm-up and least length are the same shares of it, or less.
    func shortened(to epochs: Int, trainingRows: Int) -> TrainingSettings {
        var settings = self
        let steps = epochs * max(1, trainingRows / max(1, min(batchSize, trainingRows)))
        settings.warmupSteps = min(warmupSteps, max(1, steps / 10))
        settings.minimumEpochs = Int(
            (Double(minimumEpochs) * Double(epochs) / Double(max(1, self.epochs))).rounded(.up))
        settings.epochs = epochs
        settings.batchesPerEpoch = nil
        return settings
    }
}

extension TrainingPlan {
    /// The same plan for a shorter training.
    func shortened(to epochs: Int, trainingRows: Int) -> TrainingPlan {
        var plan = self
        plan.settings = settings.shortened(to: epochs, trainingRows: trainingRows)
        return plan
    }
}

extension AutoencoderDesign {
    /// The same networks for another number of latent dimensions.
    func resized(to latentSize: Int, kind: DataKind) -> AutoencoderDesign {
        let codeOutputs = encoder.outputCount / decoder.inputCount * latentSize
        if case .images(let shape) = kind, style == .convolutional || style == .convolutionalEncoder {
            return AutoencoderDesign(
                style, shape, latentSize: latentSize, codeOutputs: codeOutputs, outputFunction: outputFunction,
                channels: hidden)
        }
        return AutoencoderDesign(
            style, featureCount: encoder.inputCount, latentSize: latentSize, codeOutputs: codeOutputs,
            outputFunction: outputFunction, hidden: hidden)
    }
}
