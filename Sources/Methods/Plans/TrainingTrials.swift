internal import NeuralNetworks

/// The choice of a training plan by short trials, judged by the validation rows.
public struct TrainingTrials: Sendable, Equatable {
    /// A plan that was tried.
    public struct Trial: Sendable, Equatable {
        /// The difference from the other plans.
        public let name: String
        /// Its least validation loss, the mean over its folds.
        public let validationLoss: Double
        /// The number of folds that it was tried on: fewer than others if it was among the worse half on those.
        public var folds = 1
    }

    /// The plans that were tried; empty where there was no choice or no time to try.
    public let trials: [Trial]
    /// The name of the plan that was chosen.
    public let chosen: String
    /// The number of epochs of a trial.
    public let epochs: Int
    /// The number of folds that the best plans were tried on: more than 1 if there are few validation rows.
    public var folds = 1
    /// The number of folds that the rows are divided into; fewer are tried on where there is no time for all.
    public var divisions = 1
    /// The time that all trials took, in seconds.
    public let seconds: Double

    /// Chooses a plan.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first.
    ///   - trainingRows: The number of training rows.
    ///   - folds: The number of divisions of the rows to judge by; 0 if there are no validation rows.
    ///   - baseline: The validation loss of the training rows' mean, where a margin is a share of what is gained over it.
    ///   - report: Called after each epoch of a trial.
    ///   - train: Trains by a plan on one of the divisions, and calls what it is given after each epoch.
    /// - Returns: The plan, and how it was chosen.
    /// - Throws: The errors of `train` for all plans, except diverged trainings, which lose the trial.
    static func choose(
        among plans: [TrainingPlan], trainingRows: Int, folds: Int, baseline: Double? = nil,
        report: @escaping (TrainingProgress) -> Void,
        train: (TrainingPlan, Int, @escaping (TrainingProgress) -> Void) throws -> TrainingHistory
    ) throws -> (plan: TrainingPlan, trials: TrainingTrials) {
        let first = plans[0]
        let schedule = TrialSchedule(of: plans, trainingRows: trainingRows, folds: folds)
        guard let epochs = schedule.epochs.first else {
            return (first, TrainingTrials(trials: [], chosen: first.name, epochs: 0, seconds: 0))
        }
        let plans = schedule.plans.map { plans[$0] }
        let (divisions, folds) = (folds, schedule.contenders.count)
        let total = schedule.contenders.reduce(0, +)
        var (seconds, started) = (0.0, 0)
        var race = TrialRace(plans: plans.count)
        for (fold, count) in schedule.contenders.enumerated() {
            for index in race.narrowed(to: count) {
                var short = plans[index]
                short.settings.epochs = schedule.epochs[index]
                short.settings.warmupSteps = min(short.settings.warmupSteps, 100)
                started += 1
                let number = started
                do {
                    let history = try train(short, fold) { progress in
                        var progress = progress
                        progress.trial = (number, total)
                        report(progress)
                    }
                    seconds += history.seconds
                    race.add(history.validationLosses.min() ?? .infinity, of: index)
                } catch is DivergedTrainingError {
                    race.add(.infinity, of: index)
                }
            }
        }
        let losses = race.losses
        let trials = losses.map { Trial(name: plans[$0.plan].name, validationLoss: $0.loss, folds: $0.folds) }
        var best: (plan: TrainingPlan, loss: Double) = (first, .infinity)
        let finishers = zip(losses.map { plans[$0.plan] }, trials).filter { $1.folds == folds }
        for (index, (plan, trial)) in finishers.enumerated() {
            // The first that did not diverge stands for the first.
            if index == 0
                || plan.margin.isBeaten(finishers[0].1, by: trial, baseline: baseline)
                    && trial.validationLoss < best.loss
            {
                best = (plan, trial.validationLoss)
            }
        }
        return (
            best.plan,
            TrainingTrials(
                trials: trials, chosen: best.plan.name, epochs: epochs, folds: folds, divisions: divisions,
                seconds: seconds)
        )
    }
}

/// The margin by which another plan has to beat the first in a trial to be preferred.
///
/// Trials are shorter than trainings and validation rows are few, and the first plan is the one that usually wins in the end.
struct TrialMargin: Sendable {
    /// A share of the first plan's loss, which may be negative.
    let shareOfLoss: Double
    /// A share of what the first plan gained over the training rows' mean; for likelihoods of images, most of whose nats are noise of the
    /// pixels that no plan can learn.
    let shareOfGain: Double

    /// True if a trial beats the first by the margin that its plan needs; the first never beats itself.
    func isBeaten(_ first: TrainingTrials.Trial, by other: TrainingTrials.Trial, baseline: Double?) -> Bool {
        let gain = (baseline ?? first.validationLoss) - first.validationLoss
        // Where nats decide, a share of all of them would be too much to ask.
        let needed = baseline == nil ? shareOfLoss * abs(first.validationLoss) : shareOfGain * max(0, gain)
        return first.validationLoss - other.validationLoss > needed
    }
}
