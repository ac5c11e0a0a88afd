import Comparison
import Core
import EmbeddingQuality
import Rows
import Synchronization
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A method with a likelihood that counts the rows that it is given.
private final class CountingReduction: ProbabilisticReduction {
    let featureCount: Int
    let latentSize: Int
    /// The number of times that rows and codes were encoded and decoded so far, by their numbers.
    let counts = Mutex((encoded: [[Float]: Int](), decoded: [[Float]: Int]()))

    init(_ request: FitRequest) {
        featureCount = request.source.featureCount
        latentSize = request.latentSize
    }

    func encode(_ rows: Matrix) -> Matrix { posterior(of: rows).means }

    func posterior(of rows: Matrix) -> Posterior {
        counts.withLock { counts in
            for row in 0..<rows.rows { counts.encoded[Array(rows[row: row]), default: 0] += 1 }
        }
        // Each row has a log-variance of its own, its first feature.
        return Posterior(
            Matrix(
                rows: rows.rows, columns: 2 * latentSize,
                values: (0..<rows.rows).flatMap { row in
                    rows[row: row].prefix(latentSize) + [Float](repeating: rows[row, 0], count: latentSize)
                }))
    }

    func decode(_ codes: Matrix) -> Matrix {
        counts.withLock { counts in
            for row in 0..<codes.rows { counts.decoded[Array(codes[row: row]), default: 0] += 1 }
        }
        return Matrix(
            rows: codes.rows, columns: featureCount,
            values: (0..<codes.rows).flatMap { row in
                Array(codes[row: row]) + [Float](repeating: 0, count: featureCount - latentSize)
            })
    }

    func evidence(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> EvidenceLowerBound {
        let posterior = posterior ?? self.posterior(of: rows)
        return EvidenceLowerBound(
            reconstruction: [Double](repeating: 0, count: rows.rows), divergence: posterior.divergences)
    }

    func importanceWeightedBounds(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> [Double] {
        [Double](repeating: 0, count: rows.rows)
    }

    func densityBaselines(fittedTo source: any RowSource, rows: [Int]) -> [DensityBaseline] { [] }
}

@Suite struct RowPassTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// However many measures need codes, reconstructions or posteriors, each row is encoded and decoded once.
    @Test func rowsAreEncodedAndDecodedOnce() throws {
        let method = Method("counting", CountingReduction.self, name: "C", longName: "counting") {
            CountingReduction($0)
        }
        var settings = ComparisonSettings(file: try SmallFile(kind: .table, labels: .none).write(to: folder))
        settings.methods = [method]
        let data = try DataPreparation(settings).run()
        let fitted = try MethodFitting(data, settings: settings).run { _ in }
        let reduction = try #require(fitted.shown[0].reduction as? CountingReduction)
        let result = try ComparisonResult(of: data, fitted: fitted, settings: settings)
        // Measures alone; questions ask about other rows and codes, and again about some.
        reduction.counts.withLock { $0 = ([:], [:]) }
        _ = try Assessment(rows: data.rows, data: result.study.data, settings: result.study.settings).study(of: fitted)
        let counts = reduction.counts.withLock { $0 }
        let all = Array(0..<data.dataset.features.rowCount)
        let (rows, codes) = (try data.rows.rows(at: all), result.study.methods[0].codes)
        #expect(all.allSatisfy { counts.encoded[Array(rows[row: $0])] == 1 })
        #expect(all.allSatisfy { counts.decoded[Array(codes[row: $0])] == 1 })
        // The test rows have their own posteriors, in their own order.
        let posterior = reduction.posterior(of: try data.rows.rows(at: data.split.test))
        let measured = result.study.methods[0]
        #expect(measured.measures[.divergence]?.rows?.perRow == posterior.divergences)
        #expect(measured.latentUse == LatentUse(of: posterior, codes: measured.codes, rows: data.split.training))
        let pass = try RowPass(
            of: result.study.fitted[0], over: data.rows, test: data.split.test.reversed(),
            settings: result.study.settings)
        #expect(pass.testPosterior?.divergences == posterior.divergences.reversed())
        #expect(pass.testPosterior?.means == pass.testCodes)
        #expect(measured.codeDeviations == reduction.posterior(of: rows).standardDeviations)
        #expect(pass.testReconstruction == reduction.decode(pass.testCodes))
    }
}
