public import Core
public import NeuralNetworks
public import OneDNN

/// An undercomplete autoencoder that has been trained.
public struct Autoencoder: TrainedAutoencoder {
    public let design: AutoencoderDesign
    public let settings: TrainingSettings
    public let history: TrainingHistory
    /// The trials by which the networks and their training were chosen.
    public let trials: TrainingTrials
    /// The changes that a time limit made; nil without one.
    public let shortening: BudgetAdjustment?
    /// The comparison with a PCA of the same size on the validation rows; nil if there are none.
    public let comparison: LinearComparison?
    public let divergence: TrainingDivergence?
    let networks: TrainedNetworks

    /// The number of trainable parameters.
    public var parameterCount: Int { networks.parameterCount }

    public var objective: TrainingObjective { .reconstruction }

    /// Trains an autoencoder; see ``TrainedAutoencoder/fit(_:)``.
    public static func fit(_ request: FitRequest) throws -> Autoencoder {
        let problem = request.problem
        return try fit(
            request, plans: TrainingPlan.candidates(for: problem, .plain), criteria: criteria(for: problem))
    }

    /// The baselines of a plain autoencoder.
    static func criteria(for problem: FitProblem) -> NetworkFitting.SelectionCriteria {
        var criteria = NetworkFitting.SelectionCriteria(linear: { $0.meanSquaredError(of: $1) })
        // An architecture that the user has chosen for images is not exchanged for another.
        if !problem.kind.isImages || problem.choices.architecture == .auto {
            criteria.pcaResidual = .pcaResidual(problem, .plain)
        }
        return criteria
    }

    /// Trains an autoencoder of any kind by the best of some plans.
    ///
    /// - Parameters:
    ///   - request: The rows, what they are, and what the user asks.
    ///   - plans: Ways of training, the one that is usually best first.
    ///   - bottleneck: Makes what lies between encoder and decoder in training; nil for nothing.
    ///   - origin: The parameters of a network of another size to start from; nil to start from chance.
    ///   - criteria: The baselines that losses are compared with.
    /// - Returns: The trained autoencoder.
    /// - Throws: As ``fit(_:)``.
    static func fit(
        _ request: FitRequest, plans: [TrainingPlan], bottleneck: (any BottleneckSetup)? = nil,
        origin: TrainedParameters? = nil,
        criteria: NetworkFitting.SelectionCriteria = NetworkFitting.SelectionCriteria()
    ) throws -> Autoencoder {
        let result = try NetworkFitting(request, origin: origin).run(plans, criteria: criteria) {
            plan, batchSize, start in
            try AutoencoderModel(
                plan.design, bottleneck: bottleneck, settings: plan.settings, batchSize: batchSize, start: start,
                seed: request.choices.seed)
        }
        return Autoencoder(
            design: result.plan.design, settings: result.plan.settings, history: result.history,
            trials: result.trials, shortening: result.shortening, comparison: result.comparison,
            divergence: result.divergence,
            networks: TrainedNetworks(
                result.plan.design, parameters: result.model.parameters,
                unlearned: bottleneck?.state(latentSize: request.latentSize).count ?? 0))
    }

    public func encode(_ rows: Matrix) throws(OneDNNError) -> Matrix { try networks.encoder.run(rows) }

    public func decode(_ codes: Matrix) throws(OneDNNError) -> Matrix { try networks.decoder.run(codes) }

    public var encoderNetwork: TrainedNetwork { networks.encoder }
    public var decoderNetwork: TrainedNetwork { networks.decoder }
}
