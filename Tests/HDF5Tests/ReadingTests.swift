import HDF5
import TestSupport
import Testing

/// Files written by h5py, read back.
struct ReadingTests {
    private static let numbers = [0.0, 1, 2, 3, 100, 7]

    @Test(
        arguments: ["little", "big"],
        ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"])
    func everyNumberTypeReadsAsEveryOther(order: String, code: String) throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        let dataset = try file.dataset(at: "numbers/\(order)_\(code)")
        #expect(dataset.description.shape == [2, 3])
        #expect(try dataset.read(UInt8.self).map(Double.init) == Self.numbers)
        #expect(try dataset.read(Int32.self).map(Double.init) == Self.numbers)
        #expect(try dataset.read(Int64.self).map(Double.init) == Self.numbers)
        #expect(try dataset.read(Int.self).map(Double.init) == Self.numbers)
        #expect(try dataset.read(Float.self).map(Double.init) == Self.numbers)
        #expect(try dataset.read(Double.self) == Self.numbers)
        #expect(try dataset.read(Double.self, rows: 1..<2) == [3, 100, 7])
        #expect(try dataset.read(Double.self, rows: 1..<1).isEmpty)
        #expect(dataset.description.elementType.isNumeric)
    }

    @Test func typesAreNamedAsNumPyNamesThem() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        func type(_ path: String) throws -> HDF5ElementType { try file.dataset(at: path).description.elementType }
        #expect(try type("numbers/little_u1") == .integer(bytes: 1, isSigned: false, order: .littleEndian))
        #expect(try type("numbers/big_i4") == .integer(bytes: 4, isSigned: true, order: .bigEndian))
        #expect(try type("numbers/big_f2").description == "float16 (big-endian)")
        #expect(try type("boolean").description == "bool")
        #expect(try type("boolean").isBoolean)
        #expect(try !type("enumeration").isBoolean)
        #expect(try type("fixed_string") == .string(length: .fixed(4), characterSet: .ascii))
        #expect(try type("variable_string") == .string(length: .variable, characterSet: .utf8))
        #expect(try type("opaque") == .opaque(bytes: 4, tag: ""))
        #expect(try type("reference") == .reference)
        #expect(try type("sequence").description == "list of int32")
        let compound = try type("compound")
        guard case .compound(_, let members) = compound else {
            Issue.record("not a compound: \(compound)")
            return
        }
        #expect(members.map(\.name) == ["a", "b", "c"])
        #expect(members.map(\.type.description) == ["int16", "float64", "string (3 bytes)"])
    }

    @Test func halfPrecisionIsExact() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        let read = try file.dataset(at: "half").read(Float.self)
        let expected = try Fixtures.expected("half")
        #expect(read.count == 6)
        for (value, wanted) in zip(read, expected) {
            #expect(Double(value) == wanted || (value.isNaN && wanted.isNaN))
        }
    }

    @Test func textOfEveryKind() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        #expect(try file.dataset(at: "fixed_string").readStrings() == ["ab", "", "abcd"])
        #expect(try file.dataset(at: "fixed_utf8").readStrings() == ["é", "x"])
        #expect(try file.dataset(at: "variable_string").readStrings() == ["", "Mond", "月", "a\nb"])
        #expect(try file.dataset(at: "variable_string").readStrings(rows: 2..<4) == ["月", "a\nb"])
        #expect(try file.dataset(at: "variable_ascii").readStrings() == ["one", "two"])
    }

    @Test func enumerationsReadAsTheirValues() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        #expect(try file.dataset(at: "boolean").read(UInt8.self) == [1, 0, 1])
        #expect(try file.dataset(at: "enumeration").read(Int.self) == [2, 0, 2, 5])
        guard case .enumeration(_, let members) = try file.dataset(at: "enumeration").description.elementType else {
            Issue.record("no enumeration")
            return
        }
        #expect(members.map(\.name).sorted() == ["blue", "green", "red"])
    }

    @Test func shapesWithoutRows() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        #expect(try file.dataset(at: "scalar").read(Double.self) == [2.5])
        #expect(try file.dataset(at: "scalar").description.shape == [])
        #expect(try file.dataset(at: "null").read(Float.self).isEmpty)
        #expect(try file.dataset(at: "zero_rows").read(Float.self).isEmpty)
    }

    @Test func storageIsDescribed() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        let packed = try file.dataset(at: "packed")
        #expect(packed.description.chunkShape == [1, 3, 4])
        #expect(packed.description.maximumShape == [nil, 3, 4])
        #expect(packed.description.filters.map(\.name) == ["shuffle", "gzip"])
        #expect(packed.description.storedBytes > 0)
        #expect(try packed.read(Int.self) == Array(0..<24))
        #expect(try packed.read(Int.self, rows: 1..<2) == Array(12..<24))
        let checked = try file.dataset(at: "checked")
        #expect(checked.description.filters.map(\.name) == ["fletcher32"])
        #expect(try checked.read(Int.self) == Array(0..<24))
        #expect(try file.dataset(at: "half").description.storage == .contiguous)
    }

    @Test func attributesOfEveryKind() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        let group = try file.group(at: "attributes")
        #expect(try group.attribute("integer") == .integer(7))
        #expect(try group.attribute("number") == .number(0.25))
        #expect(try group.attribute("boolean") == .boolean(true))
        #expect(try group.attribute("string") == .string("Größe"))
        #expect(try group.attribute("fixed") == .string("fixed"))
        #expect(try group.attribute("integers") == .integers([1, -2, 3]))
        #expect(try group.attribute("numbers") == .numbers([0.5, 1.5]))
        #expect(try group.attribute("strings") == .strings(["a", "b", "c"]))
        #expect(try group.attribute("empty") == .empty)
        #expect(try group.attribute("absent") == nil)
        guard case .unread(.compound, _)? = try group.attribute("compound") else {
            Issue.record("a compound attribute is not to be read")
            return
        }
        let names = try group.attributes().map(\.name)
        #expect(names == names.sorted())
        #expect(names.count == 10)
    }
}
