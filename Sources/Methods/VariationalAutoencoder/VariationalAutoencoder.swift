public import Core
internal import Foundation
public import NeuralNetworks
public import OneDNN

/// A variational autoencoder that has been trained (Kingma and Welling, 2014).
public struct VariationalAutoencoder: TrainedAutoencoder, ProbabilisticReduction {
    public let design: AutoencoderDesign
    public let settings: TrainingSettings
    public let history: TrainingHistory
    /// The trials by which the networks and their training were chosen.
    public let trials: TrainingTrials
    /// The changes that a time limit made; nil without one.
    public let shortening: BudgetAdjustment?
    /// The comparison with probabilistic PCA on the validation rows; nil if the likelihoods are of different kinds.
    public let comparison: LinearComparison?
    public let divergence: TrainingDivergence?
    public let likelihood: Likelihood
    /// The user's choices for the training.
    public let choices: VariationalChoices
    /// The kind of data.
    let kind: DataKind
    /// The likelihood's own parameters, as its loss has them; none for some.
    let lossParameters: [Float]
    let networks: TrainedNetworks

    /// The logarithm of the Gaussian likelihood's variance; nil for other likelihoods.
    public var logVariance: Float? {
        likelihood == .gaussian ? lossParameters.first.map { $0 * GaussianLoss.parameterScale } : nil
    }

    /// The number of trainable parameters.
    public var parameterCount: Int { networks.parameterCount }

    /// Trains a variational autoencoder; see ``TrainedAutoencoder/fit(_:)``.
    ///
    /// - Throws: ``EndlessWarmupError`` too.
    /// - Precondition: The likelihood suits the rows.
    public static func fit(_ request: FitRequest) throws -> VariationalAutoencoder {
        let problem = request.problem
        let plans = try plans(for: problem)
        return try fit(request, plans: plans, criteria: criteria(for: problem)) {
            try warmupShare(of: $0, among: plans, problem.choices.variational)
        }
    }

    /// The baselines of a variational autoencoder.
    static func criteria(for problem: FitProblem) -> NetworkFitting.SelectionCriteria {
        let choices = problem.choices.variational
        var criteria = NetworkFitting.SelectionCriteria()
        if choices.likelihood ?? .usual(for: problem.kind) == .bernoulli {
            criteria.baseline = { $0.bernoulliLoss(of: $1) }
        }
        // Of another objective than the ELBO the loss is no evidence, which that of probabilistic PCA is.
        if problem.kind == .table && !choices.changesObjective {
            criteria.linear = { $0.negativeLogLikelihood(of: $1) }
            criteria.pcaResidual = .pcaResidual(problem, .variational)
        }
        return criteria
    }

    /// Trains a variational autoencoder by the best of some plans.
    ///
    /// - Parameters:
    ///   - request: The rows, what they are, and what the user asks.
    ///   - plans: Ways of training, the one that is usually best first.
    ///   - origin: The parameters of a network of another size to start from; nil to start from chance.
    ///   - criteria: The baselines that losses are compared with.
    ///   - warmupShare: The share of a plan's training over which β rises.
    /// - Returns: The trained network.
    /// - Throws: As ``fit(_:)``.
    static func fit(
        _ request: FitRequest, plans: [TrainingPlan], origin: TrainedParameters? = nil,
        criteria: NetworkFitting.SelectionCriteria, warmupShare: @escaping (TrainingPlan) throws -> Double
    ) throws -> VariationalAutoencoder {
        let (problem, choices) = (request.problem, request.choices)
        let kind = problem.kind
        let likelihood = choices.variational.likelihood ?? .usual(for: kind)
        precondition(likelihood.suits(kind), "a \(likelihood.name) likelihood for other data")
        let fitting = NetworkFitting(request, origin: origin)
        let result = try fitting.run(plans, criteria: criteria) { plan, batchSize, start in
            try VariationalAutoencoderModel(
                plan.design,
                objective: VariationalObjective(
                    likelihood: likelihood, kind: kind, beta: choices.variational.beta,
                    warmupShare: try warmupShare(plan), freeBits: choices.variational.freeBits),
                settings: plan.settings, batchSize: batchSize, start: start, seed: choices.seed)
        }
        return VariationalAutoencoder(
            design: result.plan.design, settings: result.plan.settings, history: result.history,
            trials: result.trials, shortening: result.shortening, comparison: result.comparison,
            divergence: result.divergence, likelihood: likelihood,
            choices: choices.variational, kind: kind, lossParameters: result.model.lossParameters,
            networks: TrainedNetworks(
                result.plan.design, parameters: result.model.parameters,
                outputLayers: likelihood.meanLayers(kind, featureCount: problem.featureCount)))
    }

    /// Makes sure that a KL warm-up ends before the training does.
    ///
    /// - Throws: ``EndlessWarmupError``.
    public static func checkWarmup(_ problem: FitProblem) throws(EndlessWarmupError) {
        _ = try plans(for: problem)
    }

    private static func plans(for problem: FitProblem) throws(EndlessWarmupError) -> [TrainingPlan] {
        let choices = problem.choices
        let likelihood = choices.variational.likelihood ?? .usual(for: problem.kind)
        var plans: [TrainingPlan] = []
        for plan in TrainingPlan.candidates(for: problem, .variational)
        // A PCA of logarithms is no start for the logarithms of means, which fall without end where counts are 0.
        where likelihood != .negativeBinomial || plan.design.style != .pcaResidual {
            var design = plan.design
            design.outputFunction = likelihood.outputFunction
            var settings = plan.settings
            let share = try choices.variational.warmup?.share(ofEpochs: settings.epochs) ?? 0
            settings.minimumEpochs = Int((share * Double(settings.epochs)).rounded(.up))
            plans.append(
                TrainingPlan(
                    recipe: plan.recipe, design: design, settings: settings, margin: plan.margin,
                    minimumTrialSteps: plan.minimumTrialSteps))
        }
        return plans
    }

    /// The share of a training that the warm-up takes: of a trial, the same as of the whole training.
    private static func warmupShare(
        of plan: TrainingPlan, among plans: [TrainingPlan], _ choices: VariationalChoices
    ) throws(EndlessWarmupError) -> Double {
        let whole = plans.first { $0.recipe == plan.recipe } ?? plan
        return try choices.warmup?.share(ofEpochs: whole.settings.epochs) ?? 0
    }

    public func encode(_ rows: Matrix) throws(OneDNNError) -> Matrix { try posterior(of: rows).means }

    public func decode(_ codes: Matrix) throws(OneDNNError) -> Matrix { try networks.decoder.run(codes) }

    public var encoderNetwork: TrainedNetwork { networks.encoder }
    public var decoderNetwork: TrainedNetwork { networks.decoder }

    public var logVarianceRange: ClosedRange<Float>? { Reparameterization.logVarianceRange }

    /// The distributions over codes of rows, `[rows, features]`.
    ///
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    public func posterior(of rows: Matrix) throws(OneDNNError) -> Posterior {
        Posterior(try networks.encoder.run(rows))
    }

    public func evidence(
        of rows: Matrix, posterior: Posterior? = nil, draws: Int, seed: UInt64
    ) throws(OneDNNError) -> EvidenceLowerBound {
        var generator = SeededGenerator(seed: seed, stream: "evidence")
        let posterior =
            if let posterior { posterior } else { try self.posterior(of: rows) }
        let loss = fixedLoss()
        var reconstruction = [Double](repeating: 0, count: rows.rows)
        for _ in 0..<draws {
            let outputs = try networks.rawDecoder.run(posterior.sample(using: &generator))
            for (row, loss) in loss.perRow(outputs: outputs, targets: rows).enumerated() {
                reconstruction[row] += loss / Double(draws)
            }
        }
        return EvidenceLowerBound(reconstruction: reconstruction, divergence: posterior.divergences)
    }

    /// The likelihood with the parameters that were learned.
    func fixedLoss() -> any ReconstructionLoss { likelihood.loss(kind, fixed: lossParameters) }
}
