import TestSupport
import Testing

@testable import HDF5

/// Chunks that are not what they should be.
struct DamagedChunkTests {
    @Test(
        arguments: [
            ("garbage", "no gzip stream"), ("empty_stream", "fewer than 32 bytes"), ("short", "fewer than 32 bytes"),
            ("long", "more than 32 bytes"), ("cut", "no gzip stream"), ("sum", "no gzip stream"),
            ("checksum", "its checksum is not"), ("too_few", "28 bytes in place of 32"),
            ("size", "4294967280 bytes of the file"),
        ])
    func theirPlaceIsSaid(name: String, reason: String) throws {
        let file = try HDF5File(reading: ChunkTests.path("damaged"))
        let dataset = try file.dataset(at: name)
        let whole = (0..<8).map { Int32($0) }
        #expect(try dataset.read(Int32.self, rows: 0..<2) == whole)
        for rows in [0..<6, 1..<3, 3..<4] {
            do {
                _ = try dataset.read(Int32.self, rows: rows)
                Issue.record("rows \(rows) of \(name) are read")
            } catch {
                #expect(error.kind == .refused && error.path == "/\(name)")
                #expect(error.reason.contains("the chunk at [2, 0]") && error.reason.contains(reason), "\(error)")
            }
        }
        // The reader goes on with what is whole, and does not keep what is not.
        var reader = try HDF5RowReader(try file.dataset(at: name), as: .int32)
        var values = [Int32](repeating: -1, count: 4)
        for _ in 0..<2 {
            #expect(throws: HDF5Error.self) { try Self.read(&reader, 2..<3, into: &values) }
            try Self.read(&reader, 1..<2, into: &values)
            #expect(values == [4, 5, 6, 7])
        }
    }

    private static func read(
        _ reader: inout HDF5RowReader, _ rows: Range<Int>, into values: inout [Int32]
    ) throws(HDF5Error) {
        var span = values.mutableSpan
        try reader.read(rows: rows, into: &span)
    }

    @Test func fewBytesThatWouldBecomeMany() throws {
        let file = try HDF5File(reading: ChunkTests.path("damaged"))
        do {
            _ = try file.dataset(at: "expanding").read(Int32.self)
            Issue.record("it is read")
        } catch {
            #expect(error.reason.contains("can't unpack to its 32000000"), "\(error)")
        }
    }

    @Test func chunksThatTheIndexHasLost() throws {
        let file = try HDF5File(reading: ChunkTests.path("damaged"))
        do {
            let values = try file.dataset(at: "place").read(Int32.self)
            Issue.record("it is read: \(values)")
        } catch {
            #expect(error.path == "/place", "\(error)")
        }
    }

    @Test func newerFormatsAreRefused() throws {
        let file = try HDF5File(reading: ChunkTests.path("version_2"))
        do {
            #expect(try file.dataset(at: "X").read(Int.self) == Array(0..<24))
        } catch {
            #expect(error.kind == .unsupportedStorage, "\(error)")
        }
    }

    @Test func checksumsAreThoseOfTheFormat() {
        func checksum(_ bytes: [UInt8]) -> UInt32 {
            unsafe bytes.withUnsafeBytes { unsafe Fletcher32.checksum($0) }
        }
        // The words 0x6162, 0x6364 and 0x6500 of "abcde".
        let (first, second) = (0x6162 + 0x6364 + 0x6500, 3 * 0x6162 + 2 * 0x6364 + 0x6500)
        #expect(checksum(Array("abcde".utf8)) == UInt32(second % 65_535) << 16 | UInt32(first % 65_535))
        #expect(checksum([]) == 0 && checksum([0, 0]) == 0)
        #expect(checksum([255, 255]) == 0xffff_ffff)
    }
}
