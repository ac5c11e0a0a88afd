public import LinearAlgebra
public import OneDNN

/// Draws the batches of each epoch: rows in a new random order, scaled, moved and damaged as the settings say.
public final class BatchLoader {
    private let source: any RowSource
    private let rows: [Int]
    private let settings: TrainingSettings
    private var order: [Int]
    private var generator: SeededGenerator
    private var noise: LaneGenerator
    private let scratch: TensorView?

    /// How many rows a batch has.
    public let batchSize: Int
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
        generator = SeededGenerator(seed: settings.seed, stream: "batches")
        noise = LaneGenerator(from: &generator)
        scratch = settings.augmentation == nil ? nil : TensorView(rows: batchSize, columns: source.featureCount)
    }

    /// Puts the rows in a new order.
    public func startEpoch() {
        order = rows
        order.shuffle(using: &generator)
    }

    /// Fills one batch.
    ///
    /// - Parameters:
    ///   - index: Which batch of the epoch.
    ///   - inputs: Becomes what the encoder sees, `[batchSize, features]`.
    ///   - targets: Becomes what the decoder should give; the same memory as `inputs` where they do not differ.
    public func load(_ index: Int, inputs: TensorView, targets: TensorView) {
        let batch = order[index * batchSize..<(index + 1) * batchSize]
        if let augmentation = settings.augmentation, let scratch {
            fill(scratch, with: batch)
            let count = source.featureCount
            for row in 0..<batchSize {
                unsafe augmentation.move(
                    scratch.address + row * count, into: targets.address + row * count, using: &generator)
            }
        } else {
            fill(targets, with: batch)
        }
        guard inputs.buffer !== targets.buffer else { return }
        damage(targets, into: inputs)
    }

    private func fill(_ view: TensorView, with batch: ArraySlice<Int>) {
        view.buffer.withMutableSpan { source.copyRows(at: batch.span, into: &$0) }
    }

    private func damage(_ targets: TensorView, into inputs: TensorView) {
        let t = unsafe targets.address
        let x = unsafe inputs.address
        noise.fillNormal(inputs)
        let deviation = Float(settings.inputNoise)
        for index in stride(from: 0, to: inputs.count, by: laneCount) {
            unsafe x.set(t.lanes(at: index) + deviation * x.lanes(at: index), at: index)
        }
    }
}
