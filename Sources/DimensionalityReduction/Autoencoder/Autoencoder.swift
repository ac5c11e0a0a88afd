public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// An undercomplete autoencoder that has been trained.
public struct Autoencoder: FittedReduction {
    public let design: AutoencoderDesign
    public let settings: TrainingSettings
    public let history: TrainingHistory
    private let networks: TrainedNetworks

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
        choices: TrainingChoices, report: (TrainingProgress) -> Void = { _ in }
    ) throws -> Autoencoder {
        let design = AutoencoderDesign.dense(
            for: kind, featureCount: source.featureCount, latentSize: latentSize, codeOutputs: latentSize,
            hidden: choices.hidden)
        let settings = TrainingSettings.suited(
            to: kind, .plain, design: design, trainingRows: trainingRows.count, choices: choices)
        let model = try AutoencoderModel(
            design, batchSize: min(settings.batchSize, trainingRows.count), hasNoise: settings.inputNoise > 0,
            means: source.means(over: trainingRows), seed: settings.seed)
        let history = try Trainer(settings).train(
            model, on: source, trainingRows: trainingRows, validationRows: validationRows, report: report)
        return Autoencoder(
            design: design, settings: settings, history: history,
            networks: TrainedNetworks(design, parameters: model.parameters))
    }

    public func encode(_ rows: Matrix) -> Matrix { networks.encode(rows) }

    public func decode(_ codes: Matrix) -> Matrix { networks.decode(codes) }
}
