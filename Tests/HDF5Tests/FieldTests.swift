import HDF5
import TestSupport
import Testing

/// Fields of compound rows, read one by one.
struct FieldTests {
    @Test func numbersOfEveryKind() throws {
        let file = try HDF5File(reading: Fixtures.layout("compound.h5"))
        let dataset = try file.dataset(at: "flowers")
        #expect(try dataset.read(fields: ["id"], as: Int.self) == Array(0..<24))
        #expect(try dataset.read(fields: ["spots"], as: UInt8.self).prefix(4) == [0, 7, 14, 0])
        #expect(try dataset.read(fields: ["ok"], as: Int.self).prefix(3) == [1, 0, 1])
        let expected = try Fixtures.expected("compound", by: "layout_fixtures")
        let pair = try dataset.read(fields: ["pair"], as: Double.self)
        let rows = stride(from: 0, to: expected.count, by: 6)
        let expectedPairs: [Double] = rows.flatMap { start in Array(expected[start + 4..<start + 6]) }
        #expect(pair == expectedPairs)
        #expect(try dataset.read(fields: ["width"], as: Double.self) == rows.map { start in expected[start + 1] })
    }

    @Test func severalAtOnce() throws {
        let file = try HDF5File(reading: Fixtures.layout("compound.h5"))
        let dataset = try file.dataset(at: "flowers")
        let expected = try Fixtures.expected("compound", by: "layout_fixtures")
        #expect(try dataset.read(fields: ["length", "width", "spots", "ok", "pair"], as: Double.self) == expected)
        let pair = try dataset.read(fields: ["pair", "id"], as: Float.self)
        #expect(pair.count == 72 && pair[5] == 1 && pair[3] == Float(expected[10]))
    }

    @Test func textOfBothKinds() throws {
        let file = try HDF5File(reading: Fixtures.layout("compound.h5"))
        let dataset = try file.dataset(at: "flowers")
        #expect(try dataset.readStrings(field: "species").prefix(3) == ["B cell", "T cell", "Mönch"])
        #expect(try dataset.readStrings(field: "note") == (0..<24).map { "n\($0)" })
    }

    @Test func bytesOfBitsAreNumbers() throws {
        let file = try HDF5File(reading: Fixtures.layout("pytables.h5"))
        #expect(try file.dataset(at: "events").read(fields: ["on"], as: Int.self).prefix(4) == [0, 1, 0, 1])
    }

    @Test(arguments: ["species", "nothing", ""])
    func fieldsWithoutNumbers(field: String) throws {
        let file = try HDF5File(reading: Fixtures.layout("compound.h5"))
        let dataset = try file.dataset(at: "flowers")
        #expect(throws: HDF5Error.self) { try dataset.read(fields: [field], as: Double.self) }
    }
}
