internal import NeuralNetworks

/// The plans of a fitting as a time limit leaves them; unchanged where there is none.
struct Pacing {
    /// The plans to try.
    let plans: [TrainingPlan]
    /// The plans as they suit the data.
    private let unlimited: [TrainingPlan]
    private let budget: TimeBudget?
    private let journal: FittingJournal
    /// Measures how fast a plan is.
    private let speed: (TrainingPlan) throws -> TrainingSpeed

    /// Paces the trials and, as a first guess, what follows them.
    ///
    /// - Parameters:
    ///   - fitting: The fitting.
    ///   - plans: The plans, the usually best first.
    ///   - folds: The number of trials of each.
    ///   - journal: The journal that records decisions.
    ///   - model: Makes a model for a plan.
    /// - Throws: If a model can't be made.
    init<Model: TrainableModel>(
        _ fitting: NetworkFitting, plans: [TrainingPlan], folds: Int, journal: FittingJournal,
        model: @escaping (TrainingPlan) throws -> Model
    ) throws {
        unlimited = plans
        self.journal = journal
        speed = { plan in
            try Trainer(plan.settings).speed(
                of: model(plan), on: fitting.request.source, trainingRows: fitting.rows.training,
                validationRows: fitting.rows.validation, team: fitting.request.team)
        }
        guard let deadline = fitting.request.control.deadline else {
            budget = nil
            self.plans = plans
            return
        }
        let budget = TimeBudget(
            deadline: deadline, trainingRows: fitting.rows.training.count, folds: folds)
        self.budget = budget
        let measure = speed
        let epochs = try journal.decision(plans.count) {
            let epochs = budget.epochs(of: plans, speeds: try plans.map(measure))
            return epochs + [Int](repeating: 0, count: plans.count - epochs.count)
        }
        // 0 stands for a plan that is not tried; the first always is.
        self.plans = zip(plans, epochs).enumerated().filter { $0 == 0 || $1.1 > 0 }.map { $1.0.shortened(to: $1.1) }
    }

    /// The plan that was chosen, as long as there is time for now.
    func final(_ plan: TrainingPlan) throws -> TrainingPlan {
        guard let budget, let whole = unlimited.first(where: { $0.recipe == plan.recipe }) else { return plan }
        let all = budget.batches(whole)
        let length = try journal.decision(2) {
            let (epochs, batches) = budget.length(of: whole, speed: try speed(whole))
            return [epochs, batches]
        }
        return whole.shortened(to: length[0], batches: (1..<all).contains(length[1]) ? length[1] : nil)
    }

    /// True if a plan is the minimum that is done whatever the time.
    func isLeast(_ plan: TrainingPlan) -> Bool {
        guard let budget else { return false }
        let batches = plan.settings.batchesPerEpoch ?? budget.batches(plan)
        return plan.settings.epochs * batches <= TimeBudget.minimumSteps
    }

    /// The changes that the limit made; nil without one.
    func shortening(_ plan: TrainingPlan, _ history: TrainingHistory) -> BudgetAdjustment? {
        guard let budget, let whole = unlimited.first(where: { $0.recipe == plan.recipe }) else { return nil }
        return BudgetAdjustment(
            suitingEpochs: whole.settings.epochs, plannedEpochs: plan.settings.epochs,
            batches: plan.settings.batchesPerEpoch, skipsTrials: budget.skipsTrials(plans, unlimited: unlimited),
            isLeast: isLeast(plan) && isLeast(whole) == false, isCutOff: history.isCutOff)
    }
}
