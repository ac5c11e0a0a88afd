internal import LinearAlgebra
internal import NeuralNetworks

/// Fits a network by whichever plan wins its trial: what all networks have in common.
struct NetworkFitting {
    let source: any RowSource
    let trainingRows: [Int]
    let validationRows: [Int]
    let team: ThreadTeam
    /// Called after each epoch, of trials too.
    let report: (TrainingProgress) -> Void

    /// What came of a fitting.
    struct Result<Model> {
        let plan: TrainingPlan
        let trials: TrainingTrials
        let model: Model
        let history: TrainingHistory
    }

    /// Tries the plans and trains by the one that is chosen.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first.
    ///   - baseline: The validation loss of the training rows' mean, where a margin is a share of what is gained over it.
    ///   - model: Makes a model for a plan and a number of rows in a batch, its parameters drawn anew.
    /// - Returns: The trained model, and how it came about.
    /// - Throws: ``OneDNNError``, or ``DivergedTrainingError`` where the loss stopped being a number.
    func run<Model: TrainableModel>(
        _ plans: [TrainingPlan], baseline: Double? = nil, model: (TrainingPlan, Int) throws -> Model
    ) throws -> Result<Model> {
        func trained(
            _ plan: TrainingPlan, report: @escaping (TrainingProgress) -> Void
        ) throws -> (model: Model, history: TrainingHistory) {
            let made = try model(plan, min(plan.settings.batchSize, trainingRows.count))
            let history = try Trainer(plan.settings).train(
                made, on: source, trainingRows: trainingRows, validationRows: validationRows, team: team,
                report: report)
            return (made, history)
        }
        let (plan, trials) = try TrainingTrials.choose(
            among: plans, trainingRows: trainingRows.count, validationRows: validationRows.count, baseline: baseline,
            report: report
        ) { try trained($0, report: $1).history }
        let result = try trained(plan, report: report)
        return Result(plan: plan, trials: trials, model: result.model, history: result.history)
    }
}
