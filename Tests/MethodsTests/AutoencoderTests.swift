import Core
import Foundation
import Methods
import NeuralNetworks
import Testing

/// Small images of one bright bar whose position and slant are the only things that differ.
private func bars(_ count: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed, stream: "bars")
    var images = Matrix(rows: count, columns: 64)
    for row in 0..<count {
        let position = 1 + 5 * generator.uniform()
        let slant = 2 * generator.uniform() - 1
        for y in 0..<8 {
            for x in 0..<8 {
                let distance = Double(x) - position - slant * (Double(y) - 3.5) / 3.5
                images[row, y * 8 + x] = Float(max(0, 1 - abs(distance) / 1.5))
            }
        }
    }
    return images
}

private func meanSquaredError(_ a: Matrix, _ b: Matrix) -> Double {
    zip(a.values, b.values).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / Double(a.values.count)
}

@Suite struct AutoencoderTests {
    private static let images = bars(600, seed: 1)
    private static let training = Array(0..<400)
    private static let validation = Array(400..<480)
    private static let test = Array(480..<600)
    private static let kind = DataKind.images(ImageShape(height: 8, width: 8))

    private func autoencoder(seed: UInt64) throws -> Autoencoder {
        try Autoencoder.fit(
            FitRequest(
                Self.images, kind: Self.kind, trainingRows: Self.training, validationRows: Self.validation,
                latentSize: 2,
                choices: TrainingChoices(epochs: 60, hidden: [64, 32], seed: seed)))
    }

    @Test func learnsATwoDimensionalFamilyBetterThanTwoComponents() throws {
        let truth = Self.images.selecting(rows: Self.test)
        let pca = try PCA.fit(Self.images, rows: Self.training, latentSize: 2)
        let network = try autoencoder(seed: 1)
        let linear = meanSquaredError(pca.decode(pca.encode(truth)), truth)
        let learned = try meanSquaredError(network.decode(network.encode(truth)), truth)
        #expect(learned < 0.35 * linear)
        #expect(try network.decode(network.encode(truth)).values.allSatisfy { (0...1).contains($0) })
    }

    @Test func theSameSeedGivesTheSameModelAndAnotherSeedAnother() throws {
        let rows = Self.images.selecting(rows: Self.test)
        let first = try autoencoder(seed: 7).encode(rows)
        #expect(try autoencoder(seed: 7).encode(rows) == first)
        #expect(try autoencoder(seed: 8).encode(rows) != first)
    }

    @Test(arguments: [Precision.f32, .bf16])
    func theNumberOfThreadsDoesNotChangeTheModel(_ precision: Precision) throws {
        guard precision.isAvailable else { return }
        var choices = TrainingChoices(epochs: 12, batchSize: 150, hidden: [64, 48], seed: 3)
        choices.precision = precision
        let rows = Self.images.selecting(rows: Self.test)
        func results(_ team: ThreadTeam) throws -> [[Float]] {
            let plain = try Autoencoder.fit(
                FitRequest(
                    Self.images, kind: Self.kind, trainingRows: Self.training, validationRows: Self.validation,
                    latentSize: 2, choices: choices, team: team))
            let variational = try VariationalAutoencoder.fit(
                FitRequest(
                    Self.images, kind: Self.kind, trainingRows: Self.training, validationRows: Self.validation,
                    latentSize: 2, choices: choices, team: team))
            return try [plain.encode(rows).values, variational.encode(rows).values]
        }
        let alone = try results(.alone)
        #expect(try WorkerPool(threads: 2).lead { try results($0) } == alone)
        #expect(try WorkerPool(threads: 4).lead { try results($0) } == alone)
    }

    @Test func keepsTheEpochOfTheLeastValidationLoss() throws {
        let history = try autoencoder(seed: 1).history
        let least = try #require(history.validationLosses.min())
        let index = try #require(history.validationEpochs.firstIndex(of: history.keptEpoch))
        #expect(history.validationLosses[index] == least)
        #expect(history.trainingLosses.count >= history.keptEpoch)
    }

    @Test func anAutoencoderOfATableIsNoWorseThanPCAOnLinearData() throws {
        var generator = SeededGenerator(seed: 2, stream: "linear")
        var rows = Matrix(rows: 1_200, columns: 10)
        for row in 0..<rows.rows {
            let code = [generator.normal(), generator.normal()]
            for column in 0..<10 {
                let angle = Double(column) * 0.6
                rows[row, column] = Float(code[0] * sin(angle) + code[1] * sin(angle + 1) + 0.1 * generator.normal())
            }
        }
        let test = rows.selecting(rows: Array(1_000..<1_200))
        let pca = try PCA.fit(rows, rows: Array(0..<900), latentSize: 2)
        let network = try Autoencoder.fit(
            FitRequest(
                rows, kind: .table, trainingRows: Array(0..<900), validationRows: Array(900..<1_000), latentSize: 2,
                choices: TrainingChoices(epochs: 150, seed: 0)))
        let linear = meanSquaredError(pca.decode(pca.encode(test)), test)
        let learned = try meanSquaredError(network.decode(network.encode(test)), test)
        #expect(learned < 1.02 * linear)
    }
}

@Suite struct VariationalAutoencoderTests {
    private static let images = bars(500, seed: 3)

    private func model(seed: UInt64) throws -> VariationalAutoencoder {
        try VariationalAutoencoder.fit(
            FitRequest(
                Self.images, kind: .images(ImageShape(height: 8, width: 8)), trainingRows: Array(0..<400),
                validationRows: Array(400..<450), latentSize: 2,
                choices: TrainingChoices(epochs: 60, hidden: [64, 32], seed: seed)))
    }

    @Test func usesItsCodeAndBeatsTheBestConstant() throws {
        let vae = try model(seed: 1)
        let test = Self.images.selecting(rows: Array(450..<500))
        let evidence = try vae.evidence(of: test, draws: 16, seed: 0)
        let divergence = evidence.divergence.reduce(0, +) / 50
        let reconstruction = evidence.reconstruction.reduce(0, +) / 50
        // Two active dimensions carry well over a nat each; a collapsed posterior carries none.
        #expect(divergence > 2)
        let mean = try Self.images.means(over: Array(0..<400))
        var constant = 0.0
        for row in 0..<50 {
            for (feature, value) in test[row: row].enumerated() {
                let p = min(max(Double(mean[feature]), 1e-3), 1 - 1e-3)
                constant -= (Double(value) * log(p) + Double(1 - value) * log(1 - p)) / 50
            }
        }
        #expect(reconstruction + divergence < 0.8 * constant)
    }

    @Test func evidenceIsAMatterOfTheSeed() throws {
        let vae = try model(seed: 1)
        let test = Self.images.selecting(rows: Array(450..<500))
        #expect(
            try vae.evidence(of: test, draws: 2, seed: 1).reconstruction
                == vae.evidence(of: test, draws: 2, seed: 1).reconstruction)
        #expect(
            try vae.evidence(of: test, draws: 2, seed: 1).reconstruction
                != vae.evidence(of: test, draws: 2, seed: 2).reconstruction)
    }

    /// Linear data with a known noise: the model's evidence must come near that of the process that made the data.
    @Test func gaussianEvidenceComesNearTheKnownOne() throws {
        var generator = SeededGenerator(seed: 4, stream: "factors")
        let deviation = 0.5
        var rows = Matrix(rows: 3_000, columns: 4)
        for row in 0..<rows.rows {
            let code = generator.normal()
            for column in 0..<4 {
                rows[row, column] = Float((column.isMultiple(of: 2) ? 1 : -1) * code + deviation * generator.normal())
            }
        }
        let vae = try VariationalAutoencoder.fit(
            FitRequest(
                rows, kind: .table, trainingRows: Array(0..<2_400), validationRows: Array(2_400..<2_700), latentSize: 1,
                choices: TrainingChoices(epochs: 100, seed: 0)))
        let test = rows.selecting(rows: Array(2_700..<3_000))
        let evidence = try vae.evidence(of: test, draws: 16, seed: 0)
        let bound = (evidence.reconstruction.reduce(0, +) + evidence.divergence.reduce(0, +)) / 300
        // The covariance is s²·I + w·wᵀ with |w|² = 4: half its log-determinant, plus half a nat for each column.
        let variance = deviation * deviation
        let known = 0.5 * (4 * log(2 * Double.pi) + 3 * log(variance) + log(variance + 4) + 4)
        #expect(abs(bound - known) < 0.25)
        let learned = try #require(vae.logVariance)
        #expect(abs(Double(learned) - log(variance)) < 0.25)
    }
}
