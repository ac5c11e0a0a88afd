import Core
import NeuralNetworks
import Testing

@testable import Methods

@Suite struct ConvolutionalTests {
    /// Images of one bright spot in a colour, whose position and colour are what differs.
    private static func spots(_ count: Int, _ shape: ImageShape) -> Matrix {
        var generator = SeededGenerator(seed: 2, stream: "spots")
        var images = Matrix(rows: count, columns: shape.featureCount)
        for row in 0..<count {
            let (x, y) = (generator.uniform() * Double(shape.width), generator.uniform() * Double(shape.height))
            let color = (0..<shape.channels).map { _ in generator.uniform() }
            for pixel in 0..<shape.height * shape.width {
                let (dx, dy) = (Double(pixel % shape.width) - x, Double(pixel / shape.width) - y)
                let light = max(0, 1 - (dx * dx + dy * dy) / 20)
                for channel in 0..<shape.channels {
                    images[row, pixel * shape.channels + channel] = Float(light * color[channel])
                }
            }
        }
        return images
    }

    /// Sizes that are not halved evenly, in colour and not.
    private static let shapes = [
        ImageShape(height: 8, width: 8), ImageShape(height: 17, width: 31),
        ImageShape(height: 9, width: 1, channels: 3),
    ]

    @Test(arguments: shapes, [AutoencoderDesign.Style.convolutional, .convolutionalEncoder])
    func networksFitImagesOfAnySize(shape: ImageShape, style: AutoencoderDesign.Style) throws {
        let design = AutoencoderDesign(
            style, shape, latentSize: 3, codeOutputs: 6, outputFunction: .logistic, channels: nil)
        #expect(design.encoder.inputCount == shape.featureCount && design.encoder.outputCount == 6)
        #expect(design.decoder.inputCount == 3 && design.decoder.outputCount == shape.featureCount)
        #expect(design.encoder.layers[0] is Convolution)
        #expect((design.decoder.layers.contains { $0 is TransposedConvolution }) == (style == .convolutional))
    }

    @Test func operationsOfConvolutionsAreThoseOfAllTheirPixels() {
        let design = AutoencoderDesign(
            .convolutional, ImageShape(height: 8, width: 6), latentSize: 2, codeOutputs: 2, outputFunction: .logistic,
            channels: [4, 5])
        // 8×6 to 4×3 to 2×2 pixels and back, 128 numbers between them and the code.
        let encoder = 4 * 3 * 9 * 4 + 2 * 2 * 9 * 4 * 5 + 20 * 128 + 128 * 2
        let decoder = 2 * 64 + 66 * 128 + 128 * 20 + 2 * 2 * 16 * 5 * 4 + 4 * 3 * 16 * 4
        #expect(design.operations(rows: 10) == Double(60 * (encoder + decoder)))
    }

    @Test(arguments: [(Effort.quick, 10), (.standard, 20), (.thorough, 20)])
    func theEffortBoundsTheEpochsOfConvolutions(effort: Effort, least: Int) {
        let shape = ImageShape(height: 64, width: 64, channels: 3)
        let plans = TrainingPlan.candidates(
            for: FitProblem(
                kind: .images(shape), featureCount: shape.featureCount, latentSize: 2, trainingRows: 1_000_000,
                choices: TrainingChoices(architecture: .conv, effort: effort)), .plain)
        #expect(plans.allSatisfy { $0.settings.epochs == least }, "\(plans.map(\.settings.epochs))")
    }

    @Test func theUserDecidesWhichNetworksAreTried() {
        func styles(_ choices: TrainingChoices, _ shape: ImageShape) -> [AutoencoderDesign.Style] {
            TrainingPlan.candidates(
                for: FitProblem(
                    kind: .images(shape), featureCount: shape.featureCount, latentSize: 2, trainingRows: 1_000,
                    choices: choices), .plain
            ).map(\.design.style)
        }
        let shape = ImageShape(height: 32, width: 32, channels: 3)
        #expect(styles(TrainingChoices(architecture: .dense), shape).allSatisfy { $0 == .normalized })
        let convolutions = styles(TrainingChoices(architecture: .conv), shape)
        #expect(convolutions.contains(.convolutional) && convolutions.contains(.convolutionalEncoder))
        #expect(!convolutions.contains(.normalized))
        let both = styles(TrainingChoices(), shape)
        #expect(both.first == .normalized && both.contains(.convolutionalEncoder))
        // Widths are those of dense layers, unless the user has asked for convolutions.
        #expect(styles(TrainingChoices(hidden: [64]), shape).allSatisfy { $0 == .normalized })
        let plan = TrainingPlan.candidates(
            for: FitProblem(
                kind: .images(shape), featureCount: shape.featureCount, latentSize: 2, trainingRows: 1_000,
                choices: TrainingChoices(hidden: [5, 6], architecture: .conv)), .plain)[0]
        #expect(plan.design.hidden == [5, 6])
    }

    @Test func theNumberOfThreadsDoesNotChangeTheModel() throws {
        let shape = ImageShape(height: 9, width: 7, channels: 3)
        let images = Self.spots(200, shape)
        func codes(_ team: ThreadTeam) throws -> Matrix {
            // Batches of several tiles.
            try VariationalAutoencoder.fit(
                FitRequest(
                    images, kind: .images(shape), trainingRows: Array(0..<160), validationRows: Array(160..<200),
                    latentSize: 2, choices: TrainingChoices(epochs: 2, batchSize: 160, architecture: .conv), team: team
                )
            ).encode(images)
        }
        let alone = try codes(.alone)
        #expect(try WorkerPool(threads: 2).lead { try codes($0) } == alone)
        #expect(try WorkerPool(threads: 4).lead { try codes($0) } == alone)
    }

    @Test func learnsImagesBetterThanTheirMean() throws {
        let shape = ImageShape(height: 12, width: 11, channels: 2)
        let images = Self.spots(500, shape)
        let training = Array(0..<400)
        let network = try Autoencoder.fit(
            FitRequest(
                images, kind: .images(shape), trainingRows: training, validationRows: Array(400..<450), latentSize: 2,
                choices: TrainingChoices(epochs: 25, hidden: [8, 16], architecture: .conv)))
        let truth = images.selecting(rows: Array(450..<500))
        let decoded = try network.decode(network.encode(truth))
        let means = try images.means(over: training)
        var (error, spread) = (0.0, 0.0)
        for row in 0..<truth.rows {
            for column in 0..<truth.columns {
                error += square(decoded[row, column] - truth[row, column])
                spread += square(means[column] - truth[row, column])
            }
        }
        #expect(error < 0.6 * spread)
    }
}

private func square(_ value: Float) -> Double { Double(value) * Double(value) }
