import Core
import Foundation
import Rows
import Testing

/// The range of pixels and the spread of columns, found from the data.
struct ScalingTests {
    @Test func theStatedRangeComesFirst() throws {
        let scaling = try Scaling.fit(
            .images(.bytes([0, 3, 16, 1, 5, 5, 5, 5], columns: 4), validRange: 0...16), trainingRows: [0, 1])
        #expect(scaling.kind == .range(low: 0, high: 16, source: .validRange))
        #expect(scaling.sentence.contains("valid_range"))
        #expect(scaling.sentence.contains("16"))
    }

    @Test func aStatedRangeThatIsNotTrueIsPassedOver() throws {
        let scaling = try Scaling.fit(
            .images(.bytes([0, 3, 200, 1], columns: 4), validRange: 0...16), trainingRows: [0])
        #expect(scaling.kind == .range(low: 0, high: 255, source: .elementType))
        #expect(scaling.sentence.contains("not true"))
    }

    @Test func theTypesRangeComesNext() throws {
        let scaling = try Scaling.fit(.images(.bytes([0, 3, 64, 1], columns: 4)), trainingRows: [0])
        #expect(scaling.kind == .range(low: 0, high: 255, source: .elementType))
    }

    @Test(arguments: [(63, 63.0), (1, 1.0), (0, 1.0)] as [(UInt8, Double)])
    func valuesUnderAQuarterOfItAreDividedByTheLargest(largest: UInt8, divisor: Double) throws {
        let scaling = try Scaling.fit(.images(.bytes([0, largest, 0, 0], columns: 4)), trainingRows: [0])
        #expect(scaling.kind == .range(low: 0, high: divisor, source: .largestValue))
    }

    @Test func onlyTrainingRowsCount() throws {
        let scaling = try Scaling.fit(
            .images(.bytes([0, 10, 0, 0, 255, 255, 255, 255], columns: 4)), trainingRows: [0])
        #expect(scaling.kind == .range(low: 0, high: 10, source: .largestValue))
        let columns = try Scaling.fit(.table(.numbers([1, 2, 3, 4, 1000, -1000], columns: 2)), trainingRows: [0, 1])
        #expect(columns.kind == .standardised(mean: [2, 3], standardDeviation: [1, 1]))
    }

    @Test func countsAreScaledByTheirLogarithms() throws {
        let values: [Double] = [0, 3, 1, 0, 7, 100_000, 4, 9]
        let counts = Dataset.table(.numbers(values, columns: 2))
        let scaling = try Scaling.fit(counts, trainingRows: [0, 1, 2], asCounts: true)
        guard case .logarithmic(let mean, let standardDeviation) = scaling.kind else {
            Issue.record("\(scaling.kind)")
            return
        }
        #expect(scaling.sentence.contains("logarithm"))
        #expect(abs(mean[0] - (log1p(0.0) + log1p(1) + log1p(7)) / 3) < 1e-12)
        let rows = try ScaledRows(features: counts.features, scaling: scaling).rows(at: [0, 1, 2, 3])
        for (index, value) in rows.values.enumerated() {
            #expect(abs(scaling.stored(value, column: index % 2) - values[index]) < 1e-4 * max(1, values[index]))
            let expected = (log1p(values[index]) - mean[index % 2]) / standardDeviation[index % 2]
            #expect(abs(Double(value) - expected) < 1e-6 * max(1, abs(expected)))
        }
        // Bytes give what the same numbers give as floating point.
        let bytes = Dataset.table(.bytes([0, 3, 1, 0], columns: 2))
        #expect(
            try ScaledRows(features: bytes.features, scaling: scaling).rows(at: [0, 1]).values
                == Array(rows.values[..<4]))
    }

    @Test(arguments: [-1, 0.5])
    func whatIsNoCountIsRefused(value: Double) throws {
        let error = try #require(throws: DatasetError.self) {
            try Scaling.fit(.table(.numbers([0, 1, 2, value], columns: 2)), trainingRows: [0, 1], asCounts: true)
        }
        #expect(error.message.contains("row 1, column 1") && error.message.contains("--data"))
    }

    @Test func imagesAreNoCounts() {
        #expect(throws: DatasetError.self) {
            try Scaling.fit(.images(.bytes([0, 3, 200, 1], columns: 4)), trainingRows: [0], asCounts: true)
        }
    }

    @Test func constantColumnsAreOnlyCentredAndCounted() throws {
        let scaling = try Scaling.fit(
            .table(.numbers([1, 7, 0.1, 3, 7, 0.1, 5, 7, 0.1], columns: 3)), trainingRows: [0, 1, 2])
        guard case .standardised(let mean, let deviation) = scaling.kind else {
            Issue.record("not standardised")
            return
        }
        #expect(mean[1] == 7)
        #expect(deviation[1] == 1)
        #expect(deviation[2] == 1)
        #expect(abs(deviation[0] - (8.0 / 3).squareRoot()) < 1e-12)
        #expect(scaling.sentence.contains("2 columns are constant"))
    }

    @Test func valuesTooLargeToBeSquaredAreRefused() {
        let error = #expect(throws: DatasetError.self) {
            try Scaling.fit(.table(.numbers([1, 1e200, 2, -1e200], columns: 2)), trainingRows: [0, 1])
        }
        #expect(error?.message.contains("Column 1") == true)
    }
}
