import Comparison
import Core
import EmbeddingQuality
import HDF5
import Rows
import Splitting
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A model whose code is a row's first feature, known up to a standard deviation, and decodes to that feature alone.
private struct Blurred: ProbabilisticReduction {
    let logVariance: Float
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: 1, values: rows.column(0)) }

    func posterior(of rows: Matrix) -> Posterior {
        Posterior(Matrix(rows: rows.rows, columns: 2, values: rows.column(0).flatMap { [$0, logVariance] }))
    }

    func decode(_ codes: Matrix) -> Matrix {
        var rows = Matrix(rows: codes.rows, columns: featureCount)
        for row in 0..<codes.rows { rows[row, 0] = codes[row, 0] }
        return rows
    }

    func evidence(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> EvidenceLowerBound {
        let zeros = [Double](repeating: 0, count: rows.rows)
        return EvidenceLowerBound(reconstruction: zeros, divergence: zeros)
    }

    func importanceWeightedBounds(of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64) -> [Double] {
        [Double](repeating: 0, count: rows.rows)
    }

    func densityBaselines(fittedTo source: any RowSource, rows: [Int]) -> [DensityBaseline] { [] }

    static func method(logVariance: Float) -> Method {
        Method("blurred", Blurred.self, name: "B", longName: "blurred", followsPrior: true) {
            Blurred(logVariance: logVariance, featureCount: $0.source.featureCount, latentSize: $0.latentSize)
        }
    }
}

@Suite struct OverlapTests {
    private static let count = 200

    /// Rows whose first feature is in steps of 0.01 from 0 to 2, of two classes by halves.
    private func finding(_ methods: [Method], labelled: Bool = true) throws -> Overlap.Finding? {
        let folder = try TemporaryFolder()
        let path = folder.path + "/steps.h5"
        let file = try HDF5File(creating: path)
        let values = (0..<Self.count).flatMap { row -> [Double] in
            let others = (1..<4).map { column -> Double in
                let number = (row * 37 + column * 101 + row * column * 7) % 127
                return Double(number) / 127
            }
            return [0.01 * Double(row)] + others
        }
        try file.root.createDataset("x", shape: [Self.count, 4], values: values)
        if labelled {
            try file.root.createDataset("y", shape: [Self.count], values: (0..<Self.count).map { Double($0 / 100) })
        }
        try file.close()
        var settings = ComparisonSettings(file: path)
        settings.methods = methods
        settings.latentSize = 1
        settings.scaling = .none
        settings.keepsOutliers = true
        settings.splitRule = .random
        let result = try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
        return result.findings[Overlap.self]
    }

    @Test func widePosteriorsOverlapAllOthers() throws {
        let found = try #require(try finding([.pca, Blurred.method(logVariance: 0)]))
        #expect(found.method == "blurred" && found.rows == 40 && found.outcome == .holds)
        #expect(found.overlapping.value == 1 && found.overlappingOtherClass?.value == 1)
        // A standard deviation of 1, and a distance of 1 at most between rows of the two classes.
        #expect(found.overlappingByFactor.first == 0 && found.overlappingByFactor.last == 1)
        #expect(zip(found.overlappingByFactor, found.overlappingByFactor.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(found.activeDimensions == 1)
        let decoder = try #require(found.decoder)
        // One of four features changes, by one.
        #expect(decoder.decodedRows == 40 && decoder.dimensions == 1 && abs(decoder.changeMse.value - 0.25) < 1e-6)
        #expect(abs(decoder.changeByError.value - 0.25 / decoder.reconstructionMse) < 1e-6)
        #expect(decoder.changeByError.lower < decoder.changeByError.value)
    }

    @Test func narrowPosteriorsStandApart() throws {
        let found = try #require(try finding([Blurred.method(logVariance: -12)]))
        // A standard deviation of 0.0025, and rows at least 0.01 apart.
        #expect(
            found.overlapping.value == 0 && found.outcome == .fails && found.overlappingByFactor.allSatisfy { $0 == 0 })
        #expect(found.overlappingOtherClass?.value == 0)
    }

    @Test func withoutClassesOrPosteriorsThereIsLess() throws {
        let found = try #require(try finding([Blurred.method(logVariance: 0)], labelled: false))
        #expect(found.overlappingOtherClass == nil && found.overlappingOtherClassByFactor == nil)
        #expect(try finding([.pca]) == nil)
    }

    @Test func outcomes() {
        func outcome(_ lower: Double, _ upper: Double, rows: Int = 40, isCollapsed: Bool = false) -> ClaimOutcome {
            Overlap.outcome(
                Estimate(value: (lower + upper) / 2, lower: lower, upper: upper), rows: rows, isCollapsed: isCollapsed)
        }
        #expect(outcome(0.6, 0.9) == .holds && outcome(0.1, 0.4) == .fails && outcome(0.4, 0.6) == .undecided)
        #expect(outcome(0.6, 0.9, rows: 9) == .undecided && outcome(0.6, 0.9, isCollapsed: true) == .undecided)
    }
}
