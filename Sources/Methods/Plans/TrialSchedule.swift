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
        let least = Self.epochs(plans[0], steps: plans[0].minimumTrialSteps, trainingRows: trainingRows)
        let usual = max(plans[0].settings.epochs / 16, least)
        // A training no longer than two trials is not worth a trial.
        if plans.count > 1, folds > 0, usual * 2 < plans[0].settings.epochs {
            let operations = plans.map { $0.design.operations(rows: trainingRows) }
            let longest = zip(plans, operations).map { Double($0.settings.epochs) * $1 }.max() ?? 0
            let most = max(longest * Self.mostShare, Self.fewOperations)
            let few = Self.epochs(
                plans[0], steps: Int(Self.leastStepShare * Double(plans[0].minimumTrialSteps)),
                trainingRows: trainingRows)
            for length in Set([usual, least, few]).sorted(by: >) {
                for step in 1..<plans.count {
                    let tried = Array(stride(from: 0, to: plans.count, by: step))
                    // So few steps tell a few plans apart at most.
                    guard length >= least || tried.count == 2 else { continue }
                    let epochs = tried.map { min(length, plans[$0].settings.epochs) }
                    for count in stride(from: folds, through: min(2, folds), by: -1) {
                        let schedule = TrialSchedule(
                            plans: tried, epochs: epochs, contenders: Self.contenders(of: tried.count, folds: count))
                        let costs = zip(tried, epochs).map { operations[$0] * Double($1) }
                        if schedule.total(costs) <= most {
                            self = schedule
                            return
                        }
                    }
                }
            }
        }
        self.init(plans: [], epochs: [], contenders: [])
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
