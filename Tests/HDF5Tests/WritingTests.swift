import Foundation
import HDF5
import TestSupport
import Testing

/// Files written and read back.
struct WritingTests {
    /// Random arrays of random shapes, read back whole and in random slices of rows.
    @Test(arguments: 0..<40)
    func randomArraysComeBack(seed: Int) throws {
        var generator = LinearCongruentialGenerator(state: UInt64(seed) &+ 1)
        let folder = try TemporaryFolder()
        let path = folder.path("random.h5")
        let shape = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Int.random(in: 1...9, using: &generator) }
        let count = shape.reduce(1, *)
        let storage: HDF5Storage
        let chunk = shape.map { Int.random(in: 1...$0, using: &generator) }
        switch seed % 3 {
        case 0: storage = .contiguous
        case 1: storage = .chunked(chunk)
        default: storage = .compressed(chunk: chunk, level: 6)
        }
        let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let integers = (0..<count).map { _ in Int.random(in: .min ... .max, using: &generator) }
        let floats = (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
        let doubles = (0..<count).map { _ in Double.random(in: -1e300...1e300, using: &generator) }

        let written = try HDF5File(creating: path)
        try written.root.createDataset("bytes", shape: shape, values: bytes, storage: storage)
        try written.root.createDataset("integers", shape: shape, values: integers, storage: storage)
        try written.root.createDataset("floats", shape: shape, values: floats, storage: storage)
        try written.root.createGroup("group").createDataset("doubles", shape: shape, values: doubles, storage: storage)
        try written.close()

        let file = try HDF5File(reading: path)
        #expect(try file.dataset(at: "bytes").read(UInt8.self) == bytes)
        #expect(try file.dataset(at: "floats").read(Float.self) == floats)
        let rowLength = count / shape[0]
        for _ in 0..<5 {
            let first = Int.random(in: 0...shape[0], using: &generator)
            let last = Int.random(in: first...shape[0], using: &generator)
            let elements = first * rowLength..<last * rowLength
            #expect(try file.dataset(at: "integers").read(Int.self, rows: first..<last) == Array(integers[elements]))
            #expect(
                try file.dataset(at: "group/doubles").read(Double.self, rows: first..<last) == Array(doubles[elements]))
        }
        let description = try file.dataset(at: "bytes").description
        #expect(description.shape == shape)
        #expect(description.chunkShape == (seed % 3 == 0 ? nil : chunk))
        #expect(description.filters.map(\.name) == (seed % 3 == 2 ? ["shuffle", "gzip"] : []))
    }

    @Test func textAndBooleansComeBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("text.h5")
        let strings = ["", "Mond", "月", "zero\nbreak", String(repeating: "long ", count: 1000)]
        let written = try HDF5File(creating: path)
        try written.root.createDataset("strings", strings: strings)
        try written.root.createDataset("one", shape: [], strings: ["only"])
        try written.root.createDataset("none", strings: [])
        try written.root.createDataset("booleans", booleans: [true, false, true])
        try written.close()

        let file = try HDF5File(reading: path)
        #expect(try file.dataset(at: "strings").readStrings() == strings)
        #expect(try file.dataset(at: "strings").readStrings(rows: 1..<3) == ["Mond", "月"])
        #expect(try file.dataset(at: "one").readStrings() == ["only"])
        #expect(try file.dataset(at: "none").readStrings() == [])
        #expect(try file.dataset(at: "booleans").description.elementType.isBoolean)
        #expect(try file.dataset(at: "booleans").read(Int.self) == [1, 0, 1])
    }

    @Test func attributesComeBack() throws {
        let values: [(String, HDF5AttributeValue)] = [
            ("boolean", .boolean(true)), ("booleans", .booleans([true, false])), ("empty", .empty),
            ("integer", .integer(-3)), ("integers", .integers([1, .max, .min])), ("number", .number(0.1)),
            ("numbers", .numbers([1, 2.5])), ("string", .string("Größe")), ("strings", .strings(["a", "", "ж"])),
        ]
        let folder = try TemporaryFolder()
        let written = try HDF5File(creating: folder.path("attributes.h5"))
        let dataset = try written.root.createDataset("data", shape: [1], values: [Float(1)])
        for (name, value) in values {
            try written.root.setAttribute(name, value)
            try dataset.setAttribute(name, value)
        }
        _ = consume dataset
        try written.close()

        let file = try HDF5File(reading: folder.path("attributes.h5"))
        #expect(try file.root.attributes().map(\.name) == values.map(\.0))
        #expect(try file.root.attributes().map(\.value) == values.map(\.1))
        #expect(try file.dataset(at: "data").attributes().map(\.value) == values.map(\.1))
    }

    @Test func theSameValuesMakeTheSameBytes() throws {
        let folder = try TemporaryFolder()
        for name in ["first.h5", "second.h5"] {
            let file = try HDF5File(creating: folder.path(name))
            let values = (0..<600).map { Float($0) }
            try file.root.createDataset(
                "data", shape: [100, 6], values: values, storage: .compressed(chunk: [10, 6], level: 4))
            try file.root.createGroup("group").createDataset("names", strings: ["a", "b"])
            try file.close()
            if name == "first.h5" { usleep(1_100_000) }
        }
        let first = try Data(contentsOf: URL(fileURLWithPath: folder.path("first.h5")))
        let second = try Data(contentsOf: URL(fileURLWithPath: folder.path("second.h5")))
        #expect(first == second)
    }

    @Test func placesThatCannotBeWritten() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: HDF5Error.self) { _ = try HDF5File(creating: folder.path("absent/file.h5")) }
        #expect(error?.reason == "No such file or directory")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsSaid() throws {
        let error = #expect(throws: HDF5Error.self) {
            let file = try HDF5File(creating: "/dev/full")
            let values = (0..<100_000).map { Float($0) }
            let dataset = try file.root.createDataset("data", shape: [values.count], values: values)
            try dataset.setAttribute("unit", .string("m"))
            try file.root.createGroup("group").createDataset("more", shape: [values.count], values: values)
            try file.close()
        }
        #expect(error?.reason == "No space left on device")
    }

    @Test func manyThreadsAtOnce() async throws {
        let folder = try TemporaryFolder()
        let paths = (0..<4).map { folder.path("\($0).h5") }
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for (index, path) in paths.enumerated() {
                group.addTask {
                    let file = try HDF5File(creating: path)
                    for round in 0..<20 {
                        try file.root.createDataset("\(round)", shape: [100], values: Array(index..<index + 100))
                        #expect(throws: HDF5Error.self) { _ = try file.dataset(at: "absent") }
                    }
                    try file.close()
                    return try HDF5File(reading: path).dataset(at: "19").read(Int.self)
                }
            }
            for try await values in group { #expect(values.count == 100) }
        }
    }
}

/// A generator for tests (Knuth's MMIX constants), since a failing case must come again.
struct LinearCongruentialGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
