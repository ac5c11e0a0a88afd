internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// Which distribution a decoder's outputs are the parameters of.
public enum Likelihood: String, Sendable, Codable {
    /// For images in 0–1.
    case bernoulli
    /// With one learned variance, for everything else.
    case gaussian
}

/// A variational autoencoder in training: the negative ELBO, with one sample a row.
final class VariationalAutoencoderModel: TrainableModel {
    let parameters: ParameterStore
    let inputs: TensorView
    let targets: TensorView
    private let loss: any ReconstructionLoss
    private let encoder: NetworkPass
    private let decoder: NetworkPass
    private let reparameterization: Reparameterization
    private let sampleGradient: TensorView
    private let encoderRunner: NetworkRunner
    private let decoderRunner: NetworkRunner
    private let batchSize: Int
    private let latentSize: Int
    private let seed: UInt64
    private var noise: LaneGenerator

    /// A model with parameters drawn anew; as ``AutoencoderModel``'s, with a likelihood.
    init(
        _ design: AutoencoderDesign, likelihood: Likelihood, settings: TrainingSettings, batchSize: Int,
        start: StartingPoint,
        seed: UInt64
    ) throws(OneDNNError) {
        self.batchSize = batchSize
        self.seed = seed
        latentSize = design.decoder.inputCount
        parameters = ParameterStore(
            design.parameters + (likelihood == .gaussian ? [GaussianLoss.parameter] : []),
            productElement: settings.productElement)
        var generator = SeededGenerator(seed: seed, stream: "variational autoencoder")
        parameters.initialize(using: &generator)
        start.apply(toVariational: parameters, of: design)
        parameters.updateHalves()
        noise = LaneGenerator(from: &generator)
        loss = parameters.loss(for: likelihood)
        targets = TensorView(rows: batchSize, columns: design.encoder.inputCount)
        inputs = settings.inputNoise > 0 ? TensorView(rows: batchSize, columns: design.encoder.inputCount) : targets
        let encoderParameters = parameters.slice(design.encoderBlocks)
        let decoderParameters = parameters.slice(design.decoderBlocks)
        encoder = try NetworkPass(design.encoder, parameters: encoderParameters, input: inputs, trains: true)
        let sample = TensorView(rows: batchSize, columns: latentSize)
        sampleGradient = TensorView(rows: batchSize, columns: latentSize)
        reparameterization = Reparameterization(
            posterior: encoder.output, noise: TensorView(rows: batchSize, columns: latentSize), sample: sample)
        decoder = try NetworkPass(
            design.decoder, parameters: decoderParameters, input: sample, inputGradient: sampleGradient, trains: true)
        encoderRunner = NetworkRunner(design.encoder, parameters: encoderParameters)
        decoderRunner = NetworkRunner(design.decoder, parameters: decoderParameters)
    }

    /// The logarithm of a Gaussian likelihood's variance; nil for other likelihoods.
    var logVariance: Float? { (loss as? GaussianLoss)?.logVariance }

    func computeGradients() -> Double {
        let scale = 1 / Float(batchSize)
        noise.fillNormal(reparameterization.noise)
        encoder.forward()
        let divergence = reparameterization.forward()
        decoder.forward()
        let reconstruction = loss.sum(
            outputs: decoder.output, targets: targets, gradient: decoder.outputGradient, scale: scale)
        decoder.backward()
        reparameterization.backward(
            sampleGradient: sampleGradient, posteriorGradient: encoder.outputGradient, scale: scale)
        encoder.backward()
        return (reconstruction + divergence) / Double(batchSize)
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
        case .gaussian:
            GaussianLoss(parameter: (value(shapes.count - 1), gradient(shapes.count - 1)))
        }
    }
}
