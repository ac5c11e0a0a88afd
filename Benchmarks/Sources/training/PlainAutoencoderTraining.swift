import Core
import NeuralNetworks
import OneDNN

/// The training of a plain autoencoder, step by step as reports train.
final class PlainAutoencoderTraining {
    private let loader: BatchLoader
    private let step: TrainingStep<PlainAutoencoder>
    /// 6 · weights · rows.
    let operationsPerStep: Double

    init(widths: [Int], batch: Int, element: TensorElement, team: ThreadTeam) throws {
        let model = try PlainAutoencoder(widths: widths, batch: batch, element: element)
        var generator = SeededGenerator(seed: 2, stream: "benchmark")
        let images = RandomImages(rows: 4096, features: widths[0], generator: &generator)
        loader = BatchLoader(
            images, rows: Array(0..<4096),
            settings: TrainingSettings(epochs: 1, batchSize: batch, peakLearningRate: 1e-3, seed: 1))
        step = TrainingStep(
            model, loader: loader, optimizer: AdamW(model.parameters, settings: .init()), team: team)
        let weights = zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        operationsPerStep = 6 * Double(weights) * Double(batch)
    }

    /// Trains for some steps.
    ///
    /// - Returns: The last loss.
    func run(steps: Int) -> Double {
        var last = 0.0
        for index in 0..<steps {
            if index % loader.batchCount == 0 { loader.startEpoch() }
            last = step.run(batch: index % loader.batchCount, learningRate: 1e-3)
        }
        return last
    }
}

/// Images of random bytes, kept as bytes and scaled when a batch takes them, as a report's images are.
struct RandomImages: RowSource {
    let rowCount: Int
    let featureCount: Int
    private let pixels: [UInt8]

    init(rows: Int, features: Int, generator: inout SeededGenerator) {
        rowCount = rows
        featureCount = features
        pixels = (0..<rows * features).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>) {
        pixels.withUnsafeBufferPointer { pixels in
            destination.withUnsafeMutableBufferPointer { destination in
                for position in 0..<indices.count {
                    let source = pixels[indices[position] * featureCount..<(indices[position] + 1) * featureCount]
                    let target = UnsafeMutableBufferPointer(
                        rebasing: destination[position * featureCount..<(position + 1) * featureCount])
                    let bytes = UnsafeBufferPointer(rebasing: source)
                    for column in 0..<featureCount { target[column] = Float(bytes[column]) * (1 / 255) }
                }
            }
        }
    }
}
