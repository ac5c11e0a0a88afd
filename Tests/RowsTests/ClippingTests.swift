import Core
import Foundation
import Rows
import TestSupport
import Testing

/// The bounds that features of tables are held within.
@Suite struct ClippingTests {
    private func table(_ columns: [[Double]], _ change: (inout DatasetDescription) -> Void = { _ in }) -> Dataset {
        let values = columns[0].indices.flatMap { row in columns.map { $0[row] } }
        return .table(.numbers(values, columns: columns.count), change)
    }

    private func fit(
        _ dataset: Dataset, trainingRows: Range<Int>? = nil, rule: ScalingRule = .auto
    ) throws -> Clipping? {
        let all = Array(0..<dataset.features.rowCount)
        return try Clipping.fit(dataset, trainingRows: trainingRows.map(Array.init) ?? all, rows: all, rule: rule)
    }

    private func draw(_ count: Int, seed: UInt64 = 3, _ value: (inout SeededGenerator) -> Double) -> [Double] {
        var generator = SeededGenerator(seed: seed, stream: "tests")
        return (0..<count).map { _ in value(&generator) }
    }

    /// Features without outliers.
    enum Harmless: CaseIterable {
        case normal, uniform, exponential, twoGroups
        /// One value too often, and others far away.
        case binary, zeroInflated, sparse, grades

        func value(_ generator: inout SeededGenerator) -> Double {
            switch self {
            case .normal: return generator.normal()
            case .uniform: return generator.uniform()
            case .exponential: return -log(1 - generator.uniform())
            case .twoGroups:
                let center: Double = generator.uniform() < 0.9 ? 0 : 20
                return center + generator.normal()
            case .binary: return generator.uniform() < 0.01 ? 1 : 0
            case .zeroInflated:
                let isZero = generator.uniform() < 0.4
                return isZero ? 0 : exp(2 * generator.normal())
            case .sparse:
                let isZero = generator.uniform() < 0.97
                return isZero ? 0 : 100 * generator.uniform()
            case .grades:
                let grades: [Double] = [1, 2, 2, 2, 3, 40]
                return grades[Int(generator.next() % 6)]
            }
        }
    }

    /// Nothing of them is clipped, whatever their distribution.
    @Test(arguments: Harmless.allCases)
    func whatHasNoOutliersIsLeft(kind: Harmless) throws {
        let values = draw(400, kind.value)
        let normal = draw(400) { $0.normal() }
        #expect(try fit(table([values, normal])) == nil, "\(kind)")
    }

    /// Of heavy tails, next to nothing is clipped.
    @Test func heavyTailsAreHardlyTouched() throws {
        let values = draw(20_000) { $0.studentT(degreesOfFreedom: 3) }
        let clipping = try #require(try fit(table([values])))
        #expect(clipping.valueCount < 80 && clipping.valueCount > 20)
    }

    /// Outliers are counted and held at the bound, in rows for training and for testing, and do not stretch the scale.
    @Test(arguments: [ScalingRule.auto, .standard, .range, .center])
    func outliersAreHeldAtTheBounds(rule: ScalingRule) throws {
        let (first, second) = (draw(500) { $0.normal() }, draw(500, seed: 4) { 10 + $0.normal() })
        var (one, other) = (first, second)
        for row in [3, 77, 460] { one[row] = 1e6 }
        other[77] = -1e6
        let data = table([one, other])
        let clipping = try #require(try fit(data, trainingRows: 0..<400, rule: rule))
        #expect(clipping.valueCount == 4 && clipping.rowCount == 3 && clipping.featureCount == 2)
        #expect(clipping.sentence.hasPrefix("Outliers were clipped: 4 values in 3 rows, of 2 features, more"))
        #expect(clipping.upper[0] > 5 && clipping.upper[0] < 7 && clipping.lower[1] > 3 && clipping.lower[1] < 5)
        let scaling = try Scaling.fit(data, trainingRows: Array(0..<400), rule: rule, clipping: clipping)
        let rows = try ScaledRows(features: data.features, scaling: scaling).rows(at: Array(0..<500))
        #expect(rows[3, 0] == rows[77, 0] && rows[3, 0] == rows[460, 0])
        #expect(abs(scaling.stored(rows[460, 0], column: 0) - clipping.upper[0]) < 1e-5)
        #expect(abs(scaling.stored(rows[77, 1], column: 1) - clipping.lower[1]) < 1e-5)
        // The other rows are what they would be if the outliers had been at the bounds in the file.
        for row in [3, 77, 460] { one[row] = clipping.upper[0] }
        other[77] = clipping.lower[1]
        let tame = table([one, other])
        let expected = try ScaledRows(
            features: tame.features, scaling: Scaling.fit(tame, trainingRows: Array(0..<400), rule: rule)
        ).rows(at: Array(0..<500))
        #expect(zip(rows.values, expected.values).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test func boundsGoWithTheUnit() throws {
        var values = draw(300) { $0.normal() }
        values[7] = 50
        let one = try #require(try fit(table([values])))
        let other = try #require(try fit(table([values.map { 1e-6 * $0 }])))
        #expect(abs(other.upper[0] - 1e-6 * one.upper[0]) < 1e-12 && other.valueCount == one.valueCount)
    }

    /// A feature that is the same in all training rows has no unit: other rows are held at that value.
    @Test func whatIsConstantInTheTrainingRowsStaysSo() throws {
        let normal = draw(200) { $0.normal() }
        let constant = (0..<200).map { $0 == 190 ? 1000.0 : 7 }
        let data = table([normal, constant])
        let clipping = try #require(try fit(data, trainingRows: 0..<150))
        #expect(clipping.lower[1] == 7 && clipping.upper[1] == 7 && clipping.valueCount == 1)
        let scaling = try Scaling.fit(data, trainingRows: Array(0..<150), clipping: clipping)
        let rows = try ScaledRows(features: data.features, scaling: scaling).rows(at: [0, 190])
        #expect(rows[0, 1] == 0 && rows[1, 1] == 0)
        // One training row that differs makes it no constant, wherever the sample has looked.
        let large = (0..<9_000).map { $0 == 1 ? 8.0 : $0 == 8_999 ? 1000 : 7 }
        #expect(try fit(table([large, draw(9_000) { $0.normal() }]), trainingRows: 0..<8_500) == nil)
    }

    @Test func missingValuesAreNoOutliers() throws {
        var values = draw(300) { $0.normal() }
        values[7] = .nan
        values[8] = .infinity
        #expect(try fit(table([values]) { $0.preparation.missingCount = 2 }) == nil)
        values[9] = 1e9
        let data = table([values]) { $0.preparation.missingCount = 2 }
        let clipping = try #require(try fit(data))
        #expect(clipping.valueCount == 1)
        let scaling = try Scaling.fit(data, trainingRows: Array(0..<300), clipping: clipping)
        let rows = try ScaledRows(features: data.features, scaling: scaling).rows(at: [7, 8])
        #expect(rows.values.allSatisfy { abs($0) < 1e-6 })
    }

    @Test func onlyTablesAreClipped() throws {
        var values = draw(300) { $0.normal() }
        values[7] = 1e9
        let columns = [values, values.map { -$0 }]
        #expect(try fit(table(columns)) != nil)
        #expect(try fit(table(columns) { $0.imageShape = ImageShape(height: 1, width: 2) }) == nil)
        #expect(try fit(table(columns) { $0.seriesShape = SeriesShape(times: 1, channels: 2) }) == nil)
        #expect(try fit(table(columns) { $0.preparation.isLogCounts = true }) == nil)
        for rule in [ScalingRule.none, .log1p] { #expect(try fit(table(columns), rule: rule) == nil) }
        // Too few rows to know what is usual.
        #expect(try fit(table(columns), trainingRows: 0..<19) == nil)
    }
}
