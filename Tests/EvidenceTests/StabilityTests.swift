import Comparison
import Core
import EmbeddingQuality
import Methods
import Rows
import Splitting
import Testing

@testable import Evidence

/// The first two features, which odd seeds exchange, mirror and enlarge.
private struct TurnedFeatures: TimedReduction {
    let featureCount: Int
    let latentSize = 2
    let trainingSeconds = 0.0
    let seed: UInt64

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(
            rows: rows.rows, columns: 2,
            values: (0..<rows.rows).flatMap {
                seed.isMultiple(of: 2) ? [rows[$0, 0], rows[$0, 1]] : [-4 * rows[$0, 1], 4 * rows[$0, 0]]
            })
    }
}

/// Codes that no seed has in common with another.
private struct UnrelatedCodes: TimedReduction {
    let featureCount: Int
    let latentSize = 2
    let trainingSeconds = 0.0
    let seed: UInt64

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(
            rows: rows.rows, columns: 2,
            values: (0..<rows.rows).flatMap { row -> [Float] in
                var generator = SeededGenerator(
                    seed: seed &+ UInt64(rows[row, 0].bitPattern) << 20, stream: "unrelated codes")
                return [Float(generator.normal()), Float(generator.normal())]
            })
    }
}

/// One code for all rows.
private struct CollapsedCodes: TimedReduction {
    let featureCount: Int
    let latentSize = 2
    let trainingSeconds = 0.0

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: 2) }
}

@Suite struct StabilityTests {
    private static let turned = Method("turned", TurnedFeatures.self, name: "T", longName: "turned features") {
        TurnedFeatures(featureCount: $0.source.featureCount, seed: $0.choices.seed)
    }
    private static let unrelated = Method("unrelated", UnrelatedCodes.self, name: "U", longName: "unrelated codes") {
        UnrelatedCodes(featureCount: $0.source.featureCount, seed: $0.choices.seed)
    }
    private static let collapsed = Method("collapsed", CollapsedCodes.self, name: "C", longName: "collapsed codes") {
        CollapsedCodes(featureCount: $0.source.featureCount)
    }

    /// Two directions of large variance among five.
    private func comparison(
        of methods: [Method], rows: Int = 300, isSplitAnew: Bool, repeats: Int = 3, seed: UInt64 = 7, threads: Int = 1
    ) throws -> ComparisonResult {
        var generator = SeededGenerator(seed: 3, stream: "stability rows")
        var values = generator.normals(rows: rows, columns: 5).values
        for index in values.indices where index % 5 < 2 { values[index] *= 20 * Float(index % 5 + 1) }
        let description = DatasetDescription(
            name: "rows", path: "rows.h5", rowCount: rows, featureCount: 5, dataPath: "/data", elementType: "float32",
            reason: "It is all there is.")
        var settings = ComparisonSettings(file: "rows.h5")
        settings.methods = methods
        settings.training = TrainingChoices(epochs: 2, hidden: [8], seed: seed)
        settings.scaling = .none
        settings.splitRule = isSplitAnew ? .random : .time
        settings.repeats = repeats
        settings.threads = threads
        let matrix = FeatureMatrix(rowCount: rows, featureCount: 5, storage: .float32(values))
        return try ComparisonResult(
            of: DataPreparation(settings).run(on: Dataset(matrix, description)), settings: settings)
    }

    @Test func whatTurnsStaysAndWhatIsUnrelatedDoesNot() throws {
        let result = try comparison(of: [.pca, Self.turned, Self.unrelated, Self.collapsed], isSplitAnew: false)
        let answer = try #require(result.findings.answer(to: Stability.self))
        let finding = answer.finding
        #expect(finding.rows == 300 && finding.neighbors == 12 && !finding.variesSplit)
        #expect(abs(finding.chance - 12.0 / 299) < 1e-15)
        // PCA comes out of the same rows the same each time, and is not fitted again.
        #expect(Set(finding.methods.keys) == ["turned", "unrelated", "collapsed"])
        let turned = try #require(finding.methods["turned"])
        #expect(turned.fits == 3 && turned.neighborsKept.value == 1)
        let still = try #require(turned.movement)
        #expect(still.median < 1e-5 && still.ninthDecile < 1e-5 && still.disparity < 1e-9)
        #expect(still.medianByChance > 0.5)
        let unrelated = try #require(finding.methods["unrelated"])
        #expect(abs(unrelated.neighborsKept.value - finding.chance) < 0.015)
        #expect(unrelated.neighborsKept.lower < unrelated.neighborsKept.value)
        let moved = try #require(unrelated.movement)
        #expect(abs(moved.median - moved.medianByChance) < 0.15 && moved.disparity > 0.9)
        #expect(moved.ninthDecile > moved.median)
        // Where all rows lie in one place, none has a neighbour that another fit could keep.
        let collapsed = try #require(finding.methods["collapsed"])
        #expect(collapsed.movement == nil && abs(collapsed.neighborsKept.value - finding.chance) < 0.015)
        #expect(answer.illustration.fits.map(\.method) == [Self.turned, Self.unrelated])
        #expect(finding.drawnRows == answer.illustration.rows.count && finding.drawnRows <= 250)
        for fits in answer.illustration.fits {
            #expect(fits.codes.count == 3)
            let own = try #require(result.study.methods.first { $0.method == fits.method })
            #expect(fits.codes[0] == own.codes.selecting(rows: answer.illustration.rows))
        }
    }

    /// PCA is fitted to other rows on each split, and hardly changes; each fit's codes are those of a comparison of its own.
    @Test func splitsMovePCALittle() throws {
        let result = try comparison(of: [.pca, .ae], isSplitAnew: true)
        let finding = try #require(result.findings[Stability.self])
        #expect(finding.variesSplit && Set(finding.methods.keys) == ["pca", "ae"])
        let pca = try #require(finding.methods["pca"])
        #expect(pca.fits == 3 && pca.neighborsKept.value > 0.9 && pca.neighborsKept.value < 1)
        let movement = try #require(pca.movement)
        #expect(movement.median < 0.1 && movement.medianByChance > 0.5)
        #expect(movement.median < movement.ninthDecile)
        let other = try comparison(of: [.pca, .ae], isSplitAnew: true, repeats: 1, seed: 8)
        #expect(other.findings[Stability.self] == nil)
        for (method, single) in zip(result.study.methods, other.study.methods) {
            #expect(method.repeats[1].codes == single.codes.selecting(rows: result.study.comparedRows))
        }
    }

    @Test func threadsChangeNothing() throws {
        let methods = [Method.pca, .ae]
        let one = try #require(try comparison(of: methods, isSplitAnew: true).findings[Stability.self])
        let three = try #require(try comparison(of: methods, isSplitAnew: true, threads: 3).findings[Stability.self])
        for id in ["pca", "ae"] {
            #expect(one.methods[id]?.neighborsKept == three.methods[id]?.neighborsKept)
            #expect(one.methods[id]?.movement?.median == three.methods[id]?.movement?.median)
            #expect(one.methods[id]?.movement?.disparity == three.methods[id]?.movement?.disparity)
        }
    }

    /// No more rows are compared than there is room for, and those of figures are among them.
    @Test func rowsAreSampled() throws {
        let result = try comparison(of: [.pca, Self.turned], rows: 2_500, isSplitAnew: false, repeats: 2)
        let rows = result.study.comparedRows
        #expect(rows.count == 2_000 && Set(rows).count == 2_000 && rows == rows.sorted())
        #expect(rows.contains { $0 >= 2_400 } && rows.contains { $0 < 100 })
        let answer = try #require(result.findings.answer(to: Stability.self))
        #expect(answer.finding.rows == 2_000)
        #expect(Set(answer.illustration.rows).isSubset(of: rows))
        #expect(result.study.methods[1].repeats[1].codes?.rows == 2_000)
    }

    /// Of few rows, fewer neighbours are compared.
    @Test func fewRowsHaveFewNeighbours() throws {
        let result = try comparison(of: [.pca, Self.turned], rows: 12, isSplitAnew: false)
        let finding = try #require(result.findings[Stability.self])
        #expect(finding.rows == 12 && finding.neighbors == 5)
        #expect(finding.methods["turned"]?.neighborsKept.value == 1)
    }
}
