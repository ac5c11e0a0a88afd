internal import Core
internal import NeuralNetworks
internal import OneDNN

/// Fits a network by whichever plan wins its trial: what all networks have in common.
struct NetworkFitting {
    let request: FitRequest
    /// The training rows and the validation rows.
    let rows: RowDivision
    /// The parameters of a network of another size to start from; nil to start from chance.
    private let origin: TrainedParameters?

    init(_ request: FitRequest, origin: TrainedParameters? = nil) {
        self.request = request
        self.origin = origin
        rows = RowDivision(training: request.trainingRows, validation: request.validationRows)
    }

    /// The result of a fit.
    struct Result<Model> {
        let plan: TrainingPlan
        let trials: TrainingTrials
        /// The comparison with a linear method; nil if there is none to compare with.
        let comparison: LinearComparison?
        let model: Model
        let history: TrainingHistory
        /// The changes that the time limit made; nil without one.
        let shortening: BudgetAdjustment?
        /// A first attempt that diverged; nil if none did.
        let divergence: TrainingDivergence?
    }

    /// The baselines that the losses of networks are compared with.
    struct SelectionCriteria {
        /// The validation loss of the training rows' mean, where a margin is a share of what is gained over it.
        var baseline: ((StartingPoint, Matrix) -> Double)?
        /// The validation loss of a PCA of the same size; nil where it has none of the same kind.
        var linear: ((PCA, Matrix) -> Double?)?
        /// The plan for networks that start from a PCA, for where others turn out worse than one.
        var pcaResidual: TrainingPlan?
    }

    /// Tries the plans and trains by the one that is chosen, at a lower learning rate if it diverges; where it turns out worse
    /// than a PCA, trains networks that start from one too, and keeps the better.
    ///
    /// - Parameters:
    ///   - plans: The plans, the usually best first.
    ///   - criteria: The criteria by which losses are judged.
    ///   - model: Makes a model for a plan and a number of rows in a batch, its parameters drawn anew.
    /// - Returns: The trained model, and how it came about.
    /// - Throws: ``OneDNNError``, `RowReadError` where rows can't be read, ``DivergedTrainingError`` where the
    ///   loss stopped being a number at both learning rates, or ``TrainingStateError`` where the state that was kept is of something else.
    func run<Model: TrainableModel>(
        _ plans: [TrainingPlan], criteria: SelectionCriteria,
        model: @escaping (TrainingPlan, Int, StartingPoint) throws -> Model
    ) throws -> Result<Model> {
        let start = try startingPoint(plans, rows)
        let trainings = PlannedTrainings(self, model: model)
        let possible = start.possible(plans)
        let folds = trialFolds(possible)
        let pacing = try Pacing(self, plans: possible, folds: folds.count, journal: trainings.journal) {
            try trainings.made($0, rows, start)
        }
        let (plan, trials) = try choose(among: pacing.plans, on: folds, criteria, from: start, trainings)
        let paced = try pacing.final(plan)
        let (first, divergence) = try trained(paced, from: start, isEndless: pacing.isLeast(paced), trainings)
        let (kept, comparison) = try compared(first, criteria, from: start, trainings)
        return Result(
            plan: kept.plan, trials: trials, comparison: comparison, model: try trainings.finish(kept, rows),
            history: kept.history, shortening: pacing.shortening(paced, first.history), divergence: divergence)
    }

    /// Trains by a plan, and once more at a lower learning rate if the loss stops being a number.
    private func trained<Model>(
        _ plan: TrainingPlan, from start: StartingPoint, isEndless: Bool, _ trainings: PlannedTrainings<Model>
    ) throws -> (PlannedTrainings<Model>.Outcome, TrainingDivergence?) {
        do {
            return (
                try trainings.run(plan, on: rows, from: start, isEndless: isEndless, report: request.report), nil
            )
        } catch let error as DivergedTrainingError {
            var slower = plan
            slower.settings.peakLearningRate /= TrainingDivergence.slowdown
            let again = try trainings.run(
                slower, on: rows, from: start, isEndless: isEndless, report: request.report)
            return (
                again, TrainingDivergence(epoch: error.epoch, learningRate: plan.settings.peakLearningRate)
            )
        }
    }

    /// The divisions of the rows that each plan is tried on; none where there is nothing to choose or to judge by.
    private func trialFolds(_ plans: [TrainingPlan]) -> [RowDivision] {
        rows.validation.isEmpty || plans.count < 2 ? [] : rows.folds(request.dependence, seed: plans[0].settings.seed)
    }

    /// The plan that wins in trials.
    private func choose<Model>(
        among plans: [TrainingPlan], on folds: [RowDivision], _ criteria: SelectionCriteria, from start: StartingPoint,
        _ trainings: PlannedTrainings<Model>
    ) throws -> (plan: TrainingPlan, trials: TrainingTrials) {
        // Made when they are needed: where there is no time for trials, there is none for these either.
        var starts = [StartingPoint?](repeating: nil, count: folds.count)
        return try TrainingTrials.choose(
            among: plans, trainingRows: rows.training.count, folds: folds.count,
            baseline: try criteria.baseline.flatMap { baseline in
                rows.validation.isEmpty ? nil : baseline(start, try request.source.rows(at: rows.validation))
            }, report: request.report
        ) { plan, fold, report in
            let foldStart = try starts[fold] ?? (folds[fold] == rows ? start : startingPoint(plans, folds[fold]))
            starts[fold] = foldStart
            return try trainings.run(plan, on: folds[fold], from: foldStart, isTrial: true, report: report).history
        }
    }

    /// The training that is kept: the first, or one beside a PCA where that is better and the first is worse than a PCA.
    private func compared<Model>(
        _ first: PlannedTrainings<Model>.Outcome, _ criteria: SelectionCriteria, from start: StartingPoint,
        _ trainings: PlannedTrainings<Model>
    ) throws -> (PlannedTrainings<Model>.Outcome, LinearComparison?) {
        guard let loss = first.history.validationLosses.min(), let linear = try linearLoss(criteria, start) else {
            return (first, nil)
        }
        guard loss > linear, first.plan.design.style != .pcaResidual, let second = criteria.pcaResidual else {
            return (first, LinearComparison(linearLoss: linear, networkLoss: loss, secondLoss: nil))
        }
        try trainings.keep(first)
        let again: PlannedTrainings<Model>.Outcome
        do {
            again = try trainings.run(second, on: rows, from: startingPoint([second], rows), report: request.report)
        } catch is DivergedTrainingError {
            // The first is there all the same.
            return (first, LinearComparison(linearLoss: linear, networkLoss: loss, secondLoss: nil))
        }
        let comparison = LinearComparison(
            linearLoss: linear, networkLoss: loss, secondLoss: again.history.validationLosses.min())
        return (comparison.keptSecond ? again : first, comparison)
    }

    private func startingPoint(_ plans: [TrainingPlan], _ rows: RowDivision) throws -> StartingPoint {
        var start = try StartingPoint(
            request.source, trainingRows: rows.training, latentSize: request.latentSize, plans: plans,
            starts: request.starts, team: request.team)
        start.origin = origin
        return start
    }

    /// The validation loss of a PCA of the training rows.
    private func linearLoss(_ criteria: SelectionCriteria, _ start: StartingPoint) throws -> Double? {
        guard let linear = criteria.linear, !rows.validation.isEmpty else { return nil }
        let pca =
            try start.pca
            ?? request.starts.pca(
                of: request.source, rows: rows.training, latentSize: request.latentSize, team: request.team)
        return linear(pca, try request.source.rows(at: rows.validation))
    }
}
