internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The objective of a variational autoencoder.
struct VariationalObjective: Sendable {
    let likelihood: Likelihood
    /// The kind of data.
    let kind: DataKind
    /// The weight of the KL term (β).
    var beta = 1.0
    /// Over which share of the training β rises from 0.
    var warmupShare = 0.0
    /// Nats that each dimension of each row may diverge at no cost.
    var freeBits = 0.0

    /// β when a share of the training is behind.
    func beta(at share: Double) -> Double {
        share < warmupShare ? beta * share / warmupShare : beta
    }
}

/// A variational autoencoder in training: the negative ELBO, with one sample a row, or what the objective makes of it.
final class VariationalAutoencoderModel: TrainableModel {
    let parameters: ParameterStore
    let inputs: TensorView
    let targets: TensorView
    private let loss: any ReconstructionLoss
    private let encoder: NetworkPass
    private let decoder: NetworkPass
    private let steps: [PosteriorStep]
    private let lossParameter: LossParameter?
    private let encoderRunner: NetworkRunner
    private let decoderRunner: NetworkRunner
    private let batchSize: Int
    private let seed: UInt64
    private let objective: VariationalObjective
    /// The weight of the KL term in the current batch.
    private var beta: Double
    private let anchors: LatentAnchors
    let gradientTasks: [GradientTask]
    private let varianceWarmup: VarianceWarmup?
    let tiles: [Range<Int>]

    /// A model with parameters drawn anew; as ``AutoencoderModel``'s, with an objective.
    init(
        _ design: AutoencoderDesign, objective: VariationalObjective, settings: TrainingSettings, batchSize: Int,
        start: StartingPoint, seed: UInt64
    ) throws(OneDNNError) {
        self.batchSize = batchSize
        self.seed = seed
        self.objective = objective
        beta = objective.beta(at: 0)
        tiles = BatchTiles.ranges(rows: batchSize)
        let own = objective.likelihood.parameter(featureCount: design.encoder.inputCount)
        varianceWarmup = settings.varianceWarmup
        anchors = LatentAnchors(settings, start: start, tiles: tiles)
        parameters = ParameterStore(
            design.parameters + (own.map { [$0] } ?? []), productElement: settings.productElement)
        var generator = SeededGenerator(seed: seed, stream: "variational autoencoder")
        parameters.initialize(using: &generator)
        start.apply(toVariational: parameters, of: design, objective.kind)
        if let varianceWarmup {
            StartingPoint.narrow(parameters, of: design, varianceWarmup, objective.likelihood)
        }
        parameters.updateBFloat16Values()
        loss = objective.likelihood.loss(
            objective.kind, parameter: own == nil ? nil : parameters.value(parameters.shapes.count - 1))
        lossParameter = own == nil ? nil : LossParameter(of: parameters, tiles: tiles.count)
        targets = TensorView(rows: batchSize, columns: design.encoder.inputCount)
        inputs = settings.corruption != nil ? TensorView(rows: batchSize, columns: design.encoder.inputCount) : targets
        let encoderParameters = parameters.slice(design.encoderBlocks)
        let decoderParameters = parameters.slice(design.decoderBlocks)
        let encoder = try NetworkPass(
            design.encoder, parameters: encoderParameters, input: inputs, tiles: tiles, trains: true)
        self.encoder = encoder
        let sample = TensorView(rows: batchSize, columns: design.decoder.inputCount)
        let sampleGradient = TensorView(rows: batchSize, columns: design.decoder.inputCount)
        steps = tiles.map {
            PosteriorStep(
                posterior: encoder.output[rows: $0], posteriorGradient: encoder.outputGradient[rows: $0],
                sample: sample[rows: $0], sampleGradient: sampleGradient[rows: $0],
                freeBits: Float(objective.freeBits), generator: &generator)
        }
        decoder = try NetworkPass(
            design.decoder, parameters: decoderParameters, input: sample, inputGradient: sampleGradient, tiles: tiles,
            trains: true)
        let lossTask = lossParameter.map { parameter in
            GradientTask([parameter.gradient]) { parameter.computeGradient() }
        }
        gradientTasks = encoder.gradientTasks + decoder.gradientTasks + (lossTask.map { [$0] } ?? [])
        encoderRunner = NetworkRunner(design.encoder, parameters: encoderParameters)
        decoderRunner = NetworkRunner(design.decoder, parameters: decoderParameters)
    }

    /// The likelihood's own parameters; none for some.
    var lossParameters: [Float] {
        lossParameter == nil ? [] : parameters.value(parameters.shapes.count - 1).values
    }

    func beginStep(share: Double) {
        beta = objective.beta(at: share)
        anchors.beginStep(share: share)
        lossParameter?.isHeld =
            objective.likelihood == .gaussian && (varianceWarmup.map { share < $0.share } ?? false)
    }

    func beginTile(_ tile: Int, rows: ArraySlice<Int>) { anchors.beginTile(tile, rows: rows) }

    func computeLoss(_ tile: Int) -> Double {
        let scale = 1 / Float(batchSize)
        let rows = tiles[tile]
        encoder.forward(tile)
        let divergence = steps[tile].forward()
        decoder.forward(tile)
        let reconstruction = loss.sum(
            outputs: decoder.output[rows: rows], targets: targets[rows: rows],
            gradient: decoder.outputGradient[rows: rows], parameterGradient: lossParameter?.parts[tile], scale: scale)
        decoder.backward(tile)
        steps[tile].backward(scale: Float(beta) * scale)
        anchors.add(tile, of: encoder, scale: scale)
        encoder.backward(tile)
        return reconstruction + beta * divergence
    }

    var generators: [UInt64] {
        get { steps.flatMap(\.generators) }
        set {
            let count = newValue.count / max(1, steps.count)
            for (index, step) in steps.enumerated() {
                step.generators = Array(newValue[index * count..<(index + 1) * count])
            }
        }
    }

    func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double {
        let truth = try source.rows(at: rows)
        // The same noise at every call, so that losses differ by the parameters alone.
        var generator = SeededGenerator(seed: seed, stream: "validation noise")
        let posterior = Posterior(try encoderRunner.run(truth))
        let draws = Self.validationDraws(rows: rows.count)
        var reconstruction = 0.0
        for _ in 0..<draws {
            let outputs = try decoderRunner.run(posterior.sample(using: &generator))
            reconstruction += loss.sum(outputs: outputs, targets: truth) / Double(draws)
        }
        let divergence = posterior.divergence(freeBits: objective.freeBits)
        return (reconstruction + objective.beta * divergence) / Double(rows.count)
    }

    /// The number of codes drawn for a row: more if there are few rows, whose chance would decide otherwise.
    private static func validationDraws(rows: Int) -> Int {
        max(1, min(16, 1_000 / max(1, rows)))
    }
}
