internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// Fits a network by whichever plan wins its trial: what all networks have in common.
struct NetworkFitting {
    let source: any RowSource
    let trainingRows: [Int]
    let validationRows: [Int]
    let team: ThreadTeam
    /// Where its state is kept, and when it has to be over.
    let course: FittingCourse
    /// Called after each epoch, of trials too.
    let report: (TrainingProgress) -> Void

    /// What came of a fitting.
    struct Result<Model> {
        let plan: TrainingPlan
        let trials: TrainingTrials
        let model: Model
        let history: TrainingHistory
        /// What the time limit has changed; nil without one.
        let shortening: TrainingShortening?
    }

    /// Tries the plans and trains by the one that is chosen.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first.
    ///   - baseline: The validation loss of the training rows' mean, where a margin is a share of what is gained over it.
    ///   - model: Makes a model for a plan and a number of rows in a batch, its parameters drawn anew.
    /// - Returns: The trained model, and how it came about.
    /// - Throws: ``OneDNNError``, ``DivergedTrainingError`` where the loss stopped being a number, or
    ///   ``TrainingStateError`` where the state that was kept is of something else.
    func run<Model: TrainableModel>(
        _ plans: [TrainingPlan], baseline: Double? = nil, model: @escaping (TrainingPlan, Int) throws -> Model
    ) throws -> Result<Model> {
        let journal = FittingJournal(course)
        func made(_ plan: TrainingPlan) throws -> Model {
            try model(plan, min(plan.settings.batchSize, trainingRows.count))
        }
        func trained(
            _ plan: TrainingPlan, isTrial: Bool, isEndless: Bool = false,
            report: @escaping (TrainingProgress) -> Void
        ) throws -> (model: Model?, history: TrainingHistory) {
            var trained: Model?
            let history = try journal.training(isTrial: isTrial) { course in
                var course = course
                if isEndless { course.deadline = nil }
                let model = try made(plan)
                trained = model
                return try Trainer(plan.settings).train(
                    model, on: source, trainingRows: trainingRows, validationRows: validationRows, team: team,
                    course: course, report: report)
            }
            return (trained, history)
        }
        let pacing = try Pacing(self, plans: plans, journal: journal, model: made)
        let (plan, trials) = try TrainingTrials.choose(
            among: pacing.plans, trainingRows: trainingRows.count, validationRows: validationRows.count,
            baseline: baseline, report: report
        ) { try trained($0, isTrial: true, report: $1).history }
        let paced = try pacing.final(plan)
        let result = try trained(paced, isTrial: false, isEndless: pacing.isLeast(paced), report: report)
        let final: Model
        if let model = result.model {
            final = model
            try journal.finish(with: model.parameters.values.values)
        } else {
            guard !result.history.trainingLosses.isEmpty else {
                throw TrainingStateError(description: "it is at an end without a training")
            }
            final = try made(paced)
            try final.parameters.restore(journal.result ?? [])
        }
        return Result(
            plan: paced, trials: trials, model: final, history: result.history,
            shortening: pacing.shortening(paced, result.history))
    }
}
