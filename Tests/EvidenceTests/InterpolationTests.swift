import Comparison
import Core
import Datasets
import EmbeddingQuality
import Foundation
import HDF5
import Rows
import Splitting
import TestSupport
import Testing

@testable import Evidence
@testable import Methods

/// A method whose code is the angle that rows of ``CurvedRows`` are made of.
private struct Angle: DecodingReduction {
    /// The rows that are decoded.
    enum Decoder { case exact, awayFromRows, constant }

    let decoder: Decoder
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(rows: rows.rows, columns: 1, values: (0..<rows.rows).map { atan2(rows[$0, 1], rows[$0, 0]) })
    }

    func decode(_ codes: Matrix) -> Matrix {
        let rows = codes.values.flatMap { angle -> [Float] in
            let exact = CurvedRows.row(Double(angle)).map { Float($0) }
            switch decoder {
            case .exact: return exact
            case .awayFromRows: return CurvedRows.middle.contains(Double(angle)) ? exact.map { -3 * $0 } : exact
            case .constant: return exact.map { _ in 0 }
            }
        }
        return Matrix(rows: codes.rows, columns: featureCount, values: rows)
    }

    static func method(_ decoder: Decoder, followsPrior: Bool = true) -> Method {
        Method("angle", Angle.self, name: "A", longName: "angle", followsPrior: followsPrior) {
            Angle(decoder: decoder, featureCount: $0.source.featureCount, latentSize: $0.latentSize)
        }
    }
}

/// Rows on a curve that no blend of two of them lies on.
private enum CurvedRows {
    static let middle = 1.0...2.0

    static func row(_ angle: Double) -> [Double] {
        (1...3).flatMap { [cos(Double($0) * angle), sin(Double($0) * angle)] }
    }

    /// Angles from 0 to 3 in an irregular order, those of the middle or not.
    static func angles(_ count: Int, hasMiddle: Bool) -> [Double] {
        (0..<count).map { index in
            let place = Double(index) * 0.754877666
            let share = place - place.rounded(.down)
            return hasMiddle ? 3 * share : share < 0.5 ? 2 * share : 1 + 2 * share
        }
    }

    static func write(to folder: TemporaryFolder, angles: [Double], labels: [Double]) throws -> String {
        let path = folder.path + "/curve.h5"
        let file = try HDF5File(creating: path)
        try file.root.createDataset("x", shape: [angles.count, 6], values: angles.flatMap(row))
        try file.root.createDataset("y", shape: [angles.count], values: labels)
        try file.close()
        return path
    }
}

@Suite struct InterpolationTests {
    private func finding(
        _ methods: [Method], angles: [Double], labels: [Double], heldOut: ClosedRange<Double>? = nil
    ) throws -> Interpolation.Finding {
        let folder = try TemporaryFolder()
        var settings = ComparisonSettings(file: try CurvedRows.write(to: folder, angles: angles, labels: labels))
        settings.methods = methods
        settings.latentSize = 1
        settings.scaling = .none
        settings.keepsOutliers = true
        settings.splitRule = heldOut == nil ? .random : .auto
        settings.reading.heldOut = heldOut.map { HeldOutRows(path: "y", range: $0) }
        let result = try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
        return try #require(result.findings[Interpolation.self])
    }

    @Test func aDecoderThatKnowsTheCurveStaysOnIt() throws {
        let angles = CurvedRows.angles(300, hasMiddle: true)
        let found = try finding([.pca, Angle.method(.exact)], angles: angles, labels: angles.map { $0 < 1.5 ? 0 : 1 })
        let realness = try #require(found.realness)
        #expect(found.heldOut == nil && found.outcome == .holds && found.pairs >= 20 && realness.comparedRows == 60)
        // One dimension has no circle.
        #expect(realness.ways.map(\.method) == ["pca", "angle"] && realness.ways.allSatisfy { $0.route == .line })
        let (linear, exact) = (realness.ways[0], realness.ways[1])
        #expect(linear.nearerThanBlend == nil && linear.nearestDistance.value > 3 * exact.nearestDistance.value)
        #expect(exact.nearestDistance.value < 2)
        #expect(try #require(exact.nearerThanBlend).lower > 0.5)
        #expect(exact.farthestStep >= exact.nearestDistance.value && exact.distanceByStep.count == found.steps)
        #expect(
            abs(
                exact.distanceByStep[1..<found.steps - 1].reduce(0, +) / Double(found.steps - 2)
                    - exact.nearestDistance.value) < 1e-9)
    }

    @Test func aDecoderThatLeavesTheDataIsFound() throws {
        let angles = CurvedRows.angles(300, hasMiddle: false)
        let labels = angles.map { $0 < 1.5 ? 0.0 : 1 }
        let found = try finding([Angle.method(.awayFromRows)], angles: angles, labels: labels)
        #expect(found.outcome == .fails)
        #expect(try #require(found.realness?.ways.first?.nearerThanBlend).upper < 0)
        // The same method makes no claim where its codes follow no prior.
        let other = try finding([Angle.method(.awayFromRows, followsPrior: false)], angles: angles, labels: labels)
        #expect(other.outcome == nil && other.realness?.ways.first?.nearerThanBlend != nil)
    }

    /// All is the same to a decoder that has collapsed: its rows are near to many, and say nothing.
    @Test func aConstantDecoderDecidesNothing() throws {
        let angles = CurvedRows.angles(300, hasMiddle: true)
        let found = try finding([Angle.method(.constant)], angles: angles, labels: angles.map { $0 < 1.5 ? 0 : 1 })
        #expect(found.outcome == .undecided)
        let gain = try #require(found.realness?.ways.first?.nearerThanBlend)
        #expect(abs(gain.value) < 1e-9 && abs(gain.upper - gain.lower) < 1e-9)
    }

    @Test func rowsThatWereHeldOutAreDecoded() throws {
        let angles = CurvedRows.angles(300, hasMiddle: true)
        let found = try finding(
            [.pca, Angle.method(.exact)], angles: angles, labels: angles, heldOut: CurvedRows.middle)
        let held = try #require(found.heldOut)
        #expect(found.realness == nil && found.outcome == .holds && found.pairs == 20)
        #expect(held.from >= 1 && held.to <= 2 && held.rows == angles.count { CurvedRows.middle.contains($0) })
        // As far from the range as it is wide.
        #expect(abs(held.lowEnd - 0) < 0.2 && abs(held.highEnd - 3) < 0.2)
        #expect(held.labels.count == found.steps && held.labels.allSatisfy { (held.from...held.to).contains($0) })
        #expect(held.ways.map(\.method) == ["pca", "angle", "blend"])
        let exact = held.ways[1]
        #expect(exact.mse.value < 0.01 && exact.ssim == nil && exact.mseByStep.count == found.steps)
        #expect(try #require(exact.mseBelowBlend).lower > 0.9)
        #expect(held.ways[2].mseBelowBlend == nil && held.ways[2].mse.value > 0.1)
        let wrong = try finding(
            [Angle.method(.awayFromRows)], angles: angles, labels: angles, heldOut: CurvedRows.middle)
        #expect(wrong.outcome == .fails)
    }

    /// The ways of PCA and of the blend across the gap of the moons, as NumPy has them over all pairs of training rows within 2° of 60° and
    /// of 178°: MSE .0268 and .0401 from the nearest held-out image within 2°.
    @Test func theMoonBetweenCrescentAndFull() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "datasets")
        var settings = ComparisonSettings(file: folder.appending(path: "moons-gap.h5").path)
        settings.methods = [.pca]
        let result = try ComparisonResult(of: DataPreparation(settings).run(), settings: settings)
        let held = try #require(result.findings[Interpolation.self]?.heldOut)
        #expect(abs(held.from - 100.126) < 0.01 && abs(held.to - 139.99) < 0.01 && held.unit == "degree")
        #expect(abs(held.lowEnd - 60) < 3 && abs(held.highEnd - 178) < 3)
        let (linear, blend) = (try #require(held.way(of: .pca)), try #require(held.way(of: nil)))
        #expect(abs(linear.mse.value - 0.0268) < 0.004, "\(linear.mse.value)")
        #expect(abs(blend.mse.value - 0.0401) < 0.006, "\(blend.mse.value)")
        #expect(try #require(linear.mseBelowBlend).lower > 0)
        #expect(try #require(linear.ssim).value > 0.2)
        #expect(result.findings[Interpolation.self]?.outcome == nil, "no method follows the prior")
    }

    @Test func rangesAreHeldOutOnlyWhereTrainingRowsLieOnBothSides() {
        func range(_ test: (Double) -> Bool) -> HeldOutRange? {
            let values = (0..<100).map { Double($0 * 37 % 100) }
            let tested = values.indices.filter { test(values[$0]) }
            let others = values.indices.filter { !test(values[$0]) }
            return HeldOutRange(
                ContinuousLabels(name: "age", values: values),
                split: Split(
                    training: Array(others.dropLast(5)), validation: Array(others.suffix(5)), test: tested))
        }
        #expect(range { (40..<60).contains($0) }?.from == 40)
        #expect(range { (40..<60).contains($0) }?.to == 59)
        #expect(range { $0 < 20 } == nil, "nothing below")
        #expect(range { $0 >= 80 } == nil, "nothing above")
        #expect(range { (40..<45).contains($0) } == nil, "too few rows")
        #expect(range { Int($0) % 5 == 0 } == nil, "rows at random")
    }

    @Test func outcomesNeedAnIntervalAndPairs() {
        func outcome(_ lower: Double, _ upper: Double, pairs: Int = 20) -> ClaimOutcome {
            Interpolation.outcome(
                Estimate(value: (lower + upper) / 2, lower: lower, upper: upper), pairs: pairs, margin: 0.05)
        }
        #expect(outcome(0.1, 0.2) == .holds && outcome(-0.2, -0.1) == .fails && outcome(-0.1, 0.3) == .undecided)
        #expect(outcome(0.03, 0.04) == .undecided && outcome(-0.04, -0.03) == .undecided, "too small to matter")
        #expect(outcome(0.1, 0.2, pairs: 9) == .undecided)
        #expect(Interpolation.outcome(nil, pairs: 20, margin: 0.05) == .undecided)
    }
}
