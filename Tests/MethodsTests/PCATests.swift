import Core
import LinearAlgebra
import Methods
import NeuralNetworks
import Testing

@Suite("PCA")
struct PCATests {
    @Test("is scikit-learn's", arguments: try PCAReference.all())
    func matchesReference(_ reference: PCAReference) throws {
        let data = reference.matrix
        let pca = try PCA.fit(data, rows: Array(0..<data.rows), latentSize: reference.latent)

        #expect(pca.latentSize == reference.latent)
        #expect(pca.featureCount == reference.columns)
        #expect(largestDifference(pca.mean, reference.mean) < 1e-9 * (1 + (reference.mean.map(abs).max() ?? 0)))
        // Components are stored as Float.
        #expect(largestDifference(pca.components.values.map(Double.init), reference.components) < 2e-7)
        for (value, expected) in zip(pca.explainedVariance, reference.explainedVariance) {
            #expect(abs(value - expected) < 1e-9 * expected + 1e-12 * reference.explainedVariance[0])
        }
        #expect(largestDifference(pca.explainedVarianceRatio, reference.explainedVarianceRatio) < 1e-10)
        #expect(abs(pca.noiseVariance - reference.noiseVariance) < 1e-12 * reference.explainedVariance[0])

        let codes = pca.encode(data)
        let scale = reference.explainedVariance[0].squareRoot()
        let firstCodes = codes.values.prefix(reference.firstCodes.count).map(Double.init)
        #expect(largestDifference(firstCodes, reference.firstCodes) < 1e-6 * scale)
    }

    @Test(
        "reconstructs with scikit-learn's error",
        arguments: try PCAReference.all().filter { !$0.name.contains("far from zero") })
    func matchesReconstructionError(_ reference: PCAReference) throws {
        let data = reference.matrix
        let pca = try PCA.fit(data, rows: Array(0..<data.rows), latentSize: reference.latent)
        let error = meanSquaredError(data, pca.decode(pca.encode(data)))
        #expect(abs(error - reference.mse) < 1e-6 * reference.mse + 1e-13)
    }

    @Test("has orthonormal components")
    func componentsAreOrthonormal() throws {
        for reference in try PCAReference.all() {
            let data = reference.matrix
            let components = try PCA.fit(data, rows: Array(0..<data.rows), latentSize: reference.latent).components
            let products = components.multiplied(byTransposeOf: components)
            for row in 0..<components.rows {
                for column in 0..<components.rows {
                    #expect(abs(products[row, column] - (row == column ? 1 : 0)) < 1e-5)
                }
            }
        }
    }

    @Test("is the same by every solver", arguments: PCA.Solver.allCases)
    func solversAgree(solver: PCA.Solver) throws {
        for (rows, columns) in [(300, 40), (40, 300), (90, 90), (6, 50), (700, 200), (300, 1_500)] {
            let data = sample(rows: rows, columns: columns)
            let chosen = Array(0..<rows)
            let expected = try PCA.fit(data, rows: chosen, latentSize: 3)
            let pca = try PCA.fit(data, rows: chosen, latentSize: 3, solver: solver)
            #expect(largestDifference(pca.mean, expected.mean) < 1e-12)
            #expect(abs(pca.totalVariance / expected.totalVariance - 1) < 1e-12)
            for (value, reference) in zip(pca.explainedVariance, expected.explainedVariance) {
                #expect(abs(value - reference) < 1e-9 * reference + 1e-12 * expected.explainedVariance[0])
            }
            let difference = zip(pca.components.values, expected.components.values).map { abs($0 - $1) }.max()
            #expect(try #require(difference) < 2e-5)
        }
    }

    @Test("is the same to the last bit on any number of threads", arguments: PCA.Solver.allCases)
    func threadsMakeNoDifference(solver: PCA.Solver) throws {
        for (rows, columns) in [(9_000, 20), (2_700, 300), (400, 1_200)] {
            let data = sample(rows: rows, columns: columns)
            let alone = try PCA.fit(data, rows: Array(0..<rows), latentSize: 2, solver: solver)
            let together = try WorkerPool(threads: 3).lead {
                try PCA.fit(data, rows: Array(0..<rows), latentSize: 2, solver: solver, team: $0)
            }
            #expect(together.components == alone.components)
            #expect(together.mean == alone.mean && together.totalVariance == alone.totalVariance)
            #expect(together.explainedVariance == alone.explainedVariance)
        }
    }

    @Test(
        "has a solver for every size",
        arguments: [
            (60_000, 784, 2, PCA.Solver.covariance), (1_000, 20_000, 2, .innerProducts),
            (68_000, 32_000, 2, .iterative), (68_000, 32_000, 10_000, .covariance),
            // Of a few thousand rows with many features, inner products take less than passes for many components.
            (3_000, 50_000, 64, .innerProducts), (3_000, 50_000, 2, .iterative), (4_000, 4_000, 64, .iterative),
        ])
    func choosesSolver(rows: Int, features: Int, latentSize: Int, expected: PCA.Solver) {
        #expect(PCA.Solver(rows: rows, features: features, latentSize: latentSize) == expected)
    }

    @Test("fits the named rows only, wherever they lie")
    func fitsNamedRows() throws {
        let data = sample(rows: 900, columns: 7)
        let chosen = stride(from: 1, to: 900, by: 3).map { $0 }
        let fromAll = try PCA.fit(data, rows: chosen, latentSize: 3)
        let fromCopy = try PCA.fit(data.selecting(rows: chosen), rows: Array(0..<chosen.count), latentSize: 3)
        #expect(fromAll.components == fromCopy.components)
        #expect(fromAll.mean == fromCopy.mean)
        #expect(fromAll.trainingRowCount == 300)
    }

    @Test("leaves components zero past the rank of the rows", arguments: [3, 30], PCA.Solver.allCases)
    func handlesMoreComponentsThanRank(rows: Int, solver: PCA.Solver) throws {
        // Rows on a line in the plane of two of five features.
        let values = (0..<rows).flatMap { row -> [Float] in [Float(row), 3, 2 * Float(row), 0, -1] }
        let data = Matrix(rows: rows, columns: 5, values: values)
        let pca = try PCA.fit(data, rows: Array(0..<rows), latentSize: 8, solver: solver)
        #expect(pca.latentSize == 8)
        #expect(abs(pca.explainedVarianceRatio[0] - 1) < 1e-12)
        #expect(pca.explainedVariance.dropFirst().allSatisfy { $0 == 0 })
        #expect(abs(pca.components[0, 2] - 2 / Float(5).squareRoot()) < 1e-6)
        #expect(pca.components.values.dropFirst(5).allSatisfy { $0 == 0 })
        #expect(meanSquaredError(data, pca.decode(pca.encode(data))) < 1e-10)
    }

    @Test("of identical rows decodes every code to that row")
    func handlesNoVariance() throws {
        let data = Matrix(rows: 4, columns: 3, values: Array(repeating: [0.1, 0.2, 0.7], count: 4).flatMap { $0 })
        let pca = try PCA.fit(data, rows: [0, 1, 2, 3], latentSize: 2)
        #expect(pca.explainedVarianceRatio == [0, 0])
        #expect(pca.decode(Matrix(rows: 1, columns: 2, values: [5, -5])).values == [0.1, 0.2, 0.7])
    }

    @Test("refuses numbers that are not finite and too few rows", arguments: [Float.nan, .infinity])
    func refusesBadInput(bad: Float) throws {
        for (rows, columns) in [(20, 4), (4, 20)] {
            var data = sample(rows: rows, columns: columns)
            data[2, 1] = bad
            #expect(throws: LinearAlgebraError.self) { try PCA.fit(data, rows: Array(0..<rows), latentSize: 2) }
        }
        #expect(throws: LinearAlgebraError.tooFewRows(operation: "principal component analysis", needed: 2, given: 1)) {
            try PCA.fit(sample(rows: 5, columns: 3), rows: [0], latentSize: 2)
        }
    }

    @Test("truncated is the PCA of fewer components")
    func keepsComponents() throws {
        let data = sample(rows: 200, columns: 9)
        let rows = Array(0..<200)
        let truncated = try PCA.fit(data, rows: rows, latentSize: 6).keeping(2)
        let fitted = try PCA.fit(data, rows: rows, latentSize: 2)
        #expect(largestDifference(truncated.explainedVarianceRatio, fitted.explainedVarianceRatio) < 1e-12)
        #expect(abs(truncated.noiseVariance - fitted.noiseVariance) < 1e-12)
        let difference = zip(truncated.components.values, fitted.components.values).map { abs($0 - $1) }.max()
        #expect(try #require(difference) < 1e-6)
    }

    /// Correlated rows: `[rows, columns]`.
    private func sample(rows: Int, columns: Int) -> Matrix {
        var generator = SeededGenerator(seed: 4, stream: "sample")
        var data = Matrix(rows: rows, columns: columns)
        for row in 0..<rows {
            let shared = generator.normal()
            for column in 0..<columns {
                data[row, column] = Float(shared * Double(column) + generator.normal() * Double(1 + column % 3))
            }
        }
        return data
    }

    private func meanSquaredError(_ truth: Matrix, _ guess: Matrix) -> Double {
        zip(truth.values, guess.values).reduce(0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }
            / Double(truth.values.count)
    }

    private func largestDifference(_ values: [Double], _ expected: [Double]) -> Double {
        guard values.count == expected.count else { return .infinity }
        return zip(values, expected).map { abs($0 - $1) }.max() ?? 0
    }
}
