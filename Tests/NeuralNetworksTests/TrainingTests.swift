import Core
import OneDNN
import Testing

@testable import NeuralNetworks

@Suite struct BatchLoaderTests {
    private let source = Matrix(rows: 10, columns: 4, values: (0..<40).map(Float.init))

    private func settings(noise: Double = 0) -> TrainingSettings {
        var settings = TrainingSettings(epochs: 1, batchSize: 4, peakLearningRate: 1e-3, seed: 1)
        settings.corruption = noise > 0 ? .gaussian(standardDeviation: noise) : nil
        return settings
    }

    @Test func anEpochTakesEachRowAtMostOnceAndOnlyThoseNamed() throws {
        let loader = BatchLoader(source, rows: [1, 2, 3, 5, 6, 7, 8, 9], settings: settings())
        let batch = TensorView(rows: 4, columns: 4)
        #expect(loader.batchCount == 2)
        var firsts: [Float] = []
        loader.startEpoch()
        for index in 0..<2 {
            try loader.load(index, tile: 0, inputs: batch, targets: batch)
            firsts += (0..<4).map { batch.values[$0 * 4] }
        }
        #expect(firsts.sorted() == [4, 8, 12, 20, 24, 28, 32, 36])
        #expect(firsts != firsts.sorted())
    }

    @Test func noiseCorruptsTheInputsOnly() throws {
        let loader = BatchLoader(source, rows: Array(0..<10), settings: settings(noise: 0.5))
        let inputs = TensorView(rows: 4, columns: 4)
        let targets = TensorView(rows: 4, columns: 4)
        loader.startEpoch()
        try loader.load(0, tile: 0, inputs: inputs, targets: targets)
        #expect(targets.values.allSatisfy { $0 == $0.rounded() })
        #expect(zip(inputs.values, targets.values).allSatisfy { $0 != $1 && abs($0 - $1) < 4 })
    }

    @Test(arguments: [ImageShape(height: 9, width: 21), ImageShape(height: 7, width: 5, channels: 3)])
    func movedImagesAreSampledBilinearly(shape: ImageShape) {
        var generator = SeededGenerator(seed: 3, stream: "test")
        let source = (0..<shape.height * shape.width * shape.channels).map { _ in Float(generator.uniform()) }
        let transform = AffineTransform(xx: 0.9, xy: 0.3, yx: -0.4, yy: 1.2, shiftX: 1.3, shiftY: -2.6)
        var moved = [Float](repeating: -1, count: source.count)
        unsafe source.withUnsafeBufferPointer { source in
            unsafe moved.withUnsafeMutableBufferPointer { moved in
                guard let from = source.baseAddress, let to = moved.baseAddress else { return }
                unsafe AffineWarp(shape).apply(transform, to: from, into: to)
            }
        }
        func pixel(_ row: Int, _ column: Int, _ channel: Int) -> Float {
            guard (0..<shape.height).contains(row) && (0..<shape.width).contains(column) else { return 0 }
            return source[(row * shape.width + column) * shape.channels + channel]
        }
        let (centreX, centreY) = (Float(shape.width - 1) / 2, Float(shape.height - 1) / 2)
        for (index, value) in moved.enumerated() {
            let dx = Float(index / shape.channels % shape.width) - centreX
            let dy = Float(index / shape.channels / shape.width) - centreY
            let x = 0.9 * dx + 0.3 * dy + centreX + 1.3
            let y = -0.4 * dx + 1.2 * dy + centreY - 2.6
            let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
            let (fx, fy) = (x - Float(column), y - Float(row))
            let channel = index % shape.channels
            let expected =
                pixel(row, column, channel) * (1 - fx) * (1 - fy) + pixel(row, column + 1, channel) * fx * (1 - fy)
                + pixel(row + 1, column, channel) * (1 - fx) * fy + pixel(row + 1, column + 1, channel) * fx * fy
            #expect(abs(value - expected) < 1e-5, "\(index)")
        }
    }

    @Test func augmentationMovesImagesALittle() throws {
        // A bright square in the middle of a dark image stays in the middle and keeps most of its light.
        var image = [Float](repeating: 0, count: 400)
        for row in 7..<13 { for column in 7..<13 { image[row * 20 + column] = 1 } }
        var settings = settings()
        settings.augmentation = ImageAugmentation(ImageShape(height: 20, width: 20))
        let loader = BatchLoader(Matrix(rows: 1, columns: 400, values: image), rows: [0], settings: settings)
        let batch = TensorView(rows: 1, columns: 400)
        var seen: [[Float]] = []
        for _ in 0..<20 {
            loader.startEpoch()
            try loader.load(0, tile: 0, inputs: batch, targets: batch)
            let values = batch.values
            #expect(abs(values.reduce(0, +) - 36) < 8)
            #expect(values[9 * 20 + 9] > 0.99)
            #expect(values[0] == 0)
            seen.append(values)
        }
        #expect(Set(seen).count == 20)
    }
}
