internal import NeuralNetworks

/// The adjustments of a training to a time limit.
public struct BudgetAdjustment: Sendable, Equatable {
    /// The most epochs that suit the data.
    public let suitingEpochs: Int
    /// The epochs that there was time for.
    public let plannedEpochs: Int
    /// The batches of each of them, where there was no time for a whole one; nil for all.
    public let batches: Int?
    /// True if trials were planned and there was no time for them.
    public let skipsTrials: Bool
    /// True if there was no time for training at all, and the minimum was done.
    public let isLeast: Bool
    /// True if training was slower than planned and ended before its last epoch.
    public let isCutOff: Bool

    /// True if the limit changed anything.
    public var isShortened: Bool { plannedEpochs < suitingEpochs || batches != nil || skipsTrials || isCutOff }
}

/// Plans trainings that are over in time.
struct TimeBudget {
    /// The deadline of the fit.
    let deadline: ContinuousClock.Instant
    let trainingRows: Int
    /// The number of trials of a plan.
    let folds: Int

    /// The share of the time that is planned, the rest being a reserve for steps slower than measured.
    private static let usableShare = 0.9
    /// The steps that are made even where there is no time for any.
    static let minimumSteps = 10

    /// The time left, in seconds, less what is kept for slow moments.
    var secondsLeft: Double { (deadline - ContinuousClock.now).seconds * Self.usableShare }

    func batches(_ plan: TrainingPlan) -> Int { max(1, trainingRows / min(plan.settings.batchSize, trainingRows)) }

    /// The longest trainings for which there is time, trials included, all shortened by the same share.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first.
    ///   - speeds: The speed of each.
    /// - Returns: The epochs of each plan; of the first alone, where there is no time to try others.
    func epochs(of plans: [TrainingPlan], speeds: [TrainingSpeed]) -> [Int] {
        let available = secondsLeft
        var share = 1.0
        while share > 1e-4 {
            let shortened = plans.map { $0.shortened(to: Int(Double($0.settings.epochs) * share)) }
            if seconds(of: shortened, speeds: speeds) <= available { return shortened.map(\.settings.epochs) }
            share *= 0.97
        }
        return [1]
    }

    /// True if there would have been trials, had there been time.
    func skipsTrials(_ plans: [TrainingPlan], unlimited: [TrainingPlan]) -> Bool {
        func hasTrials(_ plans: [TrainingPlan]) -> Bool {
            !TrialSchedule(of: plans, trainingRows: trainingRows, folds: folds).plans.isEmpty
        }
        return hasTrials(unlimited) && !hasTrials(plans)
    }

    /// The time that trials and the training that counts may take.
    private func seconds(of plans: [TrainingPlan], speeds: [TrainingSpeed]) -> Double {
        let trials = TrialSchedule(of: plans, trainingRows: trainingRows, folds: folds)
        let costs = zip(plans, speeds).map { plan, speed in speed.seconds(of: plan.settings, batches: batches(plan)) }
        let trialCosts = zip(trials.plans, trials.epochs).map { place, epochs in
            speeds[place].seconds(of: plans[place].shortened(to: epochs).settings, batches: batches(plans[place]))
        }
        // Where nothing is tried, the first plan is the one.
        guard !trials.plans.isEmpty else { return costs[0] }
        return trials.total(trialCosts) + (trials.plans.map { costs[$0] }.max() ?? 0)
    }

    /// The longest training for which there is time.
    ///
    /// - Parameters:
    ///   - plan: The plan as it suits the data.
    ///   - speed: Its speed.
    /// - Returns: The epochs, at least 1, and the batches of each, fewer than all where there is no time for one epoch.
    func length(of plan: TrainingPlan, speed: TrainingSpeed) -> (epochs: Int, batches: Int) {
        let available = secondsLeft
        let batches = batches(plan)
        var (low, high) = (0, plan.settings.epochs)
        while low < high {
            let middle = (low + high + 1) / 2
            let fits = speed.seconds(of: plan.shortened(to: middle).settings, batches: batches) <= available
            (low, high) = fits ? (middle, high) : (low, middle - 1)
        }
        if low > 0 { return (low, batches) }
        let steps = (available - speed.secondsPerValidation) / max(1e-9, speed.secondsPerStep)
        return (1, min(batches, max(Self.minimumSteps, Int(min(steps, 1e9)))))
    }
}

extension TrainingPlan {
    /// The plan with at most so many epochs, and a warm-up to match.
    func shortened(to epochs: Int, batches: Int? = nil) -> TrainingPlan {
        var plan = self
        plan.settings.epochs = min(max(1, epochs), settings.epochs)
        plan.settings.batchesPerEpoch = batches
        let share = Double(plan.settings.epochs) / Double(settings.epochs)
        plan.settings.warmupSteps = min(settings.warmupSteps, max(100, Int(Double(settings.warmupSteps) * share)))
        return plan
    }
}
