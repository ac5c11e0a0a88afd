package import NeuralNetworks

/// The training of a network: how it went, and what it was for.
package struct TrainingSummary: Sendable {
    package let history: TrainingHistory
    package let settings: TrainingSettings
    /// The architecture.
    package let style: AutoencoderDesign.Style
    package let hidden: [Int]
    package let parameterCount: Int
    /// The objective of the training.
    package let objective: TrainingObjective
    /// The choice of networks and training by short trials; nil if there were none.
    package var trials: TrainingTrials?
    /// The changes that a time limit made; nil without one.
    package var shortening: BudgetAdjustment?
    /// The comparison with a linear method of the same size on the validation rows; nil if there was none.
    package var comparison: LinearComparison?
    /// A first attempt that diverged; nil if none did.
    package var divergence: TrainingDivergence?
    /// The networks layer by layer; nil where they are not known.
    package var design: AutoencoderDesign?

    package init(
        history: TrainingHistory, settings: TrainingSettings, style: AutoencoderDesign.Style, hidden: [Int],
        parameterCount: Int, objective: TrainingObjective, trials: TrainingTrials? = nil,
        shortening: BudgetAdjustment? = nil, comparison: LinearComparison? = nil,
        divergence: TrainingDivergence? = nil, design: AutoencoderDesign? = nil
    ) {
        self.history = history
        self.settings = settings
        self.style = style
        self.hidden = hidden
        self.parameterCount = parameterCount
        self.objective = objective
        self.trials = trials
        self.shortening = shortening
        self.comparison = comparison
        self.divergence = divergence
        self.design = design
    }
}

extension TrainingSummary {
    /// True if no epoch was better than the start of the training, which was kept.
    package var keptStart: Bool { settings.keepsStart && history.keptEpoch == 0 }

    /// True if its loss on the validation rows stayed above that of a linear method, after a second training too where
    /// there was one.
    package var failedToLearn: Bool {
        guard let comparison, !keptStart else { return false }
        let least = comparison.leastLoss
        // Less than by which a start has to be beaten is no difference.
        return least - comparison.linearLoss > settings.startMargin * max(abs(least), abs(comparison.linearLoss))
    }
}

extension FittedMethod {
    /// The training of a network; nil for methods that are not trained.
    package var training: TrainingSummary? {
        (reduction as? any TrainedAutoencoder).map { network in
            TrainingSummary(
                history: network.history, settings: network.settings, style: network.design.style,
                hidden: network.design.hidden, parameterCount: network.parameterCount, objective: network.objective,
                trials: network.trials, shortening: network.shortening, comparison: network.comparison,
                divergence: network.divergence, design: network.design)
        }
    }
}
