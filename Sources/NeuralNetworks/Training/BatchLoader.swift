public import Core
public import OneDNN
internal import Synchronization

/// Draws the batches of each epoch: rows in a new random order, scaled, warped and corrupted as the settings say.
public final class BatchLoader {
    private let source: any RowSource
    private let rows: [Int]
    private let settings: TrainingSettings
    private var order: EpochOrder
    /// The number of windows of the order that have been announced to the source.
    private let announced = Mutex(0)
    private var generator: SeededGenerator
    /// The state of `generator` before the rows were put in their order.
    private var epochStart: SeededGenerator
    private let tileLoaders: [TileLoader]

    /// The number of rows of a batch.
    public let batchSize: Int
    /// The tiles of a batch, ranges of rows that are loaded in one go.
    public let tiles: [Range<Int>]
    /// The number of batches of an epoch; the rows that fill no batch are left out, others each time.
    public let batchCount: Int

    public init(_ source: any RowSource, rows: [Int], settings: TrainingSettings) {
        precondition(!rows.isEmpty)
        self.source = source
        self.rows = rows
        self.settings = settings
        batchSize = min(settings.batchSize, rows.count)
        batchCount = min(rows.count / batchSize, settings.batchesPerEpoch ?? .max)
        var generator = SeededGenerator(seed: settings.seed, stream: "batches")
        tiles = BatchTiles.ranges(rows: batchSize)
        tileLoaders = tiles.map { TileLoader(source, rows: $0.count, settings: settings, generator: &generator) }
        epochStart = generator
        order = EpochOrder(rows)
        self.generator = generator
    }

    /// Puts the rows in a new order.
    public func startEpoch() {
        epochStart = generator
        order = EpochOrder(rows, chunks: source.chunks, using: &generator)
        announced.withLock { $0 = 0 }
        announce(upTo: 0)
    }

    static let noGenerators = TrainingStateError(description: "the state of its random numbers is none")

    /// The states of the loader's random-number generators.
    var generators: [UInt64] { epochStart.words + generator.words + tileLoaders.flatMap(\.generators) }

    /// Goes on from where another loader of the same rows stood in an epoch.
    ///
    /// - Parameters:
    ///   - generators: The states of its random-number generators.
    ///   - isWithinEpoch: True if it had begun the epoch.
    /// - Throws: ``TrainingStateError`` where those are no generators of a loader.
    func restore(_ generators: [UInt64], isWithinEpoch: Bool) throws(TrainingStateError) {
        let (own, tile) = (SeededGenerator.wordCount, TileLoader.generatorWordCount)
        guard generators.count == 2 * own + tileLoaders.count * tile,
            let start = SeededGenerator(words: generators[..<own]),
            let now = SeededGenerator(words: generators[own..<2 * own])
        else { throw Self.noGenerators }
        generator = start
        if isWithinEpoch { startEpoch() }
        generator = now
        for (index, loader) in tileLoaders.enumerated() {
            try loader.restore(generators[2 * own + index * tile..<2 * own + (index + 1) * tile])
        }
    }

    /// Fills a tile of a batch.
    ///
    /// - Parameters:
    ///   - index: The batch's number in the epoch.
    ///   - tile: The tile's number; others may be filled at the same time.
    ///   - inputs: Its rows become what the encoder sees, `[batchSize, features]`.
    ///   - targets: Its rows become what the decoder should give; the same memory as `inputs` where they do not differ.
    /// - Throws: `RowReadError` where rows can't be read.
    public func load(_ index: Int, tile: Int, inputs: TensorView, targets: TensorView) throws(RowReadError) {
        let range = tiles[tile]
        announce(upTo: index * batchSize + range.upperBound - 1)
        try tileLoaders[tile].load(
            rows(of: index, tile: tile), inputs: inputs[rows: range], targets: targets[rows: range])
    }

    /// Tells the source of the rows that come next: those after the stretch of a position.
    private func announce(upTo position: Int) {
        guard order.stretches.count > 1 else { return }
        let last = min(order.stretch(of: position) + 1, order.stretches.count - 1)
        let new = announced.withLock { announced in
            defer { announced = max(announced, last + 1) }
            return announced..<max(announced, last + 1)
        }
        for stretch in new { source.willRead(order.rows[order.stretches[stretch]]) }
    }

    /// The rows of the source in a tile of a batch.
    public func rows(of index: Int, tile: Int) -> ArraySlice<Int> {
        let range = tiles[tile]
        let start = index * batchSize
        return order.rows[start + range.lowerBound..<start + range.upperBound]
    }
}
