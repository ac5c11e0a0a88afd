import Comparison
import Core
import EmbeddingQuality
import Rows
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A method with a likelihood whose codes say nothing: a normal distribution about 0.
private struct Blank: ProbabilisticReduction {
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: latentSize) }
    func posterior(of rows: Matrix) -> Posterior { Posterior(Matrix(rows: rows.rows, columns: 2 * latentSize)) }
    func decode(_ codes: Matrix) -> Matrix { Matrix(rows: codes.rows, columns: featureCount) }

    /// A loss of its own for each row, so that rows can be told apart.
    private func losses(of rows: Matrix) -> [Double] { (0..<rows.rows).map { Double(rows[$0, 0]) } }

    func evidence(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> EvidenceLowerBound {
        EvidenceLowerBound(reconstruction: losses(of: rows), divergence: [Double](repeating: 1, count: rows.rows))
    }

    func importanceWeightedBounds(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> [Double] {
        losses(of: rows).map { 0.5 - $0 }
    }

    func densityBaselines(fittedTo source: any RowSource, rows: [Int]) throws -> [DensityBaseline] {
        [
            DensityBaseline(.probabilisticPCA),
            DensityBaseline(
                .factorAnalysis, model: try FactorAnalysis.fit(source, rows: rows, latentSize: latentSize)),
        ]
    }
}

@Suite struct LikelihoodsTests {
    private static let blank = Method("blank", Blank.self, name: "B", longName: "blank") {
        Blank(featureCount: $0.source.featureCount, latentSize: $0.latentSize)
    }

    private func comparison(of methods: [Method]) throws -> ComparisonResult {
        let folder = try TemporaryFolder()
        var settings = ComparisonSettings(file: try SmallFile(kind: .table, labels: .none).write(to: folder))
        settings.methods = methods
        return try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
    }

    @Test func boundsStandBesideExactLikelihoods() throws {
        let result = try comparison(of: [.pca, Self.blank])
        let finding = try #require(result.findings[Likelihoods.self])
        let truth = result.study.data.truth
        #expect(finding.rows == truth.rows && finding.draws == Likelihoods.draws)
        let network = try #require(finding.networks["blank"])
        let mean = (0..<truth.rows).reduce(0.0) { $0 + Double(truth[$1, 0]) } / Double(truth.rows)
        #expect(abs(network.elbo.value - (-mean - 1)) < 1e-9)
        #expect(abs(network.importanceWeightedBound.value - (0.5 - mean)) < 1e-9)
        // The same difference in every row has no interval.
        #expect(abs(network.boundLessElbo.lower - 1.5) < 1e-9 && abs(network.boundLessElbo.upper - 1.5) < 1e-9)
        // Both terms of the bound, and what each dimension has of the second: nothing, since its posterior is the prior.
        #expect(abs(try #require(network.distortion).value - mean) < 1e-9 && network.rate?.value == 1)
        #expect(network.rateByDimension.count == result.settings.latentSize)
        #expect(network.rateByDimension.allSatisfy { $0.value == 0 })
        let values = (0..<truth.rows).map { Double(truth[$0, 0]) }
        let error = SampleMoments(values).standardDeviation / Double(truth.rows).squareRoot()
        #expect(abs(try #require(network.importanceWeightedStandardError) - error) < 1e-9)
        #expect(network.baselines.map(\.model) == [.probabilisticPCA, .factorAnalysis])
        let pca = try PCA.fit(
            result.data.rows, rows: result.study.data.split.training, latentSize: result.settings.latentSize)
        let known = try #require(pca.logLikelihoods(of: truth))
        let linear = network.baselines[0]
        #expect(abs(linear.logLikelihood.value - known.reduce(0, +) / Double(known.count)) < 1e-9)
        #expect(
            abs(linear.boundLessLogLikelihood.value - (0.5 - mean - linear.logLikelihood.value)) < 1e-9)
        #expect(linear.boundLessLogLikelihood.lower <= linear.boundLessLogLikelihood.value)
    }

    /// Probabilistic PCA is the PCA of the report.
    @Test func withoutPCAThereIsNoProbabilisticOne() throws {
        let finding = try #require(try comparison(of: [Self.blank]).findings[Likelihoods.self])
        #expect(finding.networks["blank"]?.baselines.map(\.model) == [.factorAnalysis])
        #expect(try comparison(of: [.pca]).findings[Likelihoods.self] == nil)
    }
}
