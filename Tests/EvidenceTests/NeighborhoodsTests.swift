import Core
import EmbeddingQuality
import Foundation
import Rows
import Testing

@testable import Evidence
@testable import Methods

/// A network whose codes are a function of each row.
private struct Formula: TimedReduction, DecodingReduction {
    let featureCount: Int
    let latentSize: Int
    let trainingSeconds = 0.0
    let code: @Sendable ([Float]) -> [Float]

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(
            rows: rows.rows, columns: latentSize, values: (0..<rows.rows).flatMap { code(Array(rows[row: $0])) })
    }

    func decode(_ codes: Matrix) -> Matrix { Matrix(rows: codes.rows, columns: featureCount) }
}

/// Neighbourhoods in latent spaces of data whose answer is known.
@Suite struct NeighborhoodsTests {
    private static let network = Method("formula", Formula.self, name: "F", longName: "formula") { request in
        let size = request.latentSize
        return Formula(featureCount: request.source.featureCount, latentSize: size) { Array($0.prefix(size)) }
    }

    private func normals(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "rows")
        return generator.normals(rows: rows, columns: columns)
    }

    /// The study of PCA and of a formula, on rows of which the first half is for training.
    private func study(
        of rows: Matrix, latent: Int = 2, labels: Labels? = nil, methods: [Method] = [.pca, network],
        change: (inout StudySettings) -> Void = { _ in }, code: @escaping @Sendable ([Float]) -> [Float]
    ) throws -> Study {
        let half = rows.rows / 2
        let split = Split(training: Array(0..<half), validation: [], test: Array(half..<rows.rows))
        let data = StudyData(
            split: split, truth: rows.selecting(rows: split.test), labels: labels,
            featureNames: (0..<rows.columns).map { "\($0)" })
        var settings = StudySettings(seed: 3, latentSize: latent, threads: 2)
        change(&settings)
        let reductions = try methods.map { method -> any FittedReduction in
            if method == .pca { return try PCA.fit(rows, rows: split.training, latentSize: latent) }
            return Formula(featureCount: rows.columns, latentSize: latent, code: code)
        }
        let codes = try reductions.map { try $0.encode(rows) }
        let neighborhoods = try StudyNeighborhoods(
            of: zip(methods, codes).map { ($0, $1.selecting(rows: split.test)) }, in: data, settings)
        return Study(
            data: data, rows: rows, settings: settings,
            fitted: zip(methods, reductions).map { FittedMethod($0, $1, seconds: 0) },
            methods: zip(methods, codes).map { method, codes in
                MethodResult(method: method, latentSize: latent, codes: codes, measures: [:], seconds: 0)
            }, neighborhoods: neighborhoods)
    }

    private func finding(_ study: Study) throws -> Neighborhoods.Finding {
        try #require(try Neighborhoods.find(in: study)?.finding)
    }

    /// Permuting features of independent noise leaves it what it is: no more rows are reliable, or dubious, than by chance.
    @Test func noiseHasNoReliableRow() throws {
        let study = try study(of: normals(1_200, 8)) { Array($0.prefix(2)) }
        let answer = try #require(try Neighborhoods.find(in: study))
        let finding = answer.finding
        #expect(finding.rows == 600 && finding.shareByChance == 0.05)
        for id in ["pca", "formula"] {
            let reliability = try #require(finding.methods[id]?.reliability)
            // Four draws of the same in NumPy: 0.04 to 0.09.
            #expect(reliability.reliable < 0.13 && reliability.dubious < 0.13, "\(id): \(reliability)")
            let rows = try #require(answer.illustration.rows[id])
            #expect(rows.count == 600)
            #expect(abs(Double(rows.count { $0 == .reliable }) / 600 - reliability.reliable) < 1e-12)
            #expect(abs(Double(rows.count { $0 == .dubious }) / 600 - reliability.dubious) < 1e-12)
        }
    }

    /// Rows of a plane in eight dimensions lose nothing to PCA, and much to a projection on noise.
    @Test func rowsOfAPlaneAreReliable() throws {
        let (plane, noise) = (normals(800, 2), normals(800, 8, seed: 2))
        let directions = normals(8, 2, seed: 5)
        var rows = plane.multiplied(onto: directions)
        for index in rows.values.indices { rows.values[index] += 0.01 * noise.values[index] }
        let finding = try finding(study(of: rows) { row in [sin(1_000 * row[0]), sin(1_000 * row[1])] })
        let (linear, formula) = (try #require(finding.methods["pca"]), try #require(finding.methods["formula"]))
        #expect(linear.area.value > 0.9 && linear.trustworthiness.value > 0.99 && linear.tripletAccuracy.value > 0.98)
        #expect(try #require(linear.reliability).reliable > 0.9)
        #expect(try #require(linear.shepardCorrelation) > 0.99)
        #expect(formula.area.value < 0.1 && abs(formula.tripletAccuracy.value - 0.5) < 0.05)
        #expect(finding.data.area.value == 1 && finding.data.curve == nil && finding.data.shepardCorrelation == 1)
        #expect(finding.methods.values.allSatisfy { $0.balancedKnnAccuracy == nil && $0.centroidCorrelation == nil })
        #expect(finding.network == "formula" && finding.projections == .fails)
        let curve = try #require(linear.curve)
        #expect(curve.count == finding.curveNeighbors.count && finding.curveNeighbors.last == 398)
    }

    /// Along a circle PCA's only component lays one side over the other; the angle does not.
    @Test(arguments: [true, false]) func theAngleOfACircleIsTheBetterProjection(hasClasses: Bool) throws {
        var generator = SeededGenerator(seed: 4, stream: "angles")
        let angles = (0..<600).map { _ in 5.5 * generator.uniform() - 2.75 }
        let rows = Matrix(rows: 600, columns: 2, values: angles.flatMap { [Float(cos($0)), Float(sin($0))] })
        let labels: Labels =
            hasClasses
            ? .categorical(
                CategoricalLabels(
                    name: "side", categories: (0..<6).map { "\($0)" }, codes: angles.map { Int(($0 + 2.75) / 5.5 * 6) })
            )
            : .continuous(ContinuousLabels(name: "angle", values: angles))
        let finding = try finding(study(of: rows, latent: 1, labels: labels) { [atan2($0[1], $0[0])] })
        let difference = try #require(finding.differences["formula"])
        #expect(difference.area.lower > 0 && difference.trustworthiness.lower > 0)
        #expect(try #require(difference.label).lower > 0)
        #expect(finding.projections == .holds)
        let (linear, formula) = (try #require(finding.methods["pca"]), try #require(finding.methods["formula"]))
        #expect(formula.area.lower > linear.area.upper)
        if hasClasses {
            #expect(try #require(formula.balancedKnnAccuracy).lower > 0.9)
            #expect(try #require(finding.data.balancedKnnAccuracy).value > 0.9)
            #expect(formula.centroidCorrelation != nil && finding.data.centroidCorrelation == 1)
        } else {
            #expect(formula.balancedKnnAccuracy == nil && formula.centroidCorrelation == nil)
        }
    }

    /// A network that is the PCA is no better than it.
    @Test func whatIsTheSameIsNotBetter() throws {
        let rows = normals(200, 4)
        let linear = try PCA.fit(rows, rows: Array(0..<100), latentSize: 2)
        let finding = try finding(
            study(of: rows) { row in
                linear.encode(Matrix(rows: 1, columns: 4, values: row)).values
            })
        // Row by row, products may have other last bits than of all rows at once.
        let difference = try #require(finding.differences["formula"])
        #expect(difference.area.lower > -1e-3 && difference.area.upper < 1e-3 && finding.projections == .fails)
        let (one, other) = (try #require(finding.methods["pca"]), try #require(finding.methods["formula"]))
        #expect(abs(one.area.value - other.area.value) < 1e-3 && one.lcmcNeighbors == other.lcmcNeighbors)
    }

    @Test func outcomesFollowFromTheDifferences() {
        func estimate(_ lower: Double, _ upper: Double) -> Estimate {
            Estimate(value: (lower + upper) / 2, lower: lower, upper: upper)
        }
        let (better, worse, open) = (estimate(0.05, 0.1), estimate(-0.1, -0.05), estimate(-0.04, 0.05))
        let same = estimate(-0.004, 0.005)
        let cases: [(Estimate, Estimate, Estimate?, ClaimOutcome)] = [
            (better, better, better, .holds), (better, better, nil, .holds), (better, better, open, .holds),
            (open, better, better, .holds), (better, better, worse, .undecided), (better, open, nil, .undecided),
            (worse, worse, open, .fails), (worse, worse, nil, .fails), (worse, worse, better, .undecided),
            (worse, open, open, .undecided), (open, open, open, .undecided), (same, same, same, .fails),
            (same, same, nil, .fails), (same, same, open, .undecided), (estimate(0.001, 0.002), same, nil, .fails),
        ]
        for (area, trustworthiness, label, outcome) in cases {
            let difference = Neighborhoods.Difference(area: area, trustworthiness: trustworthiness, label: label)
            #expect(ProjectionClaim.outcome(difference) == outcome, "\(difference)")
        }
    }

    @Test func fewOrOddRows() throws {
        // Two test rows have no neighbourhoods, 39 no quantiles.
        #expect(try Neighborhoods.find(in: study(of: normals(4, 3)) { Array($0.prefix(2)) }) == nil)
        let few = try finding(study(of: normals(78, 3)) { Array($0.prefix(2)) })
        #expect(few.rows == 39 && few.methods.values.allSatisfy { $0.reliability == nil })
        let three = try finding(study(of: normals(6, 3)) { Array($0.prefix(2)) })
        #expect(three.rows == 3 && three.curveNeighbors == [1])
        // Features and codes that do not vary, and a single class.
        let labels = Labels.categorical(
            CategoricalLabels(name: "y", categories: ["a"], codes: [Int](repeating: 0, count: 100)))
        let constant = try finding(
            study(of: Matrix(rows: 100, columns: 3), labels: labels, methods: [Self.network]) { _ in [7, 7] })
        let formula = try #require(constant.methods["formula"])
        #expect(formula.shepardCorrelation == nil && formula.centroidCorrelation == nil)
        #expect(formula.balancedKnnAccuracy?.value == 1)
        #expect(
            formula.reliability == Neighborhoods.Reliability(reliable: 0, dubious: 0, reliableFrom: 0, dubiousBelow: 0))
        // PCA alone has no network to be held against, and no random projection.
        let alone = try finding(study(of: normals(100, 3), methods: [.pca]) { _ in [] })
        #expect(alone.differences.isEmpty && alone.projections == nil && alone.network == nil)
        #expect(alone.randomProjection == nil && alone.methods["pca"]?.reliability != nil)
    }

    @Test func manyRowsAreSampled() throws {
        let rows = normals(500, 3)
        let all = try study(of: rows) { Array($0.prefix(2)) }
        #expect(all.neighborhoods?.places == Array(0..<250))
        let some = try study(of: rows, change: { $0.exactLimit = 100 }) { Array($0.prefix(2)) }
        let places = try #require(some.neighborhoods?.places)
        #expect(places.count == 100 && places == places.sorted() && Set(places).count == 100)
        #expect(try finding(some).rows == 100)
        let other = try study(of: rows, change: { ($0.exactLimit, $0.seed) = (100, 4) }) { Array($0.prefix(2)) }
        #expect(other.neighborhoods?.places != places)
    }

    @Test func permutedRowsKeepEachFeature() {
        let rows = normals(50, 3)
        let permuted = PermutedRows.permuted(rows, seed: 1)
        for column in 0..<3 {
            #expect(permuted.column(column) != rows.column(column))
            #expect(permuted.column(column).sorted() == rows.column(column).sorted())
        }
        #expect(permuted == PermutedRows.permuted(rows, seed: 1) && permuted != PermutedRows.permuted(rows, seed: 2))
    }

    @Test(arguments: [1, 2, 9, 100, 3_998]) func sizesRunToTheLast(last: Int) {
        let sizes = NeighborhoodBench.sizes(upTo: last)
        #expect(sizes.first == 1 && sizes.last == last && sizes == Set(sizes).sorted())
        #expect(sizes.count < 70)
    }
}

extension Matrix {
    /// The product with another matrix's transpose.
    fileprivate func multiplied(onto directions: Matrix) -> Matrix {
        var result = Matrix(rows: rows, columns: directions.rows)
        for row in 0..<rows {
            for column in 0..<directions.rows {
                result[row, column] = zip(self[row: row], directions[row: column]).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        return result
    }
}
