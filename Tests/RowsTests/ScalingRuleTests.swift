import Core
import Foundation
import Rows
import Testing

/// The scaling by each rule, of tables, images and counts.
@Suite struct ScalingRuleTests {
    private static let rows = Array(0..<4)
    /// Four rows of three columns, the last of which is constant, and one row that is not for training.
    private static let values: [Double] = [0, 10, 7, 2, 30, 7, 4, 20, 7, 6, 60, 7, 100, -9, 8]

    private func fit(_ dataset: Dataset, _ rule: ScalingRule) throws -> Scaling {
        try Scaling.fit(dataset, trainingRows: Self.rows, rule: rule)
    }

    /// Mean and standard deviation (divisor n) of a column of the training rows.
    private func moments(_ column: Int, of unit: (Double) -> Double = { $0 }) -> (mean: Double, variance: Double) {
        let values = Self.rows.map { unit(Self.values[3 * $0 + column]) }
        let mean = values.reduce(0, +) / 4
        return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4)
    }

    /// The scaled value of each of the first two columns by the definition, of a stored one.
    private func expected(_ rule: ScalingRule, column: Int, _ value: Double) -> Double {
        let (mean, variance) = moments(column)
        switch rule {
        case .auto, .standard: return (value - mean) / variance.squareRoot()
        case .range: return column == 0 ? value / 6 : (value - 10) / 50
        case .center: return (value - mean) / ((moments(0).variance + moments(1).variance) / 3).squareRoot()
        case .log1p:
            let variances = (0..<3).map { moments($0, of: { Foundation.log1p($0) }).variance }
            let spread = (variances.reduce(0, +) / 3).squareRoot()
            return (Foundation.log1p(value) - moments(column, of: { Foundation.log1p($0) }).mean) / spread
        case .none: return value
        }
    }

    @Test(arguments: ScalingRule.allCases)
    func columnsOfATable(rule: ScalingRule) throws {
        // Of negative values, there is no logarithm.
        let data = Dataset.table(.numbers(rule == .log1p ? Self.values.map { abs($0) } : Self.values, columns: 3))
        let scaling = try fit(data, rule)
        let rows = try ScaledRows(features: data.features, scaling: scaling).rows(at: Array(0..<5))
        for row in 0..<5 {
            for column in 0..<2 {
                let stored = try data.features.element(row: row, column: column)
                let found = rows[row, column]
                let wanted = expected(rule, column: column, stored)
                #expect(abs(Double(found) - wanted) < 1e-5 * max(1, abs(wanted)), "\(rule) \(row) \(column)")
                #expect(abs(scaling.stored(found, column: column) - stored) < 1e-4 * max(1, abs(stored)))
            }
            // The column that is constant in the training rows.
            if rule != .none, row < 4 { #expect(rows[row, 2] == 0) }
        }
        #expect(scaling.sentence.contains("(--scaling)") == (rule != .auto))
        #expect(scaling.sentence.contains("constant") == (rule != .none))
    }

    /// Cells as counts and as their logarithms are the same to methods where the user says how they are kept.
    @Test func countsAndLogarithmsAreTreatedAlike() throws {
        var generator = SeededGenerator(seed: 2, stream: "tests")
        let counts = (0..<60 * 8).map { _ in Double(Int(-8 * Foundation.log(1 - generator.uniform()))) }
        func scaled(
            _ values: [Double], _ rule: ScalingRule, _ change: (inout DatasetDescription) -> Void = { _ in }
        ) throws -> [Float] {
            let data = Dataset.table(.numbers(values, columns: 8), change)
            let scaling = try Scaling.fit(data, trainingRows: Array(0..<50), rule: rule)
            return try ScaledRows(features: data.features, scaling: scaling).rows(at: Array(0..<60)).values
        }
        let logarithms = counts.map { Foundation.log1p($0) }
        let expected = try scaled(counts, .log1p)
        #expect(zip(expected, try scaled(logarithms, .center)).allSatisfy { abs($0 - $1) < 1e-5 })
        // Of counts that were normalised as they were read, the logarithms have been taken.
        for rule in [ScalingRule.auto, .center, .log1p] {
            let read = try scaled(logarithms, rule) { $0.preparation.isLogCounts = true }
            #expect(zip(expected, read).allSatisfy { abs($0 - $1) < 1e-5 }, "\(rule)")
        }
        // The same as sparse rows, whose zeros stand for themselves.
        let sparse = FeatureMatrix(
            rowCount: 60, featureCount: 8, storage: .sparse64(SparseRows(dense: counts, width: 8)))
        for rule in ScalingRule.allCases {
            let scaling = try Scaling.fit(.table(sparse), trainingRows: Array(0..<50), rule: rule)
            let found = try ScaledRows(features: sparse, scaling: scaling).rows(at: Array(0..<60)).values
            #expect(zip(try scaled(counts, rule), found).allSatisfy { abs($0 - $1) < 1e-5 }, "\(rule)")
        }
    }

    @Test func whatMakesNoSenseIsRefused() throws {
        func message(_ rule: ScalingRule, _ dataset: Dataset, asCounts: Bool = false) throws -> String {
            try #require(throws: DatasetError.self) {
                try Scaling.fit(dataset, trainingRows: Self.rows, rule: rule, asCounts: asCounts)
            }.message
        }
        let negative = try message(.log1p, .table(.numbers(Self.values, columns: 3)))
        #expect(negative.contains("-9") && negative.contains("--scaling center"))
        let large = Dataset.table(.numbers(Self.values.map { 1e9 * $0 }, columns: 3))
        #expect(try message(.none, large).contains("Leave out --scaling none"))
        for rule in [ScalingRule.range, .standard, .center, .none] {
            let counts = Dataset.table(.numbers(Self.values.map { abs($0) }, columns: 3))
            #expect(try message(rule, counts, asCounts: true).contains("--scaling \(rule.rawValue)"))
        }
        let images = Dataset.images(
            .numbers(Self.values.prefix(12).map { $0 / 20 }, columns: 2), shape: ImageShape(height: 1, width: 2))
        for rule in [ScalingRule.standard, .center, .log1p, .none] {
            #expect(try message(rule, images).contains("--layout table"), "\(rule)")
        }
    }

    @Test func imagesByTheirObservedRangeOrNone() throws {
        let pixels: [Double] = [0.25, 0.5, 0.75, 0.5, 0.25, 0.5, 0.5, 0.5]
        let images = Dataset.images(.numbers(pixels, columns: 2), shape: ImageShape(height: 1, width: 2))
        #expect(try fit(images, .range).kind == .range(low: 0.25, high: 0.75, source: .observed))
        #expect(try fit(images, .none).kind == .range(low: 0, high: 1, source: .unchanged))
        #expect(try fit(images, .none).sentence.contains("(--scaling)"))
        #expect(try fit(images, .auto).kind == .range(low: 0, high: 0.75, source: .largestValue))
    }
}

extension SparseRows<Double> {
    /// Rows of which only the elements that are not zero are kept.
    fileprivate init(dense values: [Double], width: Int) {
        var (starts, columns, kept) = ([0], [Int32](), [Double]())
        for start in stride(from: 0, to: values.count, by: width) {
            for column in 0..<width where values[start + column] != 0 {
                columns.append(Int32(column))
                kept.append(values[start + column])
            }
            starts.append(kept.count)
        }
        self.init(starts: starts, columns: columns, values: kept)
    }
}
