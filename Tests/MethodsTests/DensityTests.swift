import Core
import Foundation
import NeuralNetworks
import TestSupport
import Testing

@testable import Methods

/// Densities of the digits by scikit-learn, SciPy and NumPy, from `Tests/Reference/densities.py`.
private struct DensityReference: Decodable {
    struct Linear: Decodable {
        let latent: Int
        let probabilisticPca: Double
        let firstProbabilisticPca: [Double]
        let probabilisticPcaOfAllColumns: Double
        let factorAnalysis: Double
        let firstFactorAnalysis: [Double]
        let leastNoiseVariance: Double
    }

    struct Wide: Decodable {
        let draws: Int
        let bound: Double
        let deviation: Double
    }

    struct Independent: Decodable {
        let bernoulli: Double
        let firstBernoulli: [Double]
        let continuousBernoulli: Double
        let firstContinuousBernoulli: [Double]
        let negativeBinomial: Double
        let firstNegativeBinomial: [Double]
    }

    let linear: [Linear]
    let wide: [Wide]
    let independent: Independent

    static func read() throws -> DensityReference { try ReferenceFile.read("densities.json") }
}

/// The digits in 0–1, of which the first rows are for training.
private enum Digits {
    static let training = Array(0..<1_400)

    static func all() throws -> Matrix {
        let reference = try #require(try PCAReference.all().first { $0.name == "digits" })
        return reference.matrix
    }

    /// Without the columns that are the same in all training rows.
    static func varying() throws -> Matrix {
        let all = try all()
        let columns = (0..<all.columns).filter { column in
            training.contains { all[$0, column] != all[0, column] }
        }
        return Matrix(
            rows: all.rows, columns: columns.count,
            values: (0..<all.rows).flatMap { row in columns.map { all[row, $0] } })
    }

    static func test(of rows: Matrix) -> Matrix { rows.selecting(rows: Array(1_400..<rows.rows)) }
}

extension [Double] {
    fileprivate var mean: Double { reduce(0, +) / Double(count) }
}

private func largestDifference(_ values: [Double], _ expected: [Double]) -> Double {
    zip(values, expected).map { abs($0 - $1) }.max() ?? .infinity
}

@Suite struct DensityTests {
    @Test func probabilisticPCAIsScikitLearns() throws {
        let rows = try Digits.varying()
        #expect(rows.columns == 61)
        for reference in try DensityReference.read().linear {
            let pca = try PCA.fit(rows, rows: Digits.training, latentSize: reference.latent)
            let values = try #require(pca.logLikelihoods(of: Digits.test(of: rows)))
            #expect(values.count == 397)
            #expect(abs(values.mean - reference.probabilisticPca) < 1e-4)
            #expect(largestDifference(Array(values.prefix(5)), reference.firstProbabilisticPca) < 1e-3)
            let loss = try #require(pca.negativeLogLikelihood(of: Digits.test(of: rows)))
            #expect(abs(loss + values.mean) < 1e-12)
        }
    }

    @Test func withoutNoiseThereIsNoLikelihood() throws {
        let line = Matrix(rows: 4, columns: 2, values: [0, 0, 1, 2, 2, 4, 5, 10])
        let exact = try PCA.fit(line, rows: Array(0..<4), latentSize: 2)
        #expect(exact.logLikelihoods(of: line) == nil && exact.negativeLogLikelihood(of: line) == nil)
    }

    @Test func factorAnalysisIsScikitLearns() throws {
        let rows = try Digits.varying()
        for reference in try DensityReference.read().linear {
            let model = try #require(
                try FactorAnalysis.fit(rows, rows: Digits.training, latentSize: reference.latent, leastShare: 1e-12))
            let values = try #require(model.logLikelihoods(of: Digits.test(of: rows)))
            // scikit-learn stops where its likelihood, not quite the same, rises by less than a hundredth of a nat.
            #expect(abs(values.mean - reference.factorAnalysis) < 0.003, "\(values.mean)")
            #expect(largestDifference(Array(values.prefix(5)), reference.firstFactorAnalysis) < 0.02)
            let least = try #require(model.noiseVariances.min())
            #expect(abs(least / reference.leastNoiseVariance - 1) < 1e-3)
        }
    }

    @Test func aFloorHoldsTheNoiseOfConstantFeatures() throws {
        // Three columns of the digits are the same in all training rows.
        let rows = try Digits.all()
        let model = try #require(try FactorAnalysis.fit(rows, rows: Digits.training, latentSize: 2))
        let pca = try PCA.fit(rows, rows: Digits.training, latentSize: 2)
        let floor = 1e-3 * pca.totalVariance / 64 * 1_399 / 1_400
        let least = try #require(model.noiseVariances.min())
        #expect(abs(least / floor - 1) < 1e-9)
        let values = try #require(model.logLikelihoods(of: Digits.test(of: rows)))
        #expect(values.allSatisfy { $0.isFinite })
        let same = Matrix(rows: 3, columns: 4, values: [Float](repeating: 2, count: 12))
        #expect(try FactorAnalysis.fit(same, rows: [0, 1, 2], latentSize: 1) == nil)
    }

    @Test func featuresByThemselvesAreSciPys() throws {
        let reference = try DensityReference.read().independent
        let images = try Digits.all()
        let shape = DataKind.images(ImageShape(height: 8, width: 8))
        func values(_ likelihood: Likelihood, _ kind: DataKind, _ rows: Matrix) throws -> [Double] {
            let model = try #require(
                try IndependentFeatures(likelihood, kind, source: rows, rows: Digits.training))
            return try #require(model.logLikelihoods(of: Digits.test(of: rows)))
        }
        let bernoulli = try values(.bernoulli, shape, images)
        #expect(abs(bernoulli.mean - reference.bernoulli) < 1e-4)
        #expect(largestDifference(Array(bernoulli.prefix(5)), reference.firstBernoulli) < 1e-3)
        let continuous = try values(.continuousBernoulli, shape, images)
        #expect(abs(continuous.mean - reference.continuousBernoulli) < 2e-3, "\(continuous.mean)")
        #expect(largestDifference(Array(continuous.prefix(5)), reference.firstContinuousBernoulli) < 5e-3)
        // As counts from 0 to 16, their logarithms standardised.
        let scale = CountScale(
            centres: (0..<64).map { Float($0) / 50 }, spreads: (0..<64).map { 0.5 + Float($0) / 40 })
        var counts = images
        for index in counts.values.indices {
            let feature = index % 64
            counts.values[index] =
                (log1p(16 * images.values[index]) - scale.centres[feature]) / scale.spreads[feature]
        }
        let negativeBinomial = try values(.negativeBinomial, .counts(scale), counts)
        #expect(abs(negativeBinomial.mean - reference.negativeBinomial) < 2e-3, "\(negativeBinomial.mean)")
        #expect(largestDifference(Array(negativeBinomial.prefix(5)), reference.firstNegativeBinomial) < 5e-3)
        #expect(try IndependentFeatures(.gaussian, .table, source: images, rows: Digits.training) == nil)
    }

    /// Probabilistic PCA as a decoder with a learned variance, and its posteriors, as wide as they are or wider.
    private static func linearVAE(
        _ pca: PCA, rows: Matrix, widened factor: Double
    ) -> (weighting: ImportanceWeighting, posterior: Posterior) {
        let (noise, variances) = (pca.noiseVariance, pca.explainedVariance)
        let lengths = variances.map { ($0 - noise).squareRoot() }
        var weights = pca.components
        for code in 0..<pca.latentSize {
            for feature in 0..<pca.featureCount { weights[code, feature] *= Float(lengths[code]) }
        }
        let codes = pca.encode(rows)
        var outputs = Matrix(rows: rows.rows, columns: 2 * pca.latentSize)
        for row in 0..<rows.rows {
            for code in 0..<pca.latentSize {
                outputs[row, code] = codes[row, code] * Float(lengths[code] / variances[code])
                outputs[row, pca.latentSize + code] = Float(log(factor * factor * noise / variances[code]))
            }
        }
        let decoder = TrainedNetwork([Linear.Trained(weights: weights, bias: pca.mean.map { Float($0) })])
        let parameter = Float(log(noise)) / GaussianLoss.parameterScale
        return (
            ImportanceWeighting(decoder: decoder, loss: Likelihood.gaussian.loss(.table, fixed: [parameter])),
            Posterior(outputs)
        )
    }

    @Test func withTheExactPosteriorEveryDrawIsTheLikelihood() throws {
        let rows = try Digits.all()
        let test = Digits.test(of: rows)
        for reference in try DensityReference.read().linear {
            let pca = try PCA.fit(rows, rows: Digits.training, latentSize: reference.latent)
            let known = try #require(pca.logLikelihoods(of: test))
            #expect(abs(known.mean - reference.probabilisticPcaOfAllColumns) < 1e-4)
            let (weighting, posterior) = Self.linearVAE(pca, rows: test, widened: 1)
            var generator = SeededGenerator(seed: 1, stream: "test")
            let bounds = try weighting.bounds(of: test, posterior: posterior, draws: 2, using: &generator)
            #expect(largestDifference(bounds, known) < 2e-3)
        }
    }

    @Test func moreDrawsCloseTheGapOfAWiderPosterior() throws {
        let rows = try Digits.all()
        let test = Digits.test(of: rows)
        let pca = try PCA.fit(rows, rows: Digits.training, latentSize: 8)
        let (weighting, posterior) = Self.linearVAE(pca, rows: test, widened: 2)
        let known = try #require(pca.logLikelihoods(of: test))
        for reference in try DensityReference.read().wide {
            var generator = SeededGenerator(seed: 1, stream: "test")
            let bounds = try weighting.bounds(
                of: test, posterior: posterior, draws: reference.draws, using: &generator)
            #expect(abs(bounds.mean - reference.bound) < 5 * reference.deviation, "\(bounds.mean)")
            #expect(bounds.mean < known.mean)
            var again = SeededGenerator(seed: 1, stream: "test")
            #expect(
                try weighting.bounds(of: test, posterior: posterior, draws: reference.draws, using: &again) == bounds)
        }
    }

    /// With as many draws as a thousand, the bound of a posterior twice too wide is all but the likelihood of 13.04 nats.
    @Test func aThousandDrawsAllButReachTheLikelihood() throws {
        let rows = try Digits.all()
        let test = Digits.test(of: rows)
        let pca = try PCA.fit(rows, rows: Digits.training, latentSize: 8)
        let (weighting, posterior) = Self.linearVAE(pca, rows: test, widened: 2)
        var generator = SeededGenerator(seed: 2, stream: "test")
        let bounds = try weighting.bounds(of: test, posterior: posterior, draws: 1_000, using: &generator)
        #expect(abs(bounds.mean - 13.03) < 0.04, "\(bounds.mean)")
    }

    /// The ELBO of a linear VAE made of probabilistic PCA is the log-likelihood: its expectation is taken over draws, whose mean has an
    /// error of less than a twentieth of a nat over 397 rows.
    @Test(arguments: [(2, 0.0874), (8, 13.0399)])
    func theELBOOfTheExactPosteriorIsTheLikelihood(latent: Int, known: Double) throws {
        let rows = try Digits.all()
        let test = Digits.test(of: rows)
        let pca = try PCA.fit(rows, rows: Digits.training, latentSize: latent)
        let (weighting, posterior) = Self.linearVAE(pca, rows: test, widened: 1)
        var generator = SeededGenerator(seed: 3, stream: "test")
        let draws = 24
        var losses = 0.0
        for _ in 0..<draws {
            let outputs = try weighting.decoder.run(posterior.sample(using: &generator))
            losses += weighting.loss.perRow(outputs: outputs, targets: test).mean / Double(draws)
        }
        let bound = -losses - posterior.divergences.mean
        #expect(abs(bound - known) < 0.1, "\(bound)")
        // The divergences of the dimensions add up to those of the rows.
        let byDimension = posterior.divergencesByDimension
        #expect(byDimension.count == latent)
        let sums = (0..<test.rows).map { row in byDimension.reduce(0) { $0 + $1[row] } }
        #expect(largestDifference(sums, posterior.divergences) < 1e-3)
        #expect(zip(byDimension, posterior.divergenceByDimension).allSatisfy { abs($0.mean - $1) < 1e-9 })
    }
}
