internal import NeuralNetworks

/// How a plan of training was chosen: short trials, judged by the validation rows.
public struct TrainingTrials: Sendable, Equatable {
    /// A plan that was tried.
    public struct Trial: Sendable, Equatable {
        /// What sets the plan apart.
        public let name: String
        /// Its least validation loss.
        public let validationLoss: Double
        /// The mean training loss of its last epoch.
        public let trainingLoss: Double

        /// How much less the training rows lost than the validation rows: what memorising has brought so far.
        var gap: Double { max(0, validationLoss - trainingLoss) }
    }

    /// The plans that were tried; empty where there was no choice or no time to try.
    public let trials: [Trial]
    /// The name of the plan that was chosen.
    public let chosen: String
    /// How many epochs a trial had.
    public let epochs: Int
    /// The time that all trials took, in seconds.
    public let seconds: Double

    /// By how much of the first plan's loss another has to be better to be chosen, at least: validation rows are few.
    private static let margin = 0.02
    /// How many times its own gap another plan has to be better than the first: what memorising costs grows with the
    /// training, which is several times as long as a trial, and the first plan is the one that memorises least.
    private static let gapMargin = 2.0
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
        var trials: [Trial] = []
        var best: (plan: TrainingPlan, loss: Double) = (first, .infinity)
        for (index, plan) in plans.enumerated() {
            var short = plan
            short.settings.epochs = min(epochs, plan.settings.epochs)
            short.settings.warmupSteps = min(plan.settings.warmupSteps, 100)
            do {
                let history = try train(short) { progress in
                    var progress = progress
                    progress.trial = (index + 1, plans.count)
                    report(progress)
                }
                guard let loss = history.validationLosses.min(), let training = history.trainingLosses.last else {
                    continue
                }
                let trial = Trial(name: plan.name, validationLoss: loss, trainingLoss: training)
                trials.append(trial)
                // The first that did not diverge stands for the first.
                if trials.count == 1 || trial.beats(trials[0], by: margin, gaps: gapMargin) && loss < best.loss {
                    best = (plan, loss)
                }
            } catch is DivergedTrainingError {}
        }
        return (
            best.plan,
            TrainingTrials(
                trials: trials, chosen: best.plan.name, epochs: epochs,
                seconds: (ContinuousClock.now - start).seconds)
        )
    }

    /// An eighth of the training, and steps enough to tell plans apart.
    private static func trialEpochs(_ plan: TrainingPlan, trainingRows: Int) -> Int {
        let steps = max(1, trainingRows / min(plan.settings.batchSize, trainingRows))
        return max(plan.settings.epochs / 8, (leastSteps + steps - 1) / steps)
    }
}

extension TrainingTrials.Trial {
    /// Whether this plan is so much better than the first that it should be preferred.
    ///
    /// - Parameters:
    ///   - first: The trial of the plan that is usually best.
    ///   - margin: The least advantage, as a share of the first's loss, which may be negative.
    ///   - gaps: The least advantage in gaps between this plan's validation and training losses.
    /// - Returns: Whether it should be preferred; the first never beats itself.
    fileprivate func beats(_ first: TrainingTrials.Trial, by margin: Double, gaps: Double) -> Bool {
        first.validationLoss - validationLoss > max(margin * abs(first.validationLoss), gaps * gap)
    }
}
