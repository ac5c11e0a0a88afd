import TestSupport
import Testing

@testable import HDF5

/// Chunks that are unpacked here, beside what the library makes of them.
struct ChunkTests {
    static let files = ["earliest", "growing", "version_1_14", "version_1_14_growing", "skipped"]

    static func path(_ name: String) -> String { Fixtures.path("chunks/\(name).h5") }

    private func bits<Element: BitwiseCopyable>(_ values: [Element]) -> [UInt8] {
        unsafe values.withUnsafeBytes { unsafe Array($0) }
    }

    /// The elements that the library alone reads.
    private func plain<Element: HDF5Element>(
        _ dataset: borrowing HDF5Dataset, _ rows: Range<Int>, as type: Element.Type
    ) throws -> [Element] {
        var values = [Element](repeating: .zero, count: rows.count * dataset.description.rowLength)
        try unsafe values.withUnsafeMutableBytes {
            if let start = $0.baseAddress, !rows.isEmpty {
                try unsafe dataset.readByLibrary(rows, as: Element.nativeElement, into: start)
            }
        }
        return values
    }

    /// Reads a data set in every way that there is, and compares the bits.
    private func compare<Element: HDF5Element>(
        _ file: borrowing HDF5File, _ name: String, as type: Element.Type,
        _ generator: inout LinearCongruentialGenerator
    ) throws {
        let path = "\(name)/chunked"
        let dataset = try file.dataset(at: path)
        guard let plan = try ChunkPlan(dataset, as: Element.nativeElement) else { return }
        let all = 0..<dataset.description.rowCount
        let length = dataset.description.rowLength
        let expected = try plain(try file.dataset(at: "\(name)/plain"), all, as: type)
        // HDF5 1.10.8 makes of -1 in the other byte order the largest unsigned number, but 0 of one in this order.
        if !plan.stored.isSwapped || plan.stored.element == plan.element {
            #expect(bits(try plain(dataset, all, as: type)) == bits(expected), "\(path) by the library as \(type)")
        }
        #expect(bits(try dataset.read(type)) == bits(expected), "\(path) as \(type)")
        for round in 0..<3 {
            var reader = try HDF5RowReader(
                try file.dataset(at: path), as: Element.nativeElement, threads: round + 1,
                maximumKeptBytes: round == 1 ? 0 : 1 << 20)
            var start = 0
            // Blocks one after the other, and now and then one from anywhere.
            while start < all.upperBound {
                let end = Int.random(in: start + 1...all.upperBound, using: &generator)
                let first = Int.random(in: all, using: &generator)
                let rows = Int.random(in: 0..<4, using: &generator) == 0 ? first..<all.upperBound : start..<end
                var block = [Element](repeating: .zero, count: rows.count * length)
                var span = block.mutableSpan
                try reader.read(rows: rows, into: &span)
                let wanted = Array(expected[rows.lowerBound * length..<rows.upperBound * length])
                #expect(bits(block) == bits(wanted), "rows \(rows) of \(path) as \(type)")
                start = end
            }
        }
    }

    @Test(arguments: files)
    func chunksUnpackedHereAndByTheLibraryHaveEqualBits(name: String) throws {
        let file = try HDF5File(reading: Self.path(name))
        var generator = LinearCongruentialGenerator(state: 11)
        let members = try file.root.links(limit: 100).map(\.name)
        var unpacked = 0
        for member in members {
            try compare(file, member, as: Float.self, &generator)
            try compare(file, member, as: Double.self, &generator)
            try compare(file, member, as: UInt8.self, &generator)
            try compare(file, member, as: Int16.self, &generator)
            try compare(file, member, as: UInt32.self, &generator)
            try compare(file, member, as: Int64.self, &generator)
            try compare(file, member, as: UInt64.self, &generator)
            let dataset = try file.dataset(at: "\(member)/chunked")
            if try ChunkPlan(dataset, as: .double) != nil { unpacked += 1 }
        }
        // Five of six have filters. Two gzips are too many, and a second shuffle is written without its width.
        #expect(unpacked == (name == "skipped" ? members.count - 2 : members.count - members.count / 6))
    }

    @Test func whatTheLibraryReadsComesOutOfTheReaderToo() throws {
        for (path, name) in [(Self.path("earliest"), "05/chunked"), (Fixtures.layout("filters.h5"), "lzf")] {
            let file = try HDF5File(reading: path)
            let expected = try file.dataset(at: name).read(Double.self)
            var reader = try HDF5RowReader(try file.dataset(at: name), as: .double)
            let (rows, length) = (reader.dataset.description.rowCount, reader.dataset.description.rowLength)
            var values = [Double](repeating: 1, count: rows * length)
            var span = values.mutableSpan
            try reader.read(rows: 0..<rows, into: &span)
            #expect(bits(values) == bits(expected) && reader.rowsPerChunk != nil)
        }
    }

    /// Arrays that this package writes, in blocks that end anywhere.
    @Test(arguments: 0..<20)
    func blocksOfRandomArrays(seed: Int) throws {
        var generator = LinearCongruentialGenerator(state: UInt64(seed) &+ 77)
        let folder = try TemporaryFolder()
        let shape = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Int.random(in: 1...20, using: &generator)
        }
        let chunk = shape.map { Int.random(in: 1...$0, using: &generator) }
        let values = (0..<shape.reduce(1, *)).map { _ in Int16.random(in: -300...300, using: &generator) }
        let written = try HDF5File(creating: folder.path("x.h5"))
        let group = try written.root.createGroup("x")
        try group.createDataset("chunked", shape: shape, values: values, storage: .compressed(chunk: chunk, level: 5))
        try group.createDataset("plain", shape: shape, values: values)
        _ = consume group
        try written.close()
        let file = try HDF5File(reading: folder.path("x.h5"))
        try compare(file, "x", as: Int16.self, &generator)
        try compare(file, "x", as: Int8.self, &generator)
        try compare(file, "x", as: Float.self, &generator)
    }

    /// Enough for several threads to share, again and again.
    @Test(arguments: 1...4)
    func threadsShareTheWork(threads: Int) throws {
        let folder = try TemporaryFolder()
        let (rows, length) = (3_000, 200)
        let values = (0..<rows * length).map { Int16(truncatingIfNeeded: $0 &* $0 / 7) }
        let written = try HDF5File(creating: folder.path("x.h5"))
        try written.root.createDataset(
            "x", shape: [rows, length], values: values, storage: .compressed(chunk: [37, 90], level: 1))
        try written.close()
        let file = try HDF5File(reading: folder.path("x.h5"))
        var reader = try HDF5RowReader(try file.dataset(at: "x"), as: .int16, threads: threads)
        for round in 0..<10 {
            let block = rows / (round + 1)
            for start in stride(from: 0, to: rows, by: block) {
                let wanted = start..<min(start + block, rows)
                var read = [Int16](repeating: -1, count: wanted.count * length)
                var span = read.mutableSpan
                try reader.read(rows: wanted, into: &span)
                #expect(read[...] == values[wanted.lowerBound * length..<wanted.upperBound * length], "\(wanted)")
            }
        }
    }

    @Test func filesThatAreBeingWrittenAreReadByTheLibrary() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("x.h5"))
        let values = (0..<60).map { Float($0) }
        let dataset = try file.root.createDataset(
            "x", shape: [20, 3], values: values, storage: .compressed(chunk: [7, 2], level: 5))
        #expect(try ChunkPlan(dataset, as: .float) == nil)
        #expect(try dataset.read(Float.self) == values)
    }
}
