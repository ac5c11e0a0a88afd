internal import Core
internal import NeuralNetworks

/// The plans for images whose networks are convolutions, made from those whose networks are dense.
struct ConvolutionalPlans {
    private let image: ImageShape
    private let choices: TrainingChoices

    init(_ image: ImageShape, choices: TrainingChoices) {
        self.image = image
        self.choices = choices
    }

    /// Dense plans, convolutions, or both, as the user has chosen.
    ///
    /// - Parameter dense: The dense plans, the one that is usually best first.
    /// - Returns: At least one plan, first the one that is taken where there is no time for trials.
    func plans(from dense: [TrainingPlan]) -> [TrainingPlan] {
        switch choices.architecture {
        case .dense: return dense
        case .conv:
            // Convolutions both ways are what was asked for; on two latents those to the code alone are mostly better.
            return [plan(dense[0], .convolutional)] + dense.map { plan($0, .convolutionalEncoder) }
        case .auto:
            // Widths that the user has chosen are those of dense layers.
            guard choices.hidden == nil, isWorthTrying else { return dense }
            return dense + dense.map { plan($0, .convolutionalEncoder) }
        }
    }

    /// True if images are large enough for convolutions: 28×28 in grey did better without, 32×32 in colour with.
    private var isWorthTrying: Bool { image.featureCount >= 2_048 && min(image.height, image.width) >= 16 }

    /// The margin by which convolutions have to beat dense layers in trials, whose few epochs favour them a little.
    private var margin: TrialMargin {
        choices.architecture == .auto
            ? TrialMargin(shareOfLoss: 0.02, shareOfGain: 0.02) : TrialMargin(shareOfLoss: 0, shareOfGain: 0)
    }

    /// A plan like another, with convolutions for its networks and no more operations.
    private func plan(_ other: TrainingPlan, _ style: AutoencoderDesign.Style) -> TrainingPlan {
        let design = AutoencoderDesign(
            style, image, latentSize: other.design.decoder.inputCount, codeOutputs: other.design.encoder.outputCount,
            outputFunction: other.design.outputFunction,
            channels: choices.architecture == .conv ? choices.hidden : nil)
        var settings = other.settings
        if choices.epochs == nil {
            let share = min(1, other.design.operations(rows: 1) / design.operations(rows: 1))
            let least = EffortBudget.images(choices.effort).epochs.lowerBound
            settings.epochs = Int(max(least, share * Double(settings.epochs)))
            settings.warmupSteps = max(100, Int(share * Double(settings.warmupSteps)))
        }
        var recipe = other.recipe
        recipe.convolutions = style
        return TrainingPlan(recipe: recipe, design: design, settings: settings, margin: margin)
    }
}
