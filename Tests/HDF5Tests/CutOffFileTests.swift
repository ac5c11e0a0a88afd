import Foundation
import TestSupport
import Testing

@testable import HDF5

/// Files that are cut off after they were opened: the library reads zeros beyond their end, without a word.
struct CutOffFileTests {
    private static let storages: [HDF5Storage] = [
        .contiguous, .chunked([100, 50]), .compressed(chunk: [100, 50], level: 1),
    ]

    /// Numbers that gzip can't make much of, so that the file ends far behind where it is cut off.
    private static let values: [Int32] = (0..<1_000 * 50).map { Int32(truncatingIfNeeded: $0 &* 747_796_405) }

    private func write(_ storage: HDF5Storage, to path: String) throws {
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [1_000, 50], values: Self.values, storage: storage)
        try file.close()
    }

    private func cutOff(_ path: String) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.truncate(atOffset: 4_096)
        try file.close()
    }

    @Test(arguments: storages, [HDF5NativeElement.int32, .double])
    func rowsAreAnError(storage: HDF5Storage, element: HDF5NativeElement) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("cut.h5")
        try write(storage, to: path)
        let file = try HDF5File(reading: path)
        var reader = try HDF5RowReader(try file.dataset(at: "X"), as: element)
        var bytes = [UInt64](repeating: 0, count: 1_000 * 50)
        func read(_ rows: Range<Int>) throws {
            try unsafe bytes.withUnsafeMutableBytes { memory in
                let count = rows.count * 50 * element.byteCount
                try unsafe reader.read(rows: rows, into: UnsafeMutableRawBufferPointer(rebasing: memory[..<count]))
            }
        }
        try read(0..<500)
        try cutOff(path)
        for _ in 0..<2 {
            let error = #expect(throws: HDF5Error.self) { try read(500..<1_000) }
            #expect(error?.kind == .truncated, "\(String(describing: error))")
            #expect(error?.reason.contains("cut off") == true)
        }
    }

    /// A file that was cut off and made as long as before again is full of zeros.
    @Test(arguments: storages, [HDF5NativeElement.int32, .double])
    func rowsOfAFileThatWasWrittenToAreAnError(storage: HDF5Storage, element: HDF5NativeElement) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("cut.h5")
        try write(storage, to: path)
        let file = try HDF5File(reading: path)
        var reader = try HDF5RowReader(try file.dataset(at: "X"), as: element)
        let length = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64)
        try cutOff(path)
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: length)
        try handle.close()
        var bytes = [UInt64](repeating: 0, count: 1_000 * 50)
        let error = #expect(throws: HDF5Error.self) {
            try unsafe bytes.withUnsafeMutableBytes { memory in
                try unsafe reader.read(
                    rows: 0..<1_000,
                    into: UnsafeMutableRawBufferPointer(rebasing: memory[..<(50_000 * element.byteCount)]))
            }
        }
        #expect(error != nil && error?.kind != .wrongKind, "\(String(describing: error))")
    }

    @Test(arguments: storages) func aWholeDataSetIsAnError(storage: HDF5Storage) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("cut.h5")
        try write(storage, to: path)
        let file = try HDF5File(reading: path)
        let dataset = try file.dataset(at: "X")
        #expect(try dataset.read(Int32.self) == Self.values)
        try cutOff(path)
        let again = try file.dataset(at: "X")
        let error = #expect(throws: HDF5Error.self) { try again.read(Double.self) }
        #expect(error?.kind == .truncated, "\(String(describing: error))")
    }
}
