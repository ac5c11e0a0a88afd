import Core
import Foundation
import Testing

@testable import Methods

/// Draws from probabilistic PCA have the distribution that it gives likelihoods by.
@Suite struct PCASamplesTests {
    private static let rows: Matrix = {
        var generator = SeededGenerator(seed: 6, stream: "rows")
        var rows = generator.normals(rows: 500, columns: 5)
        for row in 0..<rows.rows {
            for column in 0..<5 { rows[row, column] *= [3, 2, 0.6, 0.5, 0.4][column] }
            rows[row, 1] += 0.8 * rows[row, 0] + 7
        }
        return rows
    }()

    @Test func drawsHaveTheLikelihoodOfTheModel() throws {
        let pca = try PCA.fit(Self.rows, rows: Array(0..<500), latentSize: 2)
        var generator = SeededGenerator(seed: 1, stream: "draws")
        let count = 4_000
        let samples = try #require(pca.samples(count, withNoise: true, using: &generator))
        let likelihoods = try #require(pca.logLikelihoods(of: samples))
        let logDeterminant = pca.explainedVariance.reduce(0) { $0 + log($1) } + 3 * log(pca.noiseVariance)
        let expected = -0.5 * (5 * log(2 * .pi) + logDeterminant + 5)
        // The exponent is half a χ² of five degrees of freedom, of variance 5 / 2.
        let error = (2.5 / Double(count)).squareRoot()
        #expect(abs(likelihoods.reduce(0, +) / Double(count) - expected) < 4 * error)
        let refitted = try PCA.fit(samples, rows: Array(0..<count), latentSize: 2)
        for (value, known) in zip(refitted.explainedVariance, pca.explainedVariance) {
            #expect(abs(value / known - 1) < 4 * (2 / Double(count)).squareRoot())
        }
        #expect(zip(refitted.mean, pca.mean).allSatisfy { abs($0 - $1) < 0.3 })
    }

    @Test func withoutNoiseRowsLieInThePlane() throws {
        let pca = try PCA.fit(Self.rows, rows: Array(0..<500), latentSize: 2)
        var generator = SeededGenerator(seed: 1, stream: "draws")
        let count = 4_000
        let samples = try #require(pca.samples(count, withNoise: false, using: &generator))
        let codes = pca.encode(samples)
        let decoded = pca.decode(codes)
        #expect(zip(decoded.values, samples.values).allSatisfy { abs($0 - $1) < 1e-4 })
        for component in 0..<2 {
            let variance = SampleMoments(codes.column(component).map(Double.init)).variance
            let known = pca.explainedVariance[component] - pca.noiseVariance
            #expect(abs(variance / known - 1) < 4 * (2 / Double(count)).squareRoot())
        }
    }

    @Test func withoutNoiseThereIsNoneToAdd() throws {
        let line = Matrix(rows: 4, columns: 2, values: [0, 0, 1, 2, 2, 4, 5, 10])
        let pca = try PCA.fit(line, rows: Array(0..<4), latentSize: 2)
        var generator = SeededGenerator(seed: 1, stream: "draws")
        #expect(pca.samples(3, withNoise: true, using: &generator) == nil)
        let samples = try #require(pca.samples(30, withNoise: false, using: &generator))
        #expect((0..<30).allSatisfy { abs(samples[$0, 1] - 2 * samples[$0, 0]) < 1e-3 })
    }
}
