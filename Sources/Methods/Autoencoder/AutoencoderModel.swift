internal import Core
internal import NeuralNetworks
internal import OneDNN

/// An autoencoder in training: encoder and decoder one after the other, squared error, and what codes cost between them.
final class AutoencoderModel: TrainableModel {
    let parameters: ParameterStore
    let inputs: TensorView
    let targets: TensorView
    private let loss: SquaredErrorLoss
    private let encoder: NetworkPass
    private let step: (any Bottleneck)?
    private let decoder: NetworkPass
    private let encoderRunner: NetworkRunner
    private let decoderRunner: NetworkRunner
    private let batchSize: Int
    /// An autoencoder draws no numbers but by the place in its training.
    var generators: [UInt64] = []
    /// The corruption of validation rows; nil if they stay clean.
    private let validationCorruption: InputCorruption?
    private let seed: UInt64
    private let anchors: LatentAnchors
    let gradientTasks: [GradientTask]
    let tiles: [Range<Int>]

    /// A model with parameters drawn anew.
    ///
    /// - Parameters:
    ///   - design: The networks.
    ///   - bottleneck: Makes what lies between encoder and decoder; nil for nothing.
    ///   - settings: The settings of the training.
    ///   - batchSize: The number of rows of a batch.
    ///   - start: The parameters to start from.
    ///   - seed: The user's seed.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    init(
        _ design: AutoencoderDesign, bottleneck: (any BottleneckSetup)? = nil, settings: TrainingSettings,
        batchSize: Int, start: StartingPoint, seed: UInt64
    ) throws(OneDNNError) {
        self.batchSize = batchSize
        self.seed = seed
        let tiles = BatchTiles.ranges(rows: batchSize)
        self.tiles = tiles
        let parameters = ParameterStore(
            design.parameters + (bottleneck.map { [$0.state(latentSize: design.decoder.inputCount)] } ?? []),
            productElement: settings.productElement)
        self.parameters = parameters
        anchors = LatentAnchors(settings, start: start, tiles: tiles)
        var generator = SeededGenerator(seed: seed, stream: "autoencoder")
        parameters.initialize(using: &generator)
        start.apply(to: parameters, of: design)
        parameters.updateBFloat16Values()
        loss = SquaredErrorLoss(design.outputFunction)
        let features = design.encoder.inputCount
        let targets = TensorView(rows: batchSize, columns: features)
        self.targets = targets
        let inputs = settings.corruption != nil ? TensorView(rows: batchSize, columns: features) : targets
        self.inputs = inputs
        validationCorruption = settings.corruptsValidation ? settings.inputCorruption(featureCount: features) : nil
        let encoderParameters = parameters.slice(design.encoderBlocks)
        let decoderParameters = parameters.slice(design.decoderBlocks)
        let copies = bottleneck?.encodedRowsPerRow ?? 1
        let encoderInputs = copies == 1 ? inputs : TensorView(rows: copies * batchSize, columns: features)
        let encoder = try NetworkPass(
            design.encoder, parameters: encoderParameters, input: encoderInputs,
            tiles: tiles.map { copies * $0.lowerBound..<copies * $0.upperBound }, trains: true)
        self.encoder = encoder
        step = bottleneck?.bottleneck(
            BottleneckPlace(
                encoder: encoder, inputs: inputs, encoderInputs: encoderInputs, tiles: tiles,
                state: parameters.value(parameters.shapes.count - 1), seed: seed))
        decoder = try NetworkPass(
            design.decoder, parameters: decoderParameters, input: step?.codes ?? encoder.output,
            inputGradient: step?.codesGradient ?? encoder.outputGradient, tiles: tiles, trains: true)
        let endOfStep = step.map { step in
            GradientTask {
                step.endStep()
                return 0
            }
        }
        gradientTasks = encoder.gradientTasks + decoder.gradientTasks + (endOfStep.map { [$0] } ?? [])
        encoderRunner = NetworkRunner(design.encoder, parameters: encoderParameters)
        decoderRunner = NetworkRunner(design.decoder, parameters: decoderParameters)
    }

    func beginStep(share: Double) {
        step?.beginStep(share: share)
        anchors.beginStep(share: share)
    }

    func beginTile(_ tile: Int, rows: ArraySlice<Int>) { anchors.beginTile(tile, rows: rows) }

    func computeLoss(_ tile: Int) -> Double {
        let scale = 1 / Float(batchSize)
        step?.prepare(tile)
        encoder.forward(tile)
        let penalty = step?.forward(tile) ?? 0
        decoder.forward(tile)
        let rows = tiles[tile]
        let sum = loss.sum(
            outputs: decoder.output[rows: rows], targets: targets[rows: rows],
            gradient: decoder.outputGradient[rows: rows], parameterGradient: nil, scale: scale)
        decoder.backward(tile)
        step?.backward(tile, scale: scale)
        anchors.add(tile, of: encoder, scale: scale)
        encoder.backward(tile)
        return sum + penalty
    }

    func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double {
        let truth = try source.rows(at: rows)
        let seen = validationCorruption?.corrupted(truth, seed: seed, stream: "damage of validation rows") ?? truth
        let codes: Matrix
        var penalty = 0.0
        if let step {
            (codes, penalty) = try step.validation(seen, encoder: encoderRunner)
        } else {
            codes = try encoderRunner.run(seen)
        }
        return (loss.sum(outputs: try decoderRunner.run(codes), targets: truth) + penalty) / Double(rows.count)
    }
}
