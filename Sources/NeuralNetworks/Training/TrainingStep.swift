public import Core
internal import OneDNN
internal import Synchronization

/// A training's step on one batch, shared out among threads: batch and losses by tiles, then gradients and the optimiser's
/// sweep by tasks.
public final class TrainingStep<Model: TrainableModel> {
    private let model: Model
    private let loader: BatchLoader
    private let optimizer: AdamW
    private let clipping: GradientClipping
    private let team: ThreadTeam
    private let tasks: [GradientTask]
    /// The parameters of each task's gradients: updated at once, while they are in the cache.
    private let taskRanges: [[ParameterRange]]
    /// The parameters whose update waits for all tasks.
    private let otherRanges: [ParameterRange]
    /// The tiles' losses, always added up in the same order.
    private let losses: SharedNumbers

    /// A step that can be taken with any batch.
    ///
    /// - Parameters:
    ///   - model: The model that is trained.
    ///   - loader: The source of batches, cut into the model's tiles.
    ///   - optimizer: The optimiser of the model's parameters.
    ///   - clipping: Gradient clipping, with a part for each of the model's tasks; none if nil.
    ///   - team: Whose threads do the work.
    public init(
        _ model: Model, loader: BatchLoader, optimizer: AdamW, clipping: GradientClipping? = nil,
        team: ThreadTeam = .alone
    ) {
        precondition(model.tiles == loader.tiles, "model and loader cut batches differently")
        self.model = model
        self.loader = loader
        self.optimizer = optimizer
        let tasks = model.gradientTasks
        self.tasks = tasks
        self.clipping = clipping ?? GradientClipping(parts: tasks.count, factor: .infinity)
        self.team = team
        losses = SharedNumbers(count: model.tiles.count)
        let store = model.parameters
        var known = [Int](repeating: 0, count: store.shapes.count)
        let ranges = tasks.map { $0.gradients.map { store.range(ofGradients: $0) } }
        for range in ranges.joined() { known[range.block] += range.numbers.count }
        let isWhole = store.shapes.indices.map { known[$0] == store.wholeRange(of: $0).numbers.count }
        taskRanges = ranges.map { $0.filter { isWhole[$0.block] } }
        otherRanges = store.shapes.indices.filter { !isWhole[$0] }.map { store.wholeRange(of: $0) }
    }

    /// Trains on a batch.
    ///
    /// - Parameters:
    ///   - batch: The batch's number in the epoch.
    ///   - learningRate: The learning rate of the step.
    /// - Returns: The mean batch loss before the update.
    /// - Throws: `RowReadError` where rows can't be read; the parameters stay as they are.
    public func run(batch: Int, learningRate: Float) throws(RowReadError) -> Double {
        let failure = Mutex<RowReadError?>(nil)
        team.run(model.tiles.count) { tile in
            do throws(RowReadError) {
                try loader.load(batch, tile: tile, inputs: model.inputs, targets: model.targets)
            } catch {
                failure.withLock { $0 = error }
                return
            }
            model.beginTile(tile, rows: loader.rows(of: batch, tile: tile))
            losses[tile] = model.computeLoss(tile)
        }
        if let error = failure.withLock({ $0 }) { throw error }
        optimizer.beginStep(learningRate: learningRate)
        team.run(tasks.count) { run($0) }
        for range in otherRanges { optimizer.sweep(range, gradientScale: 1) }
        return losses.sum / Double(loader.batchSize)
    }

    /// Computes a task's gradients, and moves their parameters.
    private func run(_ index: Int) {
        let task = tasks[index]
        let ranges = taskRanges[index]
        if let part = task.part, let range = ranges.first {
            optimizer.sweep(
                part, of: range.block, gradientScale: clipping.scale(index, squares: part.squares))
            return
        }
        let scale = clipping.scale(index, squares: task.compute())
        for range in ranges { optimizer.sweep(range, gradientScale: scale) }
    }
}
