internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// An undercomplete autoencoder in training: encoder and decoder one after the other, squared error.
final class AutoencoderModel: TrainableModel {
    let parameters: ParameterStore
    let inputs: TensorView
    let targets: TensorView
    private let loss: SquaredErrorLoss
    private let encoder: NetworkPass
    private let decoder: NetworkPass
    private let encoderRunner: NetworkRunner
    private let decoderRunner: NetworkRunner
    private let batchSize: Int
    /// An autoencoder draws no numbers.
    var generators: [UInt64] = []
    let tiles: [Range<Int>]

    /// A model with parameters drawn anew.
    ///
    /// - Parameters:
    ///   - design: The networks.
    ///   - settings: How it will be trained.
    ///   - batchSize: How many rows a batch has.
    ///   - start: What the parameters start from.
    ///   - seed: The user's seed.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    init(
        _ design: AutoencoderDesign, settings: TrainingSettings, batchSize: Int, start: StartingPoint, seed: UInt64
    ) throws(OneDNNError) {
        self.batchSize = batchSize
        tiles = BatchTiles.ranges(rows: batchSize)
        parameters = ParameterStore(design.parameters, productElement: settings.productElement)
        var generator = SeededGenerator(seed: seed, stream: "autoencoder")
        parameters.initialize(using: &generator)
        start.apply(to: parameters, of: design)
        parameters.updateHalves()
        loss = SquaredErrorLoss(design.outputFunction)
        targets = TensorView(rows: batchSize, columns: design.encoder.inputCount)
        inputs = settings.inputNoise > 0 ? TensorView(rows: batchSize, columns: design.encoder.inputCount) : targets
        let encoderParameters = parameters.slice(design.encoderBlocks)
        let decoderParameters = parameters.slice(design.decoderBlocks)
        encoder = try NetworkPass(
            design.encoder, parameters: encoderParameters, input: inputs, tiles: tiles, trains: true)
        decoder = try NetworkPass(
            design.decoder, parameters: decoderParameters, input: encoder.output,
            inputGradient: encoder.outputGradient, tiles: tiles, trains: true)
        encoderRunner = NetworkRunner(design.encoder, parameters: encoderParameters)
        decoderRunner = NetworkRunner(design.decoder, parameters: decoderParameters)
    }

    func computeLoss(_ tile: Int) -> Double {
        encoder.forward(tile)
        decoder.forward(tile)
        let rows = tiles[tile]
        let sum = loss.sum(
            outputs: decoder.output[rows: rows], targets: targets[rows: rows],
            gradient: decoder.outputGradient[rows: rows], parameterGradient: nil, scale: 1 / Float(batchSize))
        decoder.backward(tile)
        encoder.backward(tile)
        return sum
    }

    var gradientTaskCount: Int { encoder.gradientTaskCount + decoder.gradientTaskCount }

    func computeGradient(_ task: Int) -> Double {
        task < encoder.gradientTaskCount
            ? encoder.computeGradient(task) : decoder.computeGradient(task - encoder.gradientTaskCount)
    }

    func gradients(of task: Int) -> [TensorView] {
        task < encoder.gradientTaskCount
            ? encoder.gradients(of: task) : decoder.gradients(of: task - encoder.gradientTaskCount)
    }

    func validationLoss(_ source: any RowSource, rows: [Int]) throws(OneDNNError) -> Double {
        let truth = source.rows(at: rows)
        let outputs = try decoderRunner.run(encoderRunner.run(truth))
        return loss.sum(outputs: outputs, targets: truth) / Double(rows.count)
    }
}

extension ReconstructionLoss {
    /// The loss of rows, summed over them.
    func sum(outputs: Matrix, targets: Matrix) -> Double {
        let y = TensorView(rows: outputs.rows, columns: outputs.columns)
        let t = TensorView(rows: targets.rows, columns: targets.columns)
        y.fill(with: outputs.values)
        t.fill(with: targets.values)
        return sum(outputs: y, targets: t)
    }
}
