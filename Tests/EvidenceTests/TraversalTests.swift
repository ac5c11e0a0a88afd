import Core
import Rows
import Testing

@testable import Evidence
@testable import Methods

/// A method with a likelihood whose decoder gives each pixel a multiple of one latent dimension.
private struct Painter: ProbabilisticReduction {
    let featureCount = 4
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: latentSize) }
    func posterior(of rows: Matrix) -> Posterior { Posterior(Matrix(rows: rows.rows, columns: 2 * latentSize)) }

    func decode(_ codes: Matrix) -> Matrix {
        Matrix(
            rows: codes.rows, columns: featureCount,
            values: (0..<codes.rows).flatMap { row in
                (0..<featureCount).map { Float($0 + 1) * codes[row, $0 % latentSize] }
            })
    }

    func evidence(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> EvidenceLowerBound {
        EvidenceLowerBound(reconstruction: [], divergence: [])
    }

    func importanceWeightedBounds(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> [Double] { [] }
    func densityBaselines(fittedTo source: any RowSource, rows: [Int]) -> [DensityBaseline] { [] }
}

@Suite struct TraversalTests {
    private func study(
        _ divergences: [Double], shape: ImageShape? = ImageShape(height: 2, width: 2), rows: Int = 3,
        axis: [Double]? = nil
    ) -> Study {
        let latentSize = divergences.count
        let result = MethodResult(
            method: .vae, latentSize: latentSize, codes: Matrix(rows: rows, columns: latentSize), measures: [:],
            seconds: 0,
            latentUse: LatentUse(divergences: divergences, meanVariances: divergences.map { $0 > 0.1 ? 1 : 0 }))
        return Study(
            data: StudyData(
                split: Split(training: [0], validation: [], test: Array(1..<rows)),
                truth: Matrix(
                    rows: rows - 1, columns: 4, values: (0..<(rows - 1) * 4).map { Float($0 * 7 % 5) + Float($0 % 3) }),
                featureNames: ["a", "b", "c", "d"], imageShape: shape, axisPlaces: axis),
            settings: StudySettings(latentSize: latentSize),
            fitted: [FittedMethod(.vae, Painter(latentSize: latentSize), seconds: 0)], methods: [result])
    }

    @Test func dimensionsAreDecodedInTheOrderOfTheirDivergence() throws {
        let answer = try #require(try Traversals.find(in: study([0.5, 2, 0.01])))
        let finding = answer.finding
        #expect(finding.dimensions.map(\.index) == [1, 0, 2] && finding.activeDimensions == 2)
        #expect(finding.latentDimensions == 3 && abs((finding.klDivergence ?? 0) - 2.51) < 1e-12)
        // SciPy's norm.ppf of 0.001, 0.12575, 0.2505 and so on.
        let quantiles = [-3.090232306167813, -1.14671362, -0.67291715, -0.31798014, 0]
        for (value, quantile) in zip(finding.values, quantiles) { #expect(abs(value - quantile) < 1e-6) }
        #expect(finding.values.count == Traversals.steps && abs((finding.values.last ?? 0) + quantiles[0]) < 1e-9)
        // The second dimension paints the second pixel alone, twice its value.
        let rows = answer.illustration.rows
        #expect(rows.rows == 27 && Array(rows[row: 0]) == [0, 2 * Float(finding.values[0]), 0, 0])
        // The ends differ by twice that in one of four pixels, of the first dimension in the first and the last.
        let reach = 2 * 3.090232306167813
        #expect(abs((finding.dimensions[0].endsMse ?? 0) - 4 * reach * reach / 4) < 1e-3)
        #expect(abs((finding.dimensions[1].endsMse ?? 0) - (1 + 16) * reach * reach / 4) < 1e-3)
    }

    @Test func someOfManyDimensionsAreDecoded() throws {
        let finding = try #require(try Traversals.find(in: study((0..<14).map { Double($0) }))).finding
        #expect(finding.dimensions.map(\.index) == (4..<14).reversed() && finding.latentDimensions == 14)
    }

    @Test func twoDimensionsAndTablesHaveNone() throws {
        #expect(try Traversals.find(in: study([1, 2])) == nil)
        #expect(try Traversals.find(in: study([1, 2, 3], shape: nil)) == nil)
    }

    @Test func oneDimensionIsAStripOfAnyRows() throws {
        for shape in [ImageShape(height: 2, width: 2), nil] {
            let answer = try #require(try Traversals.find(in: study([1], shape: shape)))
            #expect(answer.finding.dimensions.map(\.index) == [0])
            #expect(answer.illustration.rows.rows == Traversals.steps)
        }
    }

    @Test func curvesHaveSomeInAnyLatentSpace() throws {
        let answer = try #require(
            try Traversals.find(in: study([1, 2], shape: nil, rows: 13, axis: [400, 401, 403, 404])))
        #expect(answer.finding.dimensions.map(\.index) == [1, 0])
    }
}
