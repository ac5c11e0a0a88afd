public import Core
public import OneDNN

/// A model that a ``Trainer`` can train: its batch, its parameters and its losses.
public protocol TrainableModel: AnyObject {
    /// All parameters and gradients.
    var parameters: ParameterStore { get }
    /// The encoder's inputs, `[batch, features]`.
    var inputs: TensorView { get }
    /// The decoder's targets; the same memory as `inputs` if they do not differ.
    var targets: TensorView { get }
    /// The tiles of a batch, ranges of rows that are computed in one go: ``BatchTiles``.
    var tiles: [Range<Int>] { get }
    /// Called before each batch, on one thread.
    ///
    /// - Parameter share: The share of the training that is done, from 0 to 1.
    func beginStep(share: Double)
    /// Called before the loss of each tile, on the thread that computes it.
    ///
    /// - Parameters:
    ///   - tile: The tile's number.
    ///   - rows: The rows of the source that it holds.
    func beginTile(_ tile: Int, rows: ArraySlice<Int>)
    /// The loss of a tile, summed over its rows, and the way back as far as the parameters' gradients.
    ///
    /// Tiles may be computed side by side.
    func computeLoss(_ tile: Int) -> Double
    /// Tasks that compute the gradients of the parameters after all tiles; they may run concurrently.
    var gradientTasks: [GradientTask] { get }
    /// The states of the model's own random-number generators, of constant length.
    var generators: [UInt64] { get set }
    /// The mean loss of clean rows, without noise of its own from one call to the next.
    ///
    /// - Throws: `RowReadError` where rows can't be read, or ``OneDNNError``.
    func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double
}

extension TrainableModel {
    /// Most models are the same all the time.
    public func beginStep(share: Double) {}
    /// To most models one row is like another.
    public func beginTile(_ tile: Int, rows: ArraySlice<Int>) {}
}

/// A training that went wrong in its numbers.
public struct DivergedTrainingError: Error, CustomStringConvertible {
    public let epoch: Int

    public init(epoch: Int) {
        self.epoch = epoch
    }

    public var description: String {
        "the training loss stopped being a number in epoch \(epoch); a smaller learning rate or data without extreme "
            + "values may help"
    }
}

extension DivergedTrainingError: UserFacingError {
    package var exitStatus: ExitStatus { .unusableInput }
    package var message: String { "The training failed: \(description)." }
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
    ///   - model: The model to train; its parameters have been initialised.
    ///   - source: The rows.
    ///   - trainingRows: The rows to train on.
    ///   - validationRows: The rows that decide which parameters are kept; if there are none, the last are.
    ///   - team: Whose threads do the work; what is learned does not depend on how many they are.
    ///   - course: The state to resume from, checkpoints, and a deadline.
    ///   - report: Called after each epoch.
    /// - Returns: The losses, epoch by epoch.
    /// - Throws: ``OneDNNError``, `RowReadError` where rows can't be read, ``DivergedTrainingError`` where the loss became
    ///   NaN or infinite, or ``TrainingStateError`` where the state to go on from is of another training.
    public func train(
        _ model: some TrainableModel, on source: any RowSource, trainingRows: [Int], validationRows: [Int],
        team: ThreadTeam = .alone, course: TrainingCourse = TrainingCourse(),
        report: @escaping (TrainingProgress) -> Void
    ) throws -> TrainingHistory {
        let run = TrainingRun(
            settings, model: model, source: source, trainingRows: trainingRows, validationRows: validationRows,
            team: team)
        if let start = course.start { try run.restore(start) } else { try run.considerStart() }
        return try run.finish(course, report: report)
    }

    /// Measures how fast a model is trained, by some steps whose result is of no use.
    ///
    /// - Parameters:
    ///   - model: A model that is not needed afterwards.
    ///   - source: The rows.
    ///   - trainingRows: The rows that it would be trained on.
    ///   - validationRows: The rows that would decide which parameters are kept.
    ///   - team: Whose threads do the work.
    /// - Returns: The speed.
    /// - Throws: ``OneDNNError``, or `RowReadError` where rows can't be read.
    public func speed(
        of model: some TrainableModel, on source: any RowSource, trainingRows: [Int], validationRows: [Int],
        team: ThreadTeam = .alone
    ) throws -> TrainingSpeed {
        let run = TrainingRun(
            settings, model: model, source: source, trainingRows: trainingRows, validationRows: validationRows,
            team: team)
        return try run.speed()
    }
}

extension Duration {
    /// The duration in seconds.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
