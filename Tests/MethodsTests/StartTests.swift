import Core
import Foundation
import Methods
import NeuralNetworks
import Testing

/// Correlated columns: two hidden directions with noise about them.
private func factors(_ count: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed, stream: "factors")
    var rows = Matrix(rows: count, columns: 8)
    for row in 0..<count {
        let code = [2 * generator.normal(), generator.normal()]
        for column in 0..<8 {
            let angle = Double(column)
            let signal = 0.5 + code[0] * cos(angle) / 2 + code[1] * sin(angle) / 2
            rows[row, column] = Float(signal + 0.4 * generator.normal())
        }
    }
    return rows
}

@Suite struct StartTests {
    private static let rows = factors(1_000, seed: 6)
    private static let training = Array(0..<700)
    private static let validation = Array(700..<800)
    private static let test = Array(800..<1_000)

    /// One epoch of a warm-up moves next to nothing: the networks of a table are still the PCA that they start from.
    @Test func anAutoencoderOfATableStartsAsPCA() throws {
        let pca = try PCA.fit(Self.rows, rows: Self.training, latentSize: 2)
        let network = try Autoencoder.fit(
            FitRequest(
                Self.rows, kind: .table, trainingRows: Self.training, validationRows: Self.validation, latentSize: 2,
                choices: TrainingChoices(epochs: 1, batchSize: 700)))
        let truth = Self.rows.selecting(rows: Self.test)
        let expected = pca.decode(pca.encode(truth)).values
        let decoded = try network.decode(network.encode(truth)).values
        #expect(zip(expected, decoded).allSatisfy { abs($0 - $1) < 0.02 })
    }

    /// The evidence of probabilistic PCA is known in closed form; a VAE of a table starts with it.
    @Test func aVariationalAutoencoderOfATableStartsAsProbabilisticPCA() throws {
        let pca = try PCA.fit(Self.rows, rows: Self.training, latentSize: 2)
        let model = try VariationalAutoencoder.fit(
            FitRequest(
                Self.rows, kind: .table, trainingRows: Self.training, validationRows: Self.validation, latentSize: 2,
                choices: TrainingChoices(epochs: 1, batchSize: 700)))
        let truth = Self.rows.selecting(rows: Self.test)
        let evidence = try model.evidence(of: truth, draws: 64, seed: 1)
        let bound = (evidence.reconstruction.reduce(0, +) + evidence.divergence.reduce(0, +)) / 200
        // Along the components the variance is λ, across them σ².
        let noise = pca.noiseVariance
        let codes = pca.encode(truth)
        let spectrum = pca.explainedVariance
        var known = 0.0
        for row in 0..<200 {
            let squares = zip(truth[row: row], pca.mean).reduce(0.0) { $0 + pow(Double($1.0) - $1.1, 2) }
            let inside = (0..<2).map { Double(codes[row, $0]) }
            known += (squares - inside.reduce(0) { $0 + $1 * $1 }) / noise / 2
            known += zip(inside, spectrum).reduce(0) { $0 + $1.0 * $1.0 / $1.1 } / 2
        }
        known = known / 200 + 0.5 * (8 * log(2 * Double.pi) + spectrum.reduce(0) { $0 + log($1) } + 6 * log(noise))
        #expect(abs(bound - known) < 0.05)
    }

    @Test func trialsChooseByTheValidationRows() throws {
        let network = try Autoencoder.fit(
            FitRequest(
                Self.rows, kind: .table, trainingRows: Self.training, validationRows: Self.validation, latentSize: 2,
                choices: TrainingChoices(epochs: 120)))
        let trials = network.trials
        #expect(trials.trials.count == 8)
        #expect(Set(trials.trials.map(\.name)).count == 8)
        let chosen = try #require(trials.trials.first { $0.name == trials.chosen })
        // The first stays unless another is clearly better; of those that are, it is the best.
        let first = trials.trials[0]
        #expect(first.folds == trials.folds)
        let better = trials.trials.filter {
            $0.folds == trials.folds && first.validationLoss - $0.validationLoss > 0.02 * first.validationLoss
        }
        let expected = better.min { $0.validationLoss < $1.validationLoss } ?? first
        #expect(chosen == expected)
    }

    @Test func aShortTrainingHasNoTrials() throws {
        let network = try Autoencoder.fit(
            FitRequest(
                Self.rows, kind: .table, trainingRows: Self.training, validationRows: Self.validation, latentSize: 2,
                choices: TrainingChoices(epochs: 3)))
        #expect(network.trials.trials.isEmpty)
    }
}
