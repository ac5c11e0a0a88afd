import Core
import Foundation
import Methods
import NeuralNetworks
import Testing

/// Tables of ten columns about a plane, with a little noise.
private func plane(_ count: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed, stream: "plane")
    var rows = Matrix(rows: count, columns: 10)
    for row in 0..<count {
        let code = [generator.normal(), generator.normal()]
        for column in 0..<10 {
            let angle = Double(column) * 0.6
            rows[row, column] = Float(code[0] * sin(angle) + code[1] * cos(angle) + 0.1 * generator.normal())
        }
    }
    return rows
}

@Suite struct FamilyTests {
    private static let rows = plane(1_000, seed: 1)
    private static let training = Array(0..<700)
    private static let validation = Array(700..<800)
    private static let truth = rows.selecting(rows: Array(800..<1_000))

    private func fit<Network: TrainedAutoencoder>(
        _ network: Network.Type, epochs: Int = 80, change: (inout TrainingChoices) -> Void = { _ in }
    ) throws -> Network {
        var choices = TrainingChoices(epochs: epochs, hidden: [32], seed: 1)
        change(&choices)
        return try network.fit(
            FitRequest(
                Self.rows, kind: .table, trainingRows: Self.training, validationRows: Self.validation, latentSize: 2,
                choices: choices))
    }

    private func error(_ network: some TrainedAutoencoder, on rows: Matrix) throws -> Double {
        let decoded = try network.decode(network.encode(rows))
        return zip(decoded.values, Self.truth.values).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            / Double(Self.truth.values.count)
    }

    @Test(arguments: [
        Corruption.gaussian(standardDeviation: 0.8), .mask(probability: 0.4), .saltAndPepper(probability: 0.2),
    ])
    func aDenoisingAutoencoderRemovesCorruption(corruption: Corruption) throws {
        let range = try FeatureRange(of: Self.rows, rows: Self.training)
        let corrupted = InputCorruption(corruption, range: range).corrupted(Self.truth, seed: 9, stream: "test")
        let denoising = try fit(DenoisingAutoencoder.self) { $0.corruption = corruption }
        let plain = try fit(Autoencoder.self)
        let untouched =
            zip(corrupted.values, Self.truth.values).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            / Double(corrupted.values.count)
        #expect(try error(denoising, on: corrupted) < 0.5 * untouched)
        #expect(try error(denoising, on: corrupted) < error(plain, on: corrupted))
        #expect(
            denoising.settings.corruption == corruption
                && denoising.objective.settings == ["noise": .text(corruption.description)])
    }

    @Test func aPenaltyPutsCodesToRest() throws {
        let shares = try [1e-4, 1].map { weight in
            let network = try fit(SparseAutoencoder.self) { $0.sparsity = .l1(weight: weight) }
            let codes = try network.encode(Self.truth)
            #expect(codes.values.allSatisfy { $0 >= 0 })
            let shares = network.activeShares(of: codes)
            return shares.reduce(0, +) / Double(shares.count)
        }
        #expect(shares[1] < 0.75 * shares[0], "\(shares)")
    }

    @Test func aDivergenceBringsCodesToTheirRate() throws {
        let network = try fit(SparseAutoencoder.self) { $0.sparsity = .divergence(rate: 0.2, weight: 1) }
        let codes = try network.encode(Self.rows.selecting(rows: Self.training))
        #expect(codes.values.allSatisfy { (0...1).contains($0) })
        for mean in try codes.means(over: Self.training) { #expect(abs(mean - 0.2) < 0.06) }
        #expect(
            network.parameterCount == (try fit(SparseAutoencoder.self) { $0.sparsity = .l1(weight: 1) }).parameterCount)
    }

    @Test func aContractionMakesCodesMoveLess() throws {
        // Images of a bar at any place and slant: codes may follow single pixels, or the bar alone.
        var generator = SeededGenerator(seed: 3, stream: "bars")
        var rows = Matrix(rows: 500, columns: 64)
        for row in 0..<rows.rows {
            let (place, slant) = (1 + 5 * generator.uniform(), 2 * generator.uniform() - 1)
            for pixel in 0..<64 {
                let distance = Double(pixel % 8) - place - slant * (Double(pixel / 8) - 3.5) / 3.5
                rows[row, pixel] = Float(max(0, 1 - abs(distance) / 1.5))
            }
        }
        let sensitivities = try [1e-6, 3e-4].map { weight in
            var choices = TrainingChoices(epochs: 60, hidden: [32], seed: 1)
            choices.contraction = weight
            let network = try ContractiveAutoencoder.fit(
                FitRequest(
                    rows, kind: .images(ImageShape(height: 8, width: 8)), trainingRows: Array(0..<350),
                    validationRows: Array(350..<400), latentSize: 6,
                    choices: choices))
            return try sensitivity(network, at: rows.selecting(rows: Array(400..<500)))
        }
        #expect(sensitivities[1] < 0.7 * sensitivities[0], "\(sensitivities)")
    }

    /// The change of codes with a row, relative to their variance.
    private func sensitivity(_ network: ContractiveAutoencoder, at rows: Matrix) throws -> Double {
        let codes = try network.encode(rows)
        let moved = try network.encode(
            InputCorruption(.gaussian(standardDeviation: 0.05), range: .unit(featureCount: rows.columns))
                .corrupted(rows, seed: 1, stream: "move"))
        let means = try codes.means(over: Array(0..<codes.rows))
        return (0..<codes.columns).reduce(0) { sum, k in
            let (own, other) = (codes.column(k), moved.column(k))
            let spread = own.reduce(0.0) { $0 + Double(($1 - means[k]) * ($1 - means[k])) }
            return sum + zip(own, other).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / spread
        }
    }

    @Test func textsOfSparsity() {
        #expect(Sparsity("l1:0.01") == .l1(weight: 0.01))
        #expect(Sparsity("kl:0.1") == .divergence(rate: 0.1, weight: Sparsity.usualWeight))
        #expect(Sparsity("kl:0.1:2") == .divergence(rate: 0.1, weight: 2))
        for text in ["", "l1", "l1:0", "l1:x", "kl:1", "kl:0.1:0", "kl:0.1:1:1", "l2:1"] {
            #expect(Sparsity(text) == nil, "\(text)")
        }
        for sparsity in [Sparsity.l1(weight: 0.5), .divergence(rate: 0.25, weight: 3)] {
            #expect(Sparsity(sparsity.description) == sparsity)
        }
    }
}
