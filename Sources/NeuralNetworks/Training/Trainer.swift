public import LinearAlgebra
public import OneDNN

/// A model that a ``Trainer`` can train: its batch, its parameters and its losses.
public protocol TrainableModel: AnyObject {
    /// All parameters and gradients.
    var parameters: ParameterStore { get }
    /// What the encoder sees, `[batch, features]`.
    var inputs: TensorView { get }
    /// What the decoder should give; the same memory as `inputs` where they do not differ.
    var targets: TensorView { get }
    /// Which rows of a batch are computed in one go: ``BatchTiles``.
    var tiles: [Range<Int>] { get }
    /// The loss of a tile, summed over its rows, and the way back as far as the parameters' gradients.
    ///
    /// Tiles may be computed side by side.
    func computeLoss(_ tile: Int) -> Double
    /// How many tasks the gradients of the parameters are made in.
    var gradientTaskCount: Int { get }
    /// Computes some of the gradients of the parameters, after all tiles, and gives the sum of their squares.
    ///
    /// Tasks may be computed side by side.
    func computeGradient(_ task: Int) -> Double
    /// The gradients that a task computes, which the optimiser may use as soon as it is done; none where they have to wait
    /// for all tasks.
    func gradients(of task: Int) -> [TensorView]
    /// The mean loss of clean rows, without noise of its own from one call to the next.
    func validationLoss(_ source: any RowSource, rows: [Int]) throws(OneDNNError) -> Double
}

/// A training that went wrong in its numbers.
public struct DivergedTrainingError: Error, CustomStringConvertible {
    public let epoch: Int
    public var description: String {
        "the training loss stopped being a number in epoch \(epoch); a smaller learning rate or data without extreme "
            + "values may help"
    }
}

/// Trains a model: AdamW, warm-up and cosine decay, the best parameters by validation kept, stopping when they get no better.
public struct Trainer {
    private let settings: TrainingSettings

    public init(_ settings: TrainingSettings) {
        self.settings = settings
    }

    /// Trains a model, and leaves it with the parameters of the least validation loss.
    ///
    /// - Parameters:
    ///   - model: What to train; its parameters have been initialised.
    ///   - source: The rows.
    ///   - trainingRows: Which of them to train on.
    ///   - validationRows: Which of them decide which parameters are kept; where there are none, the last are.
    ///   - team: Whose threads do the work; what is learned does not depend on how many they are.
    ///   - report: Called after each epoch.
    /// - Returns: The losses, epoch by epoch.
    /// - Throws: ``OneDNNError``, or ``DivergedTrainingError`` where the loss became NaN or infinite.
    public func train(
        _ model: some TrainableModel, on source: any RowSource, trainingRows: [Int], validationRows: [Int],
        team: ThreadTeam = .alone, report: @escaping (TrainingProgress) -> Void
    ) throws -> TrainingHistory {
        let loader = BatchLoader(source, rows: trainingRows, settings: settings)
        let optimizer = AdamW(model.parameters, settings: .init(weightDecay: Float(settings.weightDecay)))
        let trainingStep = TrainingStep(
            model, loader: loader, optimizer: optimizer,
            clipping: GradientClipping(parts: model.gradientTaskCount, factor: settings.clippingFactor), team: team)
        let schedule = LearningRateSchedule(
            peak: settings.peakLearningRate, warmupSteps: settings.warmupSteps,
            totalSteps: settings.epochs * loader.batchCount)
        let interval = max(1, settings.epochs / settings.validations)
        let patience = max(1, Int((Double(settings.epochs) * settings.patience).rounded(.up)))
        var keeper = BestParameters()
        var history = TrainingHistory()
        let clock = ContinuousClock()
        let start = clock.now
        if settings.keepsStart && !validationRows.isEmpty {
            try keeper.consider(model, epoch: 0, source: source, rows: validationRows)
        }
        var step = 0
        var last = start
        for epoch in 1...settings.epochs {
            loader.startEpoch()
            var sum = 0.0
            for batch in 0..<loader.batchCount {
                sum += trainingStep.run(batch: batch, learningRate: Float(schedule.rate(at: step)))
                step += 1
            }
            let loss = sum / Double(loader.batchCount)
            guard loss.isFinite else { throw DivergedTrainingError(epoch: epoch) }
            history.trainingLosses.append(loss)
            if !validationRows.isEmpty && (epoch % interval == 0 || epoch == settings.epochs) {
                try keeper.consider(model, epoch: epoch, source: source, rows: validationRows)
            }
            let now = clock.now
            report(
                TrainingProgress(
                    epoch: epoch, epochs: settings.epochs, trainingLoss: loss, validationLoss: keeper.losses.last,
                    learningRate: schedule.rate(at: step),
                    rowsPerSecond: Double(loader.batchCount * loader.batchSize) / (now - last).seconds,
                    secondsLeft: (now - start).seconds / Double(epoch) * Double(settings.epochs - epoch)))
            last = now
            if !validationRows.isEmpty && epoch - keeper.epoch >= patience { break }
        }
        keeper.restore(model)
        history.validationEpochs = keeper.epochs
        history.validationLosses = keeper.losses
        history.keptEpoch = validationRows.isEmpty ? history.trainingLosses.count : keeper.epoch
        history.seconds = (clock.now - start).seconds
        return history
    }
}

/// The parameters of the least validation loss so far.
private struct BestParameters {
    private var least = Double.infinity
    private var values: [Float]?
    /// The epoch that the parameters are of.
    private(set) var epoch = 0
    /// The epochs looked at, and their losses.
    private(set) var epochs: [Int] = []
    private(set) var losses: [Double] = []

    /// Measures a model's validation loss and keeps its parameters where it is the least.
    mutating func consider(
        _ model: some TrainableModel, epoch: Int, source: any RowSource, rows: [Int]
    ) throws {
        let loss = try model.validationLoss(source, rows: rows)
        guard loss.isFinite else { throw DivergedTrainingError(epoch: epoch) }
        epochs.append(epoch)
        losses.append(loss)
        if loss < least {
            least = loss
            self.epoch = epoch
            values = model.parameters.values.values
        }
    }

    /// Gives the model back its best parameters; leaves it as it is where none were looked at.
    func restore(_ model: some TrainableModel) {
        guard let values else { return }
        model.parameters.values.values = values
        model.parameters.updateHalves()
    }
}

extension Duration {
    /// The duration in seconds.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
