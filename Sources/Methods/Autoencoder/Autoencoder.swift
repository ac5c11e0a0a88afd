public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// An undercomplete autoencoder that has been trained.
public struct Autoencoder: TrainedAutoencoder {
    public let design: AutoencoderDesign
    public let settings: TrainingSettings
    public let history: TrainingHistory
    /// How the networks and their training were chosen.
    public let trials: TrainingTrials
    /// What a time limit has changed; nil where there was none.
    public let shortening: TrainingShortening?
    /// How it compares with a PCA of the same size on the validation rows; nil where there are none.
    public let comparison: LinearComparison?
    let networks: TrainedNetworks

    /// How many numbers were learned.
    public var parameterCount: Int { networks.parameterCount }

    public var objective: TrainingObjective { .reconstruction }

    /// Trains an autoencoder.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - kind: What they are.
    ///   - trainingRows: Which of them to learn from.
    ///   - validationRows: Which of them decide when to stop.
    ///   - latentSize: How many numbers a code has.
    ///   - choices: What the user has chosen.
    ///   - team: Whose threads do the work; what is learned does not depend on how many they are.
    ///   - course: Where the fitting's state is kept, and when it has to be over.
    ///   - report: Called after each epoch.
    /// - Returns: What was learned.
    /// - Throws: ``OneDNNError``, ``DivergedTrainingError`` where the loss stopped being a number, or
    ///   ``TrainingStateError`` where the state that was kept is of another fitting.
    public static func fit(
        _ source: any RowSource, kind: DataKind, trainingRows: [Int], validationRows: [Int], latentSize: Int,
        choices: TrainingChoices, team: ThreadTeam = .alone, course: FittingCourse = FittingCourse(),
        report: @escaping (TrainingProgress) -> Void = { _ in }
    ) throws -> Autoencoder {
        let plans = TrainingPlan.candidates(
            for: kind, .plain, featureCount: source.featureCount, latentSize: latentSize,
            trainingRows: trainingRows.count, choices: choices)
        var judgement = NetworkFitting.Judgement(linear: { $0.meanSquaredError(of: $1) })
        // An architecture that the user has chosen for images is not exchanged for another.
        if !kind.isImages || choices.architecture == .auto {
            judgement.besidePCA = .besidePCA(
                .plain, featureCount: source.featureCount, latentSize: latentSize, trainingRows: trainingRows.count,
                choices: choices)
        }
        return try fit(
            source, plans: plans, penalty: nil, judgement: judgement, trainingRows: trainingRows,
            validationRows: validationRows, latentSize: latentSize, seed: choices.seed, team: team, course: course,
            report: report)
    }

    /// Trains an autoencoder of any kind by the best of some plans.
    static func fit(
        _ source: any RowSource, plans: [TrainingPlan], penalty: CodePenalty?,
        judgement: NetworkFitting.Judgement = NetworkFitting.Judgement(), trainingRows: [Int],
        validationRows: [Int], latentSize: Int, seed: UInt64, team: ThreadTeam, course: FittingCourse,
        report: @escaping (TrainingProgress) -> Void
    ) throws -> Autoencoder {
        let fitting = NetworkFitting(
            source: source, rows: RowDivision(training: trainingRows, validation: validationRows),
            latentSize: latentSize, team: team, course: course, report: report)
        let result = try fitting.run(plans, judgement: judgement) { plan, batchSize, start in
            try AutoencoderModel(
                plan.design, penalty: penalty, settings: plan.settings, batchSize: batchSize, start: start, seed: seed)
        }
        return Autoencoder(
            design: result.plan.design, settings: result.plan.settings, history: result.history,
            trials: result.trials, shortening: result.shortening, comparison: result.comparison,
            networks: TrainedNetworks(
                result.plan.design, parameters: result.model.parameters,
                unlearned: penalty.map { $0.state(latentSize: latentSize) }.map(\.count) ?? 0))
    }

    public func encode(_ rows: Matrix) -> Matrix { networks.encode(rows) }

    public func decode(_ codes: Matrix) -> Matrix { networks.decode(codes) }

    public var encoderChain: LayerChain { networks.encoderChain }
    public var decoderChain: LayerChain { networks.decoderChain }
}
