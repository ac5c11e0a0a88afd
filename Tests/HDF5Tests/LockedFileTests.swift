import Foundation
import TestSupport
import Testing

@testable import HDF5

/// Files that another program has open.
struct LockedFileTests {
    @Test func aFileThatIsLockedIsToldAsSuch() throws {
        guard ProcessInfo.processInfo.environment["HDF5_USE_FILE_LOCKING"] == nil else { return }
        let folder = try TemporaryFolder()
        let path = folder.path("locked.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [4, 2], values: [Float](repeating: 1, count: 8))
        try file.close()
        // The lock of a program that writes is an exclusive one of the whole file.
        let descriptor = unsafe open(path, O_RDWR)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let error = #expect(throws: HDF5Error.self) { _ = try HDF5File(reading: path) }
        #expect(error?.kind == .locked, "\(String(describing: error))")
        #expect(flock(descriptor, LOCK_UN) == 0)
        #expect(try HDF5File(reading: path).dataset(at: "X").description.count == 8)
    }

    @Test func bytesTellFilesOfOtherKinds() throws {
        let file = try HDF5File(reading: Fixtures.layout("jpeg_bytes.h5"))
        #expect(try file.dataset(at: "images").leadingBytes(3) == [0xFF, 0xD8, 0xFF])
        #expect(try file.dataset(at: "labels").leadingBytes().isEmpty)
    }

    @Test func fillValuesThatSomebodyChoseAreKnown() throws {
        #expect(
            try HDF5File(reading: Fixtures.layout("fill_property.h5")).dataset(at: "X").description.fillValue == -9999)
        #expect(try HDF5File(reading: Fixtures.layout("usual_mark.h5")).dataset(at: "X").description.fillValue == nil)
    }

    /// Text is bounded by what reading may take up.
    @Test func textBeyondTheMemoryIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("texts.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset(
            "t", strings: [String](repeating: String(repeating: "a", count: 10_000), count: 200))
        try file.close()
        #expect(try HDF5File(reading: path).dataset(at: "t").readStrings().count == 200)
        let error = #expect(throws: HDF5Error.self) {
            try HDF5File(reading: path, maximumBytes: 4 << 20).dataset(at: "t").readStrings()
        }
        #expect(error?.kind == .tooLarge, "\(String(describing: error))")
    }
}
