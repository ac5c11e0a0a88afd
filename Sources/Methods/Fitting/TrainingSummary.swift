package import NeuralNetworks

/// The training of a network: how it went, and what it was for.
package struct TrainingSummary: Sendable {
    package let history: TrainingHistory
    package let settings: TrainingSettings
    /// How the layers are put together.
    package let style: AutoencoderDesign.Style
    package let hidden: [Int]
    package let parameterCount: Int
    /// The objective of the training.
    package let objective: TrainingObjective
    /// How networks and training were chosen by short trials; nil where they were not.
    package var trials: TrainingTrials?
    /// What a time limit has changed; nil without one.
    package var shortening: BudgetAdjustment?
    /// How it compares with a linear method of the same size on the validation rows; nil where it was not compared.
    package var comparison: LinearComparison?

    package init(
        history: TrainingHistory, settings: TrainingSettings, style: AutoencoderDesign.Style, hidden: [Int],
        parameterCount: Int, objective: TrainingObjective, trials: TrainingTrials? = nil,
        shortening: BudgetAdjustment? = nil, comparison: LinearComparison? = nil
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
    }
}

extension FittedMethod {
    /// The training of a network; nil for methods that are not trained.
    package var training: TrainingSummary? {
        (reduction as? any TrainedAutoencoder).map { network in
            TrainingSummary(
                history: network.history, settings: network.settings, style: network.design.style,
                hidden: network.design.hidden, parameterCount: network.parameterCount, objective: network.objective,
                trials: network.trials, shortening: network.shortening, comparison: network.comparison)
        }
    }
}
