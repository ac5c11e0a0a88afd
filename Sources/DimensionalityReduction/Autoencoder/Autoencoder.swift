public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// An undercomplete autoencoder that has been trained.
public struct Autoencoder: FittedReduction {
    public let design: AutoencoderDesign
    public let settings: TrainingSettings
    public let history: TrainingHistory
    /// How the networks and their training were chosen.
    public let trials: TrainingTrials
    let networks: TrainedNetworks

    public var featureCount: Int { design.encoder.inputCount }
    public var latentSize: Int { design.encoder.outputCount }
    /// How many numbers were learned.
    public var parameterCount: Int { networks.parameterCount }

    /// Trains an autoencoder.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - kind: What they are.
    ///   - trainingRows: Which of them to learn from.
    ///   - validationRows: Which of them decide when to stop.
    ///   - latentSize: How many numbers a code has.
    ///   - choices: What the user has chosen.
    ///   - report: Called after each epoch.
    /// - Returns: What was learned.
    /// - Throws: ``OneDNNError``, or ``DivergedTrainingError`` where the loss stopped being a number.
    public static func fit(
        _ source: any RowSource, kind: DataKind, trainingRows: [Int], validationRows: [Int], latentSize: Int,
        choices: TrainingChoices, report: @escaping (TrainingProgress) -> Void = { _ in }
    ) throws -> Autoencoder {
        let plans = TrainingPlan.candidates(
            for: kind, .plain, featureCount: source.featureCount, latentSize: latentSize,
            trainingRows: trainingRows.count, choices: choices)
        let start = try StartingPoint(source, trainingRows: trainingRows, latentSize: latentSize, plans: plans)
        func model(_ plan: TrainingPlan) throws -> AutoencoderModel {
            try AutoencoderModel(
                plan.design, settings: plan.settings, batchSize: min(plan.settings.batchSize, trainingRows.count),
                start: start, seed: choices.seed)
        }
        func train(
            _ model: some TrainableModel, _ plan: TrainingPlan, report: @escaping (TrainingProgress) -> Void
        ) throws -> TrainingHistory {
            try Trainer(plan.settings).train(
                model, on: source, trainingRows: trainingRows, validationRows: validationRows, report: report)
        }
        let (plan, trials) = try TrainingTrials.choose(
            among: plans, trainingRows: trainingRows.count, validationRows: validationRows.count, report: report
        ) { plan, report in try train(model(plan), plan, report: report) }
        let trained = try model(plan)
        let history = try train(trained, plan, report: report)
        return Autoencoder(
            design: plan.design, settings: plan.settings, history: history, trials: trials,
            networks: TrainedNetworks(plan.design, parameters: trained.parameters))
    }

    public func encode(_ rows: Matrix) -> Matrix { networks.encode(rows) }

    public func decode(_ codes: Matrix) -> Matrix { networks.decode(codes) }
}
