internal import Core
internal import NeuralNetworks

/// The floating-point operations of fitting a network, counted before it is begun.
package struct TrainingForecast: Sendable, Equatable {
    /// Those of all trials.
    package let trialOperations: Double
    /// Those of the training that counts, by the plan that is usually best.
    package let trainingOperations: Double

    /// Counts the operations of fitting a method.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - problem: The data's kind and size, and what the user has chosen.
    ///   - validationRows: The number of rows that trials are judged by.
    package init(_ method: Method, for problem: FitProblem, validationRows: Int) {
        guard method.isNetwork else {
            (trialOperations, trainingOperations) = (0, 0)
            return
        }
        let plans = TrainingPlan.candidates(for: problem, method.followsPrior ? .variational : .plain)
        func operations(_ plan: TrainingPlan, epochs: Int) -> Double {
            plan.design.operations(rows: problem.trainingRows) * Double(epochs)
        }
        trainingOperations = operations(plans[0], epochs: plans[0].settings.epochs)
        let folds = RowDivision.foldCount(training: problem.trainingRows, validation: validationRows)
        let schedule = TrialSchedule(of: plans, trainingRows: problem.trainingRows, folds: folds)
        let costs = zip(schedule.plans, schedule.epochs).map { operations(plans[$0], epochs: $1) }
        // Which plans stay in the race is not known: each costs as much as they do on average.
        let mean = costs.reduce(0, +) / Double(max(1, costs.count))
        trialOperations = mean * Double(schedule.contenders.reduce(0, +))
    }

    /// The operations of everything.
    package var operations: Double { trialOperations + trainingOperations }

    /// The operations that a network is trained with in a second on this machine at this time, measured in about a fifth of one.
    ///
    /// - Parameter request: The rows, what they are, and what the user asks; nothing of it is changed.
    /// - Returns: The speed of one thread.
    /// - Throws: If a library fails or rows can't be read.
    package static func operationsPerSecond(on request: FitRequest) throws -> Double {
        let plans = TrainingPlan.candidates(for: request.problem, .plain)
        let plan = plans.first { $0.design.style != .pcaResidual && $0.settings.latentAnchoring == nil } ?? plans[0]
        let batchSize = min(plan.settings.batchSize, request.trainingRows.count)
        // The values of parameters make no difference to the time, nor do the rows that they start from.
        let start = try StartingPoint(
            request.source, trainingRows: Array(request.trainingRows.prefix(batchSize)), latentSize: request.latentSize,
            plans: [plan])
        let model = try AutoencoderModel(
            plan.design, settings: plan.settings, batchSize: batchSize, start: start, seed: request.choices.seed)
        let speed = try Trainer(plan.settings).speed(
            of: model, on: request.source, trainingRows: request.trainingRows, validationRows: [])
        return plan.design.operations(rows: batchSize) / max(1e-9, speed.secondsPerStep)
    }
}
