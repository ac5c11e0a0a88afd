internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The trainings of a fitting, one after the other, taken down in its journal.
final class PlannedTrainings<Model: TrainableModel> {
    let journal: FittingJournal
    private let fitting: NetworkFitting
    private let model: (TrainingPlan, Int, StartingPoint) throws -> Model

    /// The result of a training.
    struct Outcome {
        let plan: TrainingPlan
        let start: StartingPoint
        /// The model; nil where the journal has read out what became of it.
        let model: Model?
        let history: TrainingHistory
    }

    /// The trainings of a fitting, with what makes a model for a plan and a number of rows in a batch.
    init(_ fitting: NetworkFitting, model: @escaping (TrainingPlan, Int, StartingPoint) throws -> Model) {
        self.fitting = fitting
        self.model = model
        journal = FittingJournal(fitting.request.control)
    }

    /// A model whose parameters have been drawn anew.
    func made(_ plan: TrainingPlan, _ rows: RowDivision, _ start: StartingPoint) throws -> Model {
        try model(plan, min(plan.settings.batchSize, rows.training.count), start)
    }

    /// Trains by a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - rows: The rows to learn from and to be judged by.
    ///   - start: The parameters to start from.
    ///   - isTrial: True for a trial.
    ///   - isEndless: True if it goes on to its end whatever the time.
    ///   - report: Called after each epoch.
    /// - Returns: The result.
    /// - Throws: As ``Trainer``'s training.
    func run(
        _ plan: TrainingPlan, on rows: RowDivision, from start: StartingPoint, isTrial: Bool = false,
        isEndless: Bool = false, report: @escaping (TrainingProgress) -> Void
    ) throws -> Outcome {
        var trained: Model?
        let history = try journal.training(isTrial: isTrial) { course in
            var course = course
            if isEndless { course.deadline = nil }
            let model = try made(plan, rows, start)
            trained = model
            return try Trainer(plan.settings).train(
                model, on: fitting.request.source, trainingRows: rows.training, validationRows: rows.validation,
                team: fitting.request.team, course: course, report: report)
        }
        return Outcome(plan: plan, start: start, model: trained, history: history)
    }

    /// Records the parameters of a training that another is to be compared with.
    func keep(_ outcome: Outcome) throws {
        guard let model = outcome.model else { return }
        try journal.finish(with: model.parameters.values.values)
    }

    /// The model of the training that is kept: as it was trained, or as it was taken down.
    ///
    /// - Throws: ``TrainingStateError`` where what was taken down is of something else.
    func finish(_ outcome: Outcome, _ rows: RowDivision) throws -> Model {
        guard let model = outcome.model else {
            guard let result = journal.result else {
                throw TrainingStateError(description: "it is at an end without a training")
            }
            let model = try made(outcome.plan, rows, outcome.start)
            try model.parameters.restore(result)
            return model
        }
        try journal.finish(with: model.parameters.values.values)
        return model
    }
}
