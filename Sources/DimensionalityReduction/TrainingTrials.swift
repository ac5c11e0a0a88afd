internal import NeuralNetworks

/// How a plan of training was chosen: short trials, judged by the validation rows.
public struct TrainingTrials: Sendable, Equatable {
    /// A plan that was tried.
    public struct Trial: Sendable, Equatable {
        /// What sets the plan apart.
        public let name: String
        /// Its least validation loss.
        public let validationLoss: Double
    }

    /// The plans that were tried; empty where there was no choice or no time to try.
    public let trials: [Trial]
    /// The name of the plan that was chosen.
    public let chosen: String
    /// How many epochs a trial had.
    public let epochs: Int
    /// The time that all trials took, in seconds.
    public let seconds: Double

    /// By how much of the first plan's loss another has to be better to be chosen: trials are short and validation rows few,
    /// and the first plan is the one that more often wins in the long run.
    private static let margin = 0.02
    /// Trials shorter than this say nothing.
    private static let leastSteps = 350

    /// Chooses a plan.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first.
    ///   - trainingRows: How many rows there are to learn from.
    ///   - validationRows: How many there are to judge by.
    ///   - report: Called after each epoch of a trial.
    ///   - train: Trains by a plan, and calls what it is given after each epoch.
    /// - Returns: The plan, and how it was chosen.
    /// - Throws: What `train` throws for all plans but diverged trainings, which lose the trial.
    static func choose(
        among plans: [TrainingPlan], trainingRows: Int, validationRows: Int,
        report: @escaping (TrainingProgress) -> Void,
        train: (TrainingPlan, @escaping (TrainingProgress) -> Void) throws -> TrainingHistory
    ) throws -> (plan: TrainingPlan, trials: TrainingTrials) {
        let first = plans[0]
        let epochs = trialEpochs(first, trainingRows: trainingRows)
        // A training no longer than two trials is not worth a trial.
        guard plans.count > 1, validationRows > 0, epochs * 2 < first.settings.epochs else {
            return (first, TrainingTrials(trials: [], chosen: first.name, epochs: 0, seconds: 0))
        }
        let start = ContinuousClock.now
        var best = (index: 0, loss: Double.infinity)
        var trials: [Trial] = []
        for (index, plan) in plans.enumerated() {
            var short = plan
            short.settings.epochs = min(epochs, plan.settings.epochs)
            short.settings.warmupSteps = min(plan.settings.warmupSteps, 100)
            var loss = Double.infinity
            do {
                let history = try train(short) { progress in
                    var progress = progress
                    progress.trial = (index + 1, plans.count)
                    report(progress)
                }
                loss = history.validationLosses.min() ?? .infinity
            } catch is DivergedTrainingError {}
            if loss.isFinite { trials.append(Trial(name: plan.name, validationLoss: loss)) }
            // Losses may be negative: the margin is a share of the size.
            let needed = index == 0 ? loss : best.index == 0 ? best.loss - margin * abs(best.loss) : best.loss
            if index == 0 || loss < needed { best = (index, loss) }
        }
        let chosen = plans[best.index]
        return (
            chosen,
            TrainingTrials(
                trials: trials, chosen: chosen.name, epochs: epochs,
                seconds: (ContinuousClock.now - start).seconds)
        )
    }

    /// An eighth of the training, and steps enough to tell plans apart.
    private static func trialEpochs(_ plan: TrainingPlan, trainingRows: Int) -> Int {
        let steps = max(1, trainingRows / min(plan.settings.batchSize, trainingRows))
        return max(plan.settings.epochs / 8, (leastSteps + steps - 1) / steps)
    }
}
