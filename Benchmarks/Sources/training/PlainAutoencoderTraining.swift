import LinearAlgebra
import NeuralNetworks
import OneDNN

/// The training of a plain autoencoder, put together from the layers, the loss and the optimiser that reports use.
final class PlainAutoencoderTraining {
    private let loader: BatchLoader
    private let parameters: ParameterStore
    private let optimizer: AdamW
    private let input: TensorView
    private let network: NetworkPass
    private let loss = SquaredErrorLoss(.logistic)
    private let batch: Int
    /// 6 · weights · rows.
    let operationsPerStep: Double

    init(widths: [Int], batch: Int, element: TensorElement) throws {
        self.batch = batch
        var layers: [any Layer] = []
        for index in 0..<widths.count - 1 {
            let isHidden = index < widths.count - 2 && widths[index + 1] > 2
            layers.append(Linear(widths[index], widths[index + 1], activation: isHidden ? .relu : .identity))
        }
        let description = Network(layers)
        var generator = SeededGenerator(seed: 1, stream: "benchmark")
        parameters = ParameterStore(description.parameters, productElement: element)
        parameters.initialize(using: &generator)
        let images = RandomImages(rows: 4096, features: widths[0], generator: &generator)
        loader = BatchLoader(
            images, rows: Array(0..<4096),
            settings: TrainingSettings(epochs: 1, batchSize: batch, peakLearningRate: 1e-3, seed: 1))
        optimizer = AdamW(parameters, settings: .init())
        input = TensorView(rows: batch, columns: widths[0])
        network = try NetworkPass(
            description, parameters: parameters.slice(0..<description.parameters.count), input: input, trains: true)
        let weights = zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        operationsPerStep = 6 * Double(weights) * Double(batch)
    }

    /// Trains for some steps.
    ///
    /// - Returns: The last loss.
    func run(steps: Int) -> Double {
        var last = 0.0
        for step in 0..<steps {
            if step % loader.batchCount == 0 { loader.startEpoch() }
            loader.load(step % loader.batchCount, inputs: input, targets: input)
            network.forward()
            last = loss.sum(
                outputs: network.output, targets: input, gradient: network.outputGradient, scale: 1 / Float(batch))
            network.backward()
            optimizer.step(learningRate: 1e-3)
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
        var next = 0
        for position in 0..<indices.count {
            let start = indices[position] * featureCount
            for pixel in pixels[start..<start + featureCount] {
                destination[next] = Float(pixel) / 255
                next += 1
            }
        }
    }
}
