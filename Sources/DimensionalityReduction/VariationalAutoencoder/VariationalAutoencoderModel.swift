internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// Which distribution a decoder's outputs are the parameters of.
public enum Likelihood: String, Sendable, Codable {
    /// For images in 0–1.
    case bernoulli
    /// With one learned variance, for everything else.
    case gaussian

    /// The shape of the likelihood's own parameters; nil where it has none.
    var parameter: ParameterShape? {
        switch self {
        case .bernoulli: BernoulliLoss.parameter
        case .gaussian: GaussianLoss.parameter
        }
    }
}

/// A variational autoencoder in training: the negative ELBO, with one sample a row.
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
    let tiles: [Range<Int>]

    /// A model with parameters drawn anew; as ``AutoencoderModel``'s, with a likelihood.
    init(
        _ design: AutoencoderDesign, likelihood: Likelihood, settings: TrainingSettings, batchSize: Int,
        start: StartingPoint, seed: UInt64
    ) throws(OneDNNError) {
        self.batchSize = batchSize
        self.seed = seed
        tiles = BatchTiles.ranges(rows: batchSize)
        parameters = ParameterStore(
            design.parameters + (likelihood.parameter.map { [$0] } ?? []), productElement: settings.productElement)
        var generator = SeededGenerator(seed: seed, stream: "variational autoencoder")
        parameters.initialize(using: &generator)
        start.apply(toVariational: parameters, of: design)
        parameters.updateHalves()
        loss = parameters.loss(for: likelihood)
        lossParameter = likelihood.parameter == nil ? nil : LossParameter(of: parameters, tiles: tiles.count)
        targets = TensorView(rows: batchSize, columns: design.encoder.inputCount)
        inputs = settings.inputNoise > 0 ? TensorView(rows: batchSize, columns: design.encoder.inputCount) : targets
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
                sample: sample[rows: $0], sampleGradient: sampleGradient[rows: $0], generator: &generator)
        }
        decoder = try NetworkPass(
            design.decoder, parameters: decoderParameters, input: sample, inputGradient: sampleGradient, tiles: tiles,
            trains: true)
        encoderRunner = NetworkRunner(design.encoder, parameters: encoderParameters)
        decoderRunner = NetworkRunner(design.decoder, parameters: decoderParameters)
    }

    /// The logarithm of a Gaussian likelihood's variance; nil for other likelihoods.
    var logVariance: Float? { (loss as? GaussianLoss)?.logVariance }

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
        steps[tile].backward(scale: scale)
        encoder.backward(tile)
        return reconstruction + divergence
    }

    var gradientTaskCount: Int {
        encoder.gradientTaskCount + decoder.gradientTaskCount + (lossParameter == nil ? 0 : 1)
    }

    func computeGradient(_ task: Int) -> Double {
        let (encoderTasks, decoderTasks) = (encoder.gradientTaskCount, decoder.gradientTaskCount)
        if task < encoderTasks { return encoder.computeGradient(task) }
        if task < encoderTasks + decoderTasks { return decoder.computeGradient(task - encoderTasks) }
        return lossParameter?.computeGradient() ?? 0
    }

    func gradients(of task: Int) -> [TensorView] {
        let (encoderTasks, decoderTasks) = (encoder.gradientTaskCount, decoder.gradientTaskCount)
        if task < encoderTasks { return encoder.gradients(of: task) }
        if task < encoderTasks + decoderTasks { return decoder.gradients(of: task - encoderTasks) }
        return lossParameter.map { [$0.gradient] } ?? []
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

    func validationLoss(_ source: any RowSource, rows: [Int]) throws(OneDNNError) -> Double {
        let truth = source.rows(at: rows)
        // The same noise at every call, so that losses differ by the parameters alone.
        var generator = SeededGenerator(seed: seed, stream: "validation noise")
        let posterior = Posterior(try encoderRunner.run(truth))
        let outputs = try decoderRunner.run(posterior.sample(using: &generator))
        let reconstruction = loss.sum(outputs: outputs, targets: truth)
        return (reconstruction + posterior.divergences.reduce(0, +)) / Double(rows.count)
    }
}

extension ParameterStore {
    /// The loss of a likelihood, whose own parameter, if it has one, is the last block.
    func loss(for likelihood: Likelihood) -> any ReconstructionLoss {
        switch likelihood {
        case .bernoulli: BernoulliLoss()
        case .gaussian: GaussianLoss(parameter: value(shapes.count - 1))
        }
    }
}
