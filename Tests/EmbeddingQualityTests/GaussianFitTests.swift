import Core
import EmbeddingQuality
import TestSupport
import Testing

@Suite struct GaussianFitTests {
    @Test func divergenceIsThatOfTheClosedForm() throws {
        // ½ Σ (σ² + μ² − 1 − ln σ²), computed from the definition.
        let diagonal = GaussianFit(mean: [0.5, 0], covariance: [0.8, 0, 0, 1.2])
        #expect(abs(try #require(diagonal.divergenceFromStandardNormal) - 0.1454109973) < 1e-10)
        let standard = GaussianFit(mean: [0, 0, 0], covariance: [1, 0, 0, 0, 1, 0, 0, 0, 1])
        #expect(standard.divergenceFromStandardNormal == 0)
        // A correlation r adds −½ ln(1 − r²).
        let correlated = GaussianFit(mean: [0, 0], covariance: [1, 0.6, 0.6, 1])
        #expect(abs(try #require(correlated.divergenceFromStandardNormal) - 0.2231435513) < 1e-10)
    }

    @Test func momentsAreThoseOfTheCodes() {
        let codes = Matrix(rows: 4, columns: 2, values: [0, 1, 2, 1, 0, 3, 2, 3])
        let fit = GaussianFit(of: codes)
        #expect(fit.mean == [1, 2] && fit.covariance == [1, 0, 0, 1])
        // Those of a mixture: the variances of its parts are added.
        let deviations = Matrix(rows: 4, columns: 2, values: [1, 2, 1, 2, 1, 2, 1, 2])
        #expect(GaussianFit(of: codes, deviations: deviations).covariance == [2, 0, 0, 5])
    }

    @Test func drawsHaveTheMoments() {
        let fit = GaussianFit(mean: [2, -1], covariance: [4, 1.5, 1.5, 1])
        var generator = SeededGenerator(seed: 1, stream: "draws")
        let drawn = GaussianFit(of: fit.draws(20_000, using: &generator))
        for (value, expected) in zip(drawn.mean + drawn.covariance, fit.mean + fit.covariance) {
            // Four standard errors of the largest of them, the variance of 4.
            #expect(abs(value - expected) < 4 * 4 * (2.0 / 20_000).squareRoot())
        }
    }

    /// Codes on a line have a distribution to draw from, and no density to compare.
    @Test func codesOnALine() {
        let codes = Matrix(rows: 3, columns: 2, values: [1, 2, 2, 4, 3, 6])
        let fit = GaussianFit(of: codes)
        #expect(fit.divergenceFromStandardNormal == nil)
        var generator = SeededGenerator(seed: 1, stream: "draws")
        let draws = fit.draws(50, using: &generator)
        #expect((0..<50).allSatisfy { abs(draws[$0, 1] - 2 * draws[$0, 0]) < 1e-4 })
        let still = GaussianFit(of: Matrix(rows: 5, columns: 1))
        #expect(still.divergenceFromStandardNormal == nil)
        #expect(still.draws(3, using: &generator).values == [0, 0, 0])
    }
}

@Suite struct FeatureDistributionsTests {
    @Test func distancesAndCorrelationsAreSciPys() throws {
        let reference = try SampleReference.read().features
        let first = FeatureDistributions(
            of: reference.first.matrix, features: reference.features, pairs: reference.features.count)
        let second = FeatureDistributions(
            of: reference.second.matrix, features: reference.features, pairs: reference.features.count)
        let distances = first.distances(from: second)
        #expect(distances.count == reference.distances.count)
        #expect(zip(distances, reference.distances).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(second.distances(from: first), distances).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(first.correlations.count == reference.correlations.count)
        for (value, expected) in zip(first.correlations, reference.correlations) {
            // A feature that does not vary has no correlation.
            if let expected { #expect(abs(value - expected) < 1e-9) } else { #expect(value.isNaN) }
        }
        #expect(abs((first.correlationError(from: second) ?? 0) - reference.correlationError) < 1e-9)
        #expect(first.correlationError(from: first) == 0 && first.distances(from: first).allSatisfy { $0 == 0 })
    }

    @Test func withoutPairsThereIsNoCorrelation() {
        let one = FeatureDistributions(of: Matrix(rows: 4, columns: 1, values: [1, 2, 3, 4]), features: [0], pairs: 0)
        #expect(one.correlations.isEmpty && one.correlationError(from: one) == nil)
        let apart = FeatureDistributions(of: Matrix(rows: 2, columns: 1, values: [8, 9]), features: [0], pairs: 0)
        #expect(one.distances(from: apart) == [1])
        #expect(one.quantiles(ofFeatureAt: 0, count: 3) == [1, 2.5, 4])
    }
}
