internal import Core
internal import OneDNN

/// Fills one tile of every batch, with random numbers of its own, so that it does not matter which tile is filled first.
final class TileLoader {
    private let source: any RowSource
    private let augmentation: ImageAugmentation?
    private let warp: AffineWarp?
    private let corruption: InputCorruption?
    private var generator: SeededGenerator
    private var noise: LaneGenerator
    private let scratch: TensorView?

    /// A loader of tiles of so many rows, its random numbers begun by another generator.
    init(_ source: any RowSource, rows: Int, settings: TrainingSettings, generator: inout SeededGenerator) {
        self.source = source
        augmentation = settings.augmentation
        warp = settings.augmentation.map { AffineWarp($0.shape) }
        corruption = settings.inputCorruption(featureCount: source.featureCount)
        self.generator = SeededGenerator(seed: generator.next(), stream: "tile")
        noise = LaneGenerator(from: &generator)
        scratch = settings.augmentation == nil ? nil : TensorView(rows: rows, columns: source.featureCount)
    }

    /// The length of `generators`.
    static let generatorWordCount = SeededGenerator.wordCount + LaneGenerator.wordCount

    /// The states of the loader's random-number generators.
    var generators: [UInt64] { generator.words + noise.words }

    /// Goes on from where another loader stood.
    ///
    /// - Throws: ``TrainingStateError`` where the numbers are no generators of a loader.
    func restore(_ generators: ArraySlice<UInt64>) throws(TrainingStateError) {
        guard generators.count == Self.generatorWordCount,
            let generator = SeededGenerator(words: generators.prefix(SeededGenerator.wordCount))
        else { throw BatchLoader.noGenerators }
        self.generator = generator
        noise = LaneGenerator(words: generators.dropFirst(SeededGenerator.wordCount))
    }

    /// Fills a tile: rows scaled, warped and corrupted as the settings say.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    func load(_ rows: ArraySlice<Int>, inputs: TensorView, targets: TensorView) throws(RowReadError) {
        if let augmentation, let warp, let scratch {
            try fill(scratch, with: rows)
            let count = source.featureCount
            for row in 0..<rows.count {
                let transform = augmentation.transform(using: &generator)
                unsafe warp.apply(transform, to: scratch.address + row * count, into: targets.address + row * count)
            }
        } else {
            try fill(targets, with: rows)
        }
        guard inputs.buffer !== targets.buffer else { return }
        corruption?.corrupt(targets, into: inputs, using: &noise)
    }

    private func fill(_ view: TensorView, with rows: ArraySlice<Int>) throws(RowReadError) {
        try view.withMutableSpan { (destination) throws(RowReadError) in
            try source.copyRows(at: rows.span, into: &destination)
        }
    }
}
