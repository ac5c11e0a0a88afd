internal import OneDNN

/// A training's step on one batch, shared out among threads: batch and losses by tiles, then the parameters' gradients by
/// tasks, then the optimiser's sweep by pieces.
public final class TrainingStep<Model: TrainableModel> {
    private let model: Model
    private let loader: BatchLoader
    private let optimizer: AdamW
    private let team: ThreadTeam
    /// What the tiles' losses and the gradients' squares add up from, always in the same order.
    private let losses: Partials
    private let squares: Partials

    public init(_ model: Model, loader: BatchLoader, optimizer: AdamW, team: ThreadTeam = .alone) {
        precondition(model.tiles == loader.tiles, "model and loader cut batches differently")
        self.model = model
        self.loader = loader
        self.optimizer = optimizer
        self.team = team
        losses = Partials(count: model.tiles.count)
        squares = Partials(count: model.gradientTaskCount)
    }

    /// Trains on a batch.
    ///
    /// - Parameters:
    ///   - batch: Which of the epoch.
    ///   - learningRate: How far parameters move.
    /// - Returns: The batch's mean loss, of the parameters before the step.
    public func run(batch: Int, learningRate: Float) -> Double {
        team.run(model.tiles.count) { tile in
            loader.load(batch, tile: tile, inputs: model.inputs, targets: model.targets)
            losses[tile] = model.computeLoss(tile)
        }
        team.run(model.gradientTaskCount) { task in squares[task] = model.computeGradient(task) }
        optimizer.beginStep(learningRate: learningRate)
        team.run(optimizer.pieceCount) { optimizer.sweep($0) }
        return losses.sum / Double(loader.batchSize)
    }
}

/// Numbers that threads write side by side, a cache line each.
@safe private final class Partials {
    private static var stride: Int { 8 }
    private let memory: UnsafeMutablePointer<Double>
    private let count: Int

    init(count: Int) {
        self.count = count
        unsafe memory = .allocate(capacity: max(1, count * Partials.stride))
        unsafe memory.initialize(repeating: 0, count: max(1, count * Partials.stride))
    }

    deinit { unsafe memory.deallocate() }

    subscript(index: Int) -> Double {
        get { unsafe memory[index * Partials.stride] }
        set { unsafe memory[index * Partials.stride] = newValue }
    }

    var sum: Double { (0..<count).reduce(0) { $0 + self[$1] } }
}
