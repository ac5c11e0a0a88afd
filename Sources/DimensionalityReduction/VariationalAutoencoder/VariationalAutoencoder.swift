internal import Foundation
public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// A variational autoencoder that has been trained (Kingma and Welling, 2014).
public struct VariationalAutoencoder: FittedReduction {
    public let design: AutoencoderDesign
    public let settings: TrainingSettings
    public let history: TrainingHistory
    /// How the networks and their training were chosen.
    public let trials: TrainingTrials
    /// What a time limit has changed; nil where there was none.
    public let shortening: TrainingShortening?
    public let likelihood: Likelihood
    /// The logarithm of the Gaussian likelihood's variance; nil for other likelihoods.
    public let logVariance: Float?
    let networks: TrainedNetworks

    public var featureCount: Int { design.encoder.inputCount }
    public var latentSize: Int { design.decoder.inputCount }
    /// How many numbers were learned.
    public var parameterCount: Int { networks.parameterCount }

    /// The evidence lower bound of rows, in nats, in its two parts: ELBO = −(reconstruction + divergence).
    public struct Evidence: Sendable {
        /// The expected negative log-likelihood of each row under its posterior.
        public let reconstruction: [Double]
        /// The KL divergence of each row's posterior from the prior.
        public let divergence: [Double]
    }

    /// Trains a variational autoencoder: as ``Autoencoder/fit(_:kind:trainingRows:validationRows:latentSize:choices:team:report:)``.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - kind: What they are; images have a Bernoulli likelihood, tables a Gaussian one.
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
    ) throws -> VariationalAutoencoder {
        let plans = TrainingPlan.candidates(
            for: kind, .variational, featureCount: source.featureCount, latentSize: latentSize,
            trainingRows: trainingRows.count, choices: choices)
        let start = try StartingPoint(source, trainingRows: trainingRows, latentSize: latentSize, plans: plans)
        let likelihood: Likelihood = kind == .table ? .gaussian : .bernoulli
        let baseline =
            likelihood == .bernoulli && !validationRows.isEmpty
            ? start.bernoulliLoss(of: source.rows(at: validationRows)) : nil
        let fitting = NetworkFitting(
            source: source, trainingRows: trainingRows, validationRows: validationRows, team: team,
            course: course, report: report)
        let result = try fitting.run(plans, baseline: baseline) { plan, batchSize in
            try VariationalAutoencoderModel(
                plan.design, likelihood: likelihood, settings: plan.settings, batchSize: batchSize, start: start,
                seed: choices.seed)
        }
        return VariationalAutoencoder(
            design: result.plan.design, settings: result.plan.settings, history: result.history,
            trials: result.trials, shortening: result.shortening, likelihood: likelihood,
            logVariance: result.model.logVariance,
            networks: TrainedNetworks(result.plan.design, parameters: result.model.parameters))
    }

    public func encode(_ rows: Matrix) -> Matrix { posterior(of: rows).means }

    public func decode(_ codes: Matrix) -> Matrix { networks.decode(codes) }

    /// The distributions over codes of rows, `[rows, features]`.
    public func posterior(of rows: Matrix) -> Posterior { Posterior(networks.encode(rows)) }

    /// The evidence lower bound of rows, its expectation taken over draws from each row's posterior.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - draws: How many codes are drawn for a row.
    ///   - seed: What they are drawn by.
    /// - Returns: Both parts, row by row.
    public func evidence(of rows: Matrix, draws: Int, seed: UInt64) -> Evidence {
        var generator = SeededGenerator(seed: seed, stream: "evidence")
        let posterior = posterior(of: rows)
        let loss = fixedLoss()
        var reconstruction = [Double](repeating: 0, count: rows.rows)
        for _ in 0..<draws {
            let outputs = networks.decodeRaw(posterior.sample(using: &generator))
            for (row, loss) in loss.perRow(outputs: outputs, targets: rows).enumerated() {
                reconstruction[row] += loss / Double(draws)
            }
        }
        return Evidence(reconstruction: reconstruction, divergence: posterior.divergences)
    }

    /// The likelihood with the variance that was learned.
    private func fixedLoss() -> any ReconstructionLoss {
        switch likelihood {
        case .bernoulli: return BernoulliLoss()
        case .gaussian:
            let parameter = TensorView(rows: 1, columns: 1)
            parameter.fill(with: [(logVariance ?? 0) / GaussianLoss.parameterScale])
            return GaussianLoss(parameter: parameter)
        }
    }
}

extension ReconstructionLoss {
    /// The loss of each row.
    fileprivate func perRow(outputs: Matrix, targets: Matrix) -> [Double] {
        let y = TensorView(rows: 1, columns: outputs.columns)
        let t = TensorView(rows: 1, columns: targets.columns)
        return (0..<outputs.rows).map { row in
            y.fill(with: outputs[row: row])
            t.fill(with: targets[row: row])
            return sum(outputs: y, targets: t)
        }
    }
}
