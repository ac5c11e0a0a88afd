import Core
import NeuralNetworks
import OneDNN
import Testing

@testable import Methods

/// Networks that are trained from one with another number of latent dimensions.
@Suite struct ResizingTests {
    private static let shape = ImageShape(height: 8, width: 8)
    private static let training = Array(0..<240)
    private static let validation = Array(240..<300)

    /// Images of a bright bar whose angle, place and width differ, in 0–1.
    private static let images: Matrix = {
        var generator = SeededGenerator(seed: 8, stream: "bars")
        var images = Matrix(rows: 300, columns: shape.featureCount)
        for row in 0..<images.rows {
            let (slope, place) = (2 * generator.uniform() - 1, 8 * generator.uniform())
            let width = 0.5 + 2 * generator.uniform()
            for pixel in 0..<shape.featureCount {
                let distance = Double(pixel / 8) - place - slope * (Double(pixel % 8) - 4)
                images[row, pixel] = Float(max(0, 1 - abs(distance) / width))
            }
        }
        return images
    }()

    /// The same numbers as a table, about 0.
    private static let table: Matrix = {
        var rows = images
        for index in rows.values.indices { rows.values[index] = 2 * rows.values[index] - 0.6 }
        return rows
    }()

    private static func request(
        _ kind: DataKind, latentSize: Int, architecture: Architecture = .dense, epochs: Int = 12,
        checkpoint: (any FitCheckpoint)? = nil
    ) -> FitRequest {
        FitRequest(
            kind == .table ? table : images, kind: kind, trainingRows: training, validationRows: validation,
            latentSize: latentSize,
            choices: TrainingChoices(
                epochs: epochs, hidden: architecture == .conv ? [4, 6] : [16, 12], architecture: architecture, seed: 5),
            control: FitControl(checkpoint: checkpoint))
    }

    /// The network at the start of a resized training.
    private func start(
        _ origin: TrainedParameters, _ design: AutoencoderDesign, seed: UInt64 = 1
    ) -> TrainedNetworks {
        let parameters = ParameterStore(design.parameters)
        var generator = SeededGenerator(seed: seed, stream: "test")
        parameters.initialize(using: &generator)
        origin.set(parameters, of: design)
        return TrainedNetworks(design, parameters: parameters, outputLayers: [])
    }

    private func largestDifference(_ first: Matrix, _ second: Matrix) -> Float {
        zip(first.values, second.values).map { abs($0 - $1) }.max() ?? .infinity
    }

    private func columns(_ matrix: Matrix, _ chosen: [Int]) -> Matrix {
        Matrix(
            rows: matrix.rows, columns: chosen.count,
            values: (0..<matrix.rows).flatMap { row in chosen.map { matrix[row, $0] } })
    }

    /// With more dimensions, the networks at first give what they gave, whatever the new dimensions say; with fewer, the codes that
    /// are left are what they were.
    @Test(arguments: [Architecture.dense, .conv], [1, 2, 3, 7])
    func networksStartFromWhatWasLearned(architecture: Architecture, size: Int) throws {
        let kind = DataKind.images(Self.shape)
        let ae = try Autoencoder.fit(Self.request(kind, latentSize: 2, architecture: architecture, epochs: 2))
        let vae = try VariationalAutoencoder.fit(
            Self.request(kind, latentSize: 2, architecture: architecture, epochs: 2))
        let kept = min(2, size)
        let rows = Self.images.selecting(rows: Self.validation)
        for (design, networks, parts) in [(ae.design, ae.networks, 1), (vae.design, vae.networks, 2)] {
            let resized = design.resized(to: size, kind: kind)
            #expect(resized.style == design.style && resized.hidden == design.hidden)
            #expect(resized.decoder.inputCount == size && resized.encoder.outputCount == parts * size)
            let started = start(TrainedParameters(design, networks), resized)
            let old = try networks.encoder.run(rows)
            let new = try started.encoder.run(rows)
            // Means come before log-variances.
            let (oldColumns, newColumns) = (
                (0..<parts).flatMap { part in (0..<kept).map { part * 2 + $0 } },
                (0..<parts).flatMap { part in (0..<kept).map { part * size + $0 } }
            )
            #expect(largestDifference(columns(old, oldColumns), columns(new, newColumns)) < 1e-4)
            guard size >= 2 else { continue }
            var codes = Matrix(rows: 3, columns: 2, values: [0.3, -1, 2, 0.5, -0.7, 0])
            let expected = try networks.rawDecoder.run(codes)
            codes = Matrix(
                rows: 3, columns: size,
                values: (0..<3).flatMap { row in (0..<size).map { $0 < 2 ? codes[row, $0] : Float($0) } })
            #expect(largestDifference(try started.rawDecoder.run(codes), expected) < 1e-4)
        }
    }

    /// A smaller network begins with what is left of the larger one; a larger one from chance, and learns what the smaller could not.
    @Test func aLargerNetworkLearnsMore() throws {
        let kind = DataKind.images(Self.shape)
        let small = try Autoencoder.fit(Self.request(kind, latentSize: 1, epochs: 30))
        let large = try small.resized(by: Self.request(kind, latentSize: 6), epochs: 30)
        #expect(large.latentSize == 6 && large.settings.epochs == 30 && large.trainedEpochs <= 30)
        #expect(large.design.style == small.design.style)
        let least = try #require(small.history.validationLosses.min())
        // Six numbers say more of three hidden ones than one does.
        #expect(try #require(large.history.validationLosses.min()) < 0.95 * least)
        let smaller = try large.resized(by: Self.request(kind, latentSize: 3), epochs: 10)
        #expect(smaller.latentSize == 3 && smaller.history.validationEpochs.first == 0)
        #expect(large.history.validationEpochs.first != 0)
    }

    /// Beside a PCA, a network starts from the PCA of its own size.
    @Test func networksOfTablesAreNoWorseThanTheirPCA() throws {
        let small = try Autoencoder.fit(Self.request(.table, latentSize: 2, epochs: 40))
        for size in [1, 8] {
            let resized = try small.resized(by: Self.request(.table, latentSize: size), epochs: 10)
            #expect(resized.latentSize == size)
            let pca = try PCA.fit(Self.table, rows: Self.training, latentSize: size)
            let rows = Self.table.selecting(rows: Self.validation)
            let decoded = try resized.decode(resized.encode(rows))
            let error = zip(decoded.values, rows.values).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            #expect(error / Double(rows.values.count) <= 1.001 * pca.meanSquaredError(of: rows), "\(size)")
        }
    }

    @Test func aVariationalNetworkIsResizedWithItsLikelihood() throws {
        let small = try VariationalAutoencoder.fit(Self.request(.table, latentSize: 2, epochs: 40))
        let large = try small.resized(by: Self.request(.table, latentSize: 4), epochs: 10)
        #expect(large.latentSize == 4 && large.likelihood == small.likelihood && large.logVariance != nil)
        let rows = Self.table.selecting(rows: Self.validation)
        #expect(try large.posterior(of: rows).means.columns == 4)
    }

    /// Broken off and gone on with, a resized network comes to the same bits.
    @Test func aResizedNetworkIsResumed() throws {
        let kind = DataKind.images(Self.shape)
        let small = try Autoencoder.fit(Self.request(kind, latentSize: 2, epochs: 4))
        func fit(_ keeper: BreakingKeeper?) throws -> Autoencoder {
            try small.resized(by: Self.request(kind, latentSize: 3, checkpoint: keeper), epochs: 8)
        }
        let whole = BreakingKeeper()
        let expected = try fit(whole).encode(Self.images)
        #expect(try fit(nil).encode(Self.images) == expected)
        let keeper = BreakingKeeper(start: nil, breaksAfter: whole.count / 2)
        #expect(throws: BreakingKeeper.Interruption.self) { try fit(keeper) }
        let last = try #require(keeper.last)
        #expect(try fit(BreakingKeeper(start: last)).encode(Self.images) == expected)
    }

    /// Two operations a product forward and four back, of the networks of the new size and of those beside a PCA.
    @Test func operationsAreCounted() throws {
        let kind = DataKind.images(Self.shape)
        let small = try Autoencoder.fit(Self.request(kind, latentSize: 2, epochs: 3))
        try #require(small.design.style == .normalized)
        func products(_ latent: Int) -> Int {
            // 64–16–12–code, and the code widened by 64 sines –12–16–64.
            64 * 16 + 16 * 12 + 12 * latent + latent * 64 + (latent + 64) * 12 + 12 * 16 + 16 * 64
        }
        #expect(small.trainingOperations(trainingRows: 240) == Double(6 * 240 * small.trainedEpochs * products(2)))
        #expect(small.stepsPerEpoch(trainingRows: 240) == 240 / small.settings.batchSize)
        func operations(_ architecture: Architecture) -> Double {
            small.epochOperations(
                resizedFor: FitProblem(
                    kind: kind, featureCount: 64, latentSize: 5, trainingRows: 240,
                    choices: TrainingChoices(hidden: [16, 12], architecture: architecture)))
        }
        #expect(operations(.dense) == Double(6 * 240 * products(5)))
        // Where the architecture is left open, a network beside a PCA may be trained as well.
        let second = 2 * 64 * 5 + 64 * 16 + 16 * 12 + 12 * 5 + 5 * 12 + 12 * 16 + 16 * 64
        #expect(operations(.auto) == Double(6 * 240 * (products(5) + second)))
    }

    /// The warm-up of the learning rate and the least length are no larger shares of a short training than of the whole.
    @Test func settingsAreShortened() {
        var settings = TrainingSettings(epochs: 100, batchSize: 10, peakLearningRate: 1e-3, warmupSteps: 30, seed: 0)
        settings.minimumEpochs = 20
        let short = settings.shortened(to: 10, trainingRows: 100)
        #expect(short.epochs == 10 && short.warmupSteps == 10 && short.minimumEpochs == 2)
        #expect(settings.shortened(to: 100, trainingRows: 100).warmupSteps == 30)
    }
}
