internal import NeuralNetworks

/// The trials of a fit: the plans that are tried, for how many epochs, and how many of them on each fold.
struct TrialSchedule: Equatable, Sendable {
    /// The places of the plans that are tried, the usually best first; empty where there is no choice, or no time to try.
    let plans: [Int]
    /// The epochs of each one's trials: `[plans]`.
    let epochs: [Int]
    /// The number of plans that are tried on each fold.
    let contenders: [Int]

    /// The share of the operations of the longest training that trials may take together.
    private static let mostShare = 1.0 / 3
    /// The operations that trials may take whatever the trainings: some seconds on one core.
    private static let fewOperations = 4e11
    /// The share of the steps by which plans are told apart that two plans may be tried for where there is time for no more.
    private static let leastStepShare = 0.7

    /// The trials of plans.
    ///
    /// All plans are tried on all folds where that takes no more operations than a third of the longest of their trainings, or than some
    /// seconds have: small tables need many steps to tell plans apart, and are trained in no time. Otherwise trials are shorter, and of
    /// fewer plans, at even steps through them, or on fewer folds.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first; at least one.
    ///   - trainingRows: The number of training rows.
    ///   - folds: The number of divisions of the rows to judge by; 0 if there are no validation rows.
    init(of plans: [TrainingPlan], trainingRows: Int, folds: Int) {
        let operations = plans.map { $0.design.operations(rows: trainingRows) }
        let longest = zip(plans, operations).map { Double($0.settings.epochs) * $1 }.max() ?? 0
        let most = max(longest * Self.mostShare, Self.fewOperations)
        self =
            Self.candidates(of: plans, trainingRows: trainingRows, folds: folds).first { schedule in
                schedule.total(zip(schedule.plans, schedule.epochs).map { operations[$0] * Double($1) }) <= most
            } ?? TrialSchedule(plans: [], epochs: [], contenders: [])
    }

    /// The trials that are worth making, from the best to the cheapest; none where a training is no longer than two trials.
    private static func candidates(of plans: [TrainingPlan], trainingRows: Int, folds: Int) -> [TrialSchedule] {
        let steps = plans[0].minimumTrialSteps
        let least = epochs(plans[0], steps: steps, trainingRows: trainingRows)
        let usual = max(plans[0].settings.epochs / 16, least)
        guard plans.count > 1, folds > 0, usual * 2 < plans[0].settings.epochs else { return [] }
        let few = epochs(plans[0], steps: Int(leastStepShare * Double(steps)), trainingRows: trainingRows)
        let subsets = (1..<plans.count).map { Array(stride(from: 0, to: plans.count, by: $0)) }
        let foldCounts = Array(stride(from: folds, through: min(2, folds), by: -1))
        var found: [TrialSchedule] = []
        for length in Set([usual, least, few]).sorted(by: >) {
            // So few steps tell a few plans apart at most.
            for tried in subsets where length >= least || tried.count == 2 {
                let epochs = tried.map { min(length, plans[$0].settings.epochs) }
                found += foldCounts.map { count in
                    TrialSchedule(
                        plans: tried, epochs: epochs, contenders: contenders(of: tried.count, folds: count))
                }
            }
        }
        return found
    }

    private init(plans: [Int], epochs: [Int], contenders: [Int]) {
        self.plans = plans
        self.epochs = epochs
        self.contenders = contenders
    }

    /// The most that all trials cost together, where each of a plan's costs so much: `[plans]`.
    func total(_ costs: [Double]) -> Double {
        // The dearest plans may be those that stay in the race.
        let dearest = costs.sorted(by: >)
        return contenders.reduce(0) { $0 + dearest.prefix($1).reduce(0, +) }
    }

    /// The number of plans that are tried on each fold: all on the first, then the better half of those on each further one
    /// (successive halving), at least two.
    static func contenders(of plans: Int, folds: Int) -> [Int] {
        (0..<folds).map { fold in min(plans, max(2, (plans + (1 << fold) - 1) >> fold)) }
    }

    /// The epochs that have at least so many steps.
    private static func epochs(_ plan: TrainingPlan, steps: Int, trainingRows: Int) -> Int {
        let stepsPerEpoch = max(1, trainingRows / min(plan.settings.batchSize, trainingRows))
        return (steps + stepsPerEpoch - 1) / stepsPerEpoch
    }
}
