public import LinearAlgebra
public import OneDNN

/// Draws the batches of each epoch: rows in a new random order, scaled, moved and damaged as the settings say.
public final class BatchLoader {
    private let source: any RowSource
    private let rows: [Int]
    private let settings: TrainingSettings
    private var order: [Int]
    private var generator: SeededGenerator
    private let tileLoaders: [TileLoader]

    /// How many rows a batch has.
    public let batchSize: Int
    /// Which rows of a batch are loaded in one go.
    public let tiles: [Range<Int>]
    /// How many batches an epoch has; the rows that fill no batch are left out, others each time.
    public let batchCount: Int

    public init(_ source: any RowSource, rows: [Int], settings: TrainingSettings) {
        precondition(!rows.isEmpty)
        self.source = source
        self.rows = rows
        self.settings = settings
        order = rows
        batchSize = min(settings.batchSize, rows.count)
        batchCount = rows.count / batchSize
        var generator = SeededGenerator(seed: settings.seed, stream: "batches")
        tiles = BatchTiles.ranges(rows: batchSize)
        tileLoaders = tiles.map { TileLoader(source, rows: $0.count, settings: settings, generator: &generator) }
        self.generator = generator
    }

    /// Puts the rows in a new order.
    public func startEpoch() {
        order = rows
        order.shuffle(using: &generator)
    }

    /// Fills a tile of a batch.
    ///
    /// - Parameters:
    ///   - index: Which batch of the epoch.
    ///   - tile: Which of its tiles; others may be filled at the same time.
    ///   - inputs: Its rows become what the encoder sees, `[batchSize, features]`.
    ///   - targets: Its rows become what the decoder should give; the same memory as `inputs` where they do not differ.
    public func load(_ index: Int, tile: Int, inputs: TensorView, targets: TensorView) {
        let rows = tiles[tile]
        let start = index * batchSize
        tileLoaders[tile].load(
            order[start + rows.lowerBound..<start + rows.upperBound], inputs: inputs[rows: rows],
            targets: targets[rows: rows])
    }
}
