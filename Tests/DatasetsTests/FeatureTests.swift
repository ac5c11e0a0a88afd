import Core
import Datasets
import Rows
import TestSupport
import Testing

/// The numbers that come out.
struct FeatureTests {
    private func elements(_ file: String) throws -> (FeatureMatrix, [Double]) {
        let features = try Dataset.read(Fixtures.path(file)).features
        let elements = try (0..<features.rowCount).flatMap { row in
            try (0..<features.featureCount).map { try features.element(row: row, column: $0) }
        }
        return (features, elements)
    }

    @Test func elementTypesAreKeptAsNarrowAsTheyAre() throws {
        let (half, halves) = try elements("float16.h5")
        guard case .float32 = half.storage else {
            Issue.record("float16 is not kept as Float")
            return
        }
        #expect(halves == (try Fixtures.expected("float16")))
        let (single, singles) = try elements("big_endian.h5")
        guard case .float32 = single.storage else {
            Issue.record("float32 is not kept as Float")
            return
        }
        #expect(singles == (try Fixtures.expected("float32")))
        let (long, longs) = try elements("integers.h5")
        guard case .float64 = long.storage else {
            Issue.record("int64 is not kept as Double")
            return
        }
        #expect(longs == (try Fixtures.expected("int64")))
        for file in ["digits.h5", "mnist.h5", "masks.h5"] {
            guard case .uint8 = try elements(file).0.storage else {
                Issue.record("bytes are not kept as bytes")
                return
            }
        }
    }

    @Test(arguments: ["channels_first.h5", "factors.h5"])
    func channelsAreNextToEachOther(file: String) throws {
        let expected = try Fixtures.expected("colour")
        #expect(try elements(file).1.prefix(expected.count) == expected[...])
    }

    /// Random rows of every storage and scaling, against the plain formula.
    @Test(arguments: 0..<30)
    func rowsAreScaledAsTheFormulaSays(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "tests")
        let (rows, columns) = (1 + Int(generator.next() % 9), 1 + Int(generator.next() % 70))
        let values = (0..<rows * columns).map { _ in generator.normal() * 1000 }
        let storage: FeatureMatrix.Storage
        switch seed % 3 {
        case 0: storage = .uint8(values.map { UInt8(truncatingIfNeeded: Int($0)) })
        case 1: storage = .float32(values.map { Float($0) })
        default: storage = .float64(values)
        }
        let features = FeatureMatrix(rowCount: rows, featureCount: columns, storage: storage)
        let mean = (0..<columns).map { _ in generator.normal() * 100 }
        let deviation = (0..<columns).map { _ in 0.5 + generator.uniform() * 100 }
        let kind: Scaling.Kind =
            seed % 2 == 0
            ? .standardised(mean: mean, standardDeviation: deviation) : .range(low: -5, high: 300, source: .observed)
        let scaling = Scaling(kind: kind, sentence: "")
        let indices = (0..<7).map { _ in Int(generator.next() % UInt64(rows)) }
        let scaled = try ScaledRows(features: features, scaling: scaling).rows(at: indices)
        for (position, row) in indices.enumerated() {
            for column in 0..<columns {
                let value = try features.element(row: row, column: column)
                let expected = seed % 2 == 0 ? (value - mean[column]) / deviation[column] : (value + 5) / 305
                let found = Double(scaled[position, column])
                #expect(
                    abs(found - expected) <= 2e-6
                        * max(abs(expected), (abs(value) + abs(mean[column])) / deviation[column], 1))
                #expect(abs(scaling.stored(scaled[position, column], column: column) - value) < 1e-2)
            }
        }
    }
}
