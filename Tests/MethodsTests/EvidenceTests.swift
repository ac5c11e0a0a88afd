import Core
import Foundation
import Methods
import NeuralNetworks
import Testing

/// A factor model, x = W z + μ + ε with ε from N(0, σ²), whose evidence is known.
private struct FactorModel {
    /// `[features, latent]`.
    let weights = Matrix(
        rows: 6, columns: 2, values: [1.2, 0, 0.8, -0.6, 0, 1.1, -0.7, 0.4, 0.9, 0.9, 0.1, -1])
    let mean: [Double] = [0.5, -1, 0, 2, 0.25, -0.5]
    let deviation = 0.4

    func draw(_ count: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "factor model")
        var rows = Matrix(rows: count, columns: 6)
        for row in 0..<count {
            let code = [generator.normal(), generator.normal()]
            for column in 0..<6 {
                let signal = (0..<2).reduce(mean[column]) { $0 + Double(weights[column, $1]) * code[$1] }
                rows[row, column] = Float(signal + deviation * generator.normal())
            }
        }
        return rows
    }

    /// ln N(x; μ, W Wᵀ + σ² I) of each row, by the 2 × 2 matrix of the latent space (Woodbury).
    func logDensities(_ rows: Matrix) -> [Double] {
        let variance = deviation * deviation
        func product(_ i: Int, _ j: Int) -> Double {
            (0..<6).reduce(0) { $0 + Double(weights[$1, i]) * Double(weights[$1, j]) }
        }
        let (a, b, d) = (product(0, 0) + variance, product(0, 1), product(1, 1) + variance)
        let determinant = a * d - b * b
        let logDeterminant = log(determinant) + 4 * log(variance)
        return (0..<rows.rows).map { row in
            let difference = (0..<6).map { Double(rows[row, $0]) - mean[$0] }
            let projected = (0..<2).map { k in (0..<6).reduce(0.0) { $0 + Double(weights[$1, k]) * difference[$1] } }
            let inside =
                (d * projected[0] * projected[0] - 2 * b * projected[0] * projected[1]
                    + a * projected[1] * projected[1]) / determinant
            let square = (difference.reduce(0) { $0 + $1 * $1 } - inside) / variance
            return -0.5 * (square + logDeterminant + 6 * log(2 * Double.pi))
        }
    }
}

@Suite struct EvidenceTests {
    private static let model = FactorModel()
    private static let rows = model.draw(6_000, seed: 8)
    private static let test = rows.selecting(rows: Array(4_500..<6_000))

    private func fit(_ change: (inout TrainingChoices) -> Void = { _ in }) throws -> VariationalAutoencoder {
        var choices = TrainingChoices(epochs: 60, seed: 0)
        change(&choices)
        return try VariationalAutoencoder.fit(
            FitRequest(
                Self.rows, kind: .table, trainingRows: Array(0..<4_000), validationRows: Array(4_000..<4_500),
                latentSize: 2, choices: choices))
    }

    /// ELBO less known evidence, row by row: its mean and the standard error of that.
    private func gap(_ vae: VariationalAutoencoder) throws -> (mean: Double, error: Double) {
        let evidence = try vae.evidence(of: Self.test, draws: 32, seed: 0)
        let known = Self.model.logDensities(Self.test)
        let gaps = known.indices.map { -evidence.reconstruction[$0] - evidence.divergence[$0] - known[$0] }
        let mean = gaps.reduce(0, +) / Double(gaps.count)
        let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gaps.count - 1)
        return (mean, (variance / Double(gaps.count)).squareRoot())
    }

    /// A check of the formula that the other tests rest on.
    @Test func theKnownEvidenceSpreadsAsItShould() {
        let known = Self.model.logDensities(Self.test)
        let mean = known.reduce(0, +) / Double(known.count)
        let deviation = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)).squareRoot()
        // The density's exponent is half a χ² of six degrees of freedom, whose standard deviation is √3.
        #expect(abs(deviation - 3.0.squareRoot()) < 0.12)
    }

    /// The ELBO of a VAE that has learned the model is its evidence, but for what 4 000 rows leave uncertain.
    @Test func aVAEReachesTheKnownEvidence() throws {
        let gap = try gap(fit())
        // The 19 numbers of the model cost 19 / (2 · 4000) nats, and the networks a little more.
        #expect(gap.mean < 3 * gap.error)
        #expect(gap.mean > -0.03 - 3 * gap.error, "\(gap)")
    }

    @Test func betaBuysDivergenceWithReconstruction() throws {
        let choices: [Double] = [0.2, 1, 5]
        let parts = try choices.map { beta in
            let evidence = try fit {
                $0.variational.beta = beta; $0.epochs = 20
            }.evidence(
                of: Self.test, draws: 4, seed: 0)
            return (
                reconstruction: evidence.reconstruction.reduce(0, +) / 1_500,
                divergence: evidence.divergence.reduce(0, +) / 1_500
            )
        }
        #expect(parts[0].divergence > parts[1].divergence && parts[1].divergence > parts[2].divergence)
        // The ELBO is the true one whatever it was trained with, and that of β = 1 is the largest.
        let bounds = parts.map { -$0.reconstruction - $0.divergence }
        #expect(bounds[1] > bounds[0] && bounds[1] > bounds[2])
    }

    private static func use(of network: VariationalAutoencoder) throws -> LatentUse {
        let posterior = try network.posterior(of: test)
        return LatentUse(of: posterior, codes: posterior.means, rows: Array(0..<test.rows))
    }

    /// Rows may have been held out where a dimension does not vary: others say whether it is used.
    @Test func trainingRowsSayWhatIsUsed() throws {
        let network = try fit { $0.epochs = 5 }
        let posterior = try network.posterior(of: Self.test)
        let codes = Matrix(rows: 4, columns: 2, values: [1, 0, 1, 0.5, 1, -0.5, -3, 0])
        let use = LatentUse(of: posterior, codes: codes, rows: [0, 1, 2])
        #expect(use.active == [1] && use.collapsed == [0])
        #expect(abs(use.meanVariances[1] - 0.5 / 3) < 1e-12)
        #expect(LatentUse(of: posterior, codes: codes, rows: [0, 3]).active == [0])
        #expect(use.divergences == posterior.divergenceByDimension)
    }

    @Test func aLargeBetaCollapsesAndFreeBitsDoNot() throws {
        let collapsed = try fit {
            $0.variational.beta = 60; $0.epochs = 20
        }
        let use = try Self.use(of: collapsed)
        #expect(use.active.isEmpty && use.collapsed == [0, 1])
        #expect(use.divergences.allSatisfy { $0 < 0.02 })
        let kept = try fit {
            $0.variational.beta = 60
            $0.variational.freeBits = 0.5
            $0.epochs = 20
        }
        let free = try Self.use(of: kept)
        #expect(free.active == [0, 1])
        #expect(free.divergences.allSatisfy { $0 > 0.2 })
    }

    @Test func aWarmupHasToEnd() throws {
        #expect(throws: EndlessWarmupError.self) { try fit { $0.variational.warmup = .epochs(60) } }
        #expect(throws: EndlessWarmupError.self) {
            var choices = TrainingChoices(seed: 0)
            choices.variational.warmup = .epochs(100_000)
            try VariationalAutoencoder.checkWarmup(
                FitProblem(kind: .table, featureCount: 6, latentSize: 2, trainingRows: 4_000, choices: choices))
        }
        let vae = try fit {
            $0.variational.warmup = .share(0.5); $0.epochs = 30
        }
        #expect(vae.settings.minimumEpochs == 15 && vae.history.trainingLosses.count >= 15)
        #expect(try gap(vae).mean > -0.1)
        #expect(KLWarmup("20") == .epochs(20) && KLWarmup("0.25") == .share(0.25))
        for text in ["", "0", "1.0", "-3", "0.0", "x", "1.5"] { #expect(KLWarmup(text) == nil, "\(text)") }
    }
}

/// Likelihoods other than the usual ones, on data that they suit.
@Suite struct LikelihoodFitTests {
    /// Counts of twelve columns whose means follow one number, with a dispersion of 5.
    private static func counts(_ count: Int) -> (rows: Matrix, raw: [[Int]], scale: CountScale) {
        var generator = SeededGenerator(seed: 4, stream: "counts")
        var raw: [[Int]] = []
        for _ in 0..<count {
            let code = generator.normal()
            raw.append(
                (0..<12).map { column in
                    // A Poisson variable whose mean is a gamma variable: the sum of five exponential ones.
                    let mean = exp(1 + 0.6 * code * (column.isMultiple(of: 2) ? 1 : -1))
                    let gamma = (0..<5).reduce(0.0) { sum, _ in sum - log(1 - generator.uniform()) } * mean / 5
                    var (result, left) = (0, exp(-gamma))
                    var chance = generator.uniform()
                    while chance > left && result < 10_000 {
                        chance -= left
                        result += 1
                        left *= gamma / Double(result)
                    }
                    return result
                })
        }
        let logs = raw.map { $0.map { log1p(Double($0)) } }
        let centres = (0..<12).map { column in logs.reduce(0) { $0 + $1[column] } / Double(count) }
        let spreads = (0..<12).map { column in
            (logs.reduce(0) { $0 + pow($1[column] - centres[column], 2) } / Double(count)).squareRoot()
        }
        let values = logs.flatMap { row in (0..<12).map { Float((row[$0] - centres[$0]) / spreads[$0]) } }
        return (
            Matrix(rows: count, columns: 12, values: values), raw,
            CountScale(centres: centres.map { Float($0) }, spreads: spreads.map { Float($0) })
        )
    }

    @Test func countsOfOneFactorAreLearned() throws {
        let (rows, raw, scale) = Self.counts(1_500)
        let vae = try VariationalAutoencoder.fit(
            FitRequest(
                rows, kind: .counts(scale), trainingRows: Array(0..<1_000), validationRows: Array(1_000..<1_200),
                latentSize: 1, choices: TrainingChoices(epochs: 60, hidden: [32, 16], seed: 0)))
        #expect(vae.likelihood == .negativeBinomial)
        let test = rows.selecting(rows: Array(1_200..<1_500))
        let evidence = try vae.evidence(of: test, draws: 8, seed: 0)
        let bound = (evidence.reconstruction.reduce(0, +) + evidence.divergence.reduce(0, +)) / 300
        // Without a code: the best negative binomial variable of each column, by a search over its dispersion.
        var constant = 0.0
        for column in 0..<12 {
            let mean = raw.prefix(1_000).reduce(0.0) { $0 + Double($1[column]) } / 1_000
            let losses = stride(from: -2.0, to: 5, by: 0.25).map { logDispersion -> Double in
                let r = exp(logDispersion)
                return raw.suffix(300).reduce(0.0) { sum, row in
                    let k = Double(row[column])
                    return sum - lgamma(k + r) + lgamma(r) + lgamma(k + 1) - r * log(r / (r + mean))
                        - k * log(mean / (r + mean))
                } / 300
            }
            constant += losses.min() ?? 0
        }
        #expect(bound < constant - 0.5, "\(bound) against \(constant)")
        // Decoded rows are the logarithms of means, scaled: their counts are near the true ones' mean.
        let decoded = try vae.decode(vae.encode(test))
        let meanCount =
            (0..<300).reduce(0.0) { sum, row in
                sum + Double(expm1(decoded[row, 0] * scale.spreads[0] + scale.centres[0]))
            } / 300
        let trueCount = raw.suffix(300).reduce(0.0) { $0 + Double($1[0]) } / 300
        #expect(abs(meanCount - trueCount) < 0.2 * trueCount)
        #expect(try vae.decoderNetwork.run(vae.encode(test)) == decoded)
    }

    @Test(arguments: [Likelihood.continuousBernoulli, .gaussian])
    func otherLikelihoodsOfImages(likelihood: Likelihood) throws {
        var generator = SeededGenerator(seed: 2, stream: "images")
        var images = Matrix(rows: 600, columns: 64)
        for row in 0..<600 {
            let shade = generator.uniform()
            for pixel in 0..<64 { images[row, pixel] = Float(pixel % 8 < 4 ? shade : 1 - shade) * 0.8 + 0.1 }
        }
        var choices = TrainingChoices(epochs: 40, hidden: [32, 16], seed: 1)
        choices.variational.likelihood = likelihood
        let vae = try VariationalAutoencoder.fit(
            FitRequest(
                images, kind: .images(ImageShape(height: 8, width: 8)), trainingRows: Array(0..<400),
                validationRows: Array(400..<500), latentSize: 1, choices: choices))
        let test = images.selecting(rows: Array(500..<600))
        let decoded = try vae.decode(vae.encode(test))
        let error =
            zip(decoded.values, test.values).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            / Double(test.values.count)
        // The variance of the shades is 0.8² / 12 = 0.053.
        #expect(error < 0.01, "\(error)")
        #expect(try vae.decoderNetwork.run(vae.encode(test)) == decoded)
        // A density of numbers near each other is above 1, so that its negative logarithm is below 0.
        #expect(try vae.evidence(of: test, draws: 4, seed: 0).reconstruction.reduce(0, +) < 0)
    }
}
