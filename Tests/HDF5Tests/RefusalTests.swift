import Foundation
import TestSupport
import Testing

@testable import HDF5

/// Files that can't be read, and what is said of them.
struct RefusalTests {
    private func failure(_ body: () throws(HDF5Error) -> Void) -> HDF5Error? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func filesThatAreNone() throws {
        let folder = try TemporaryFolder()
        func kind(_ path: String) -> HDF5Error.Kind? {
            failure { () throws(HDF5Error) in _ = try HDF5File(reading: path) }?.kind
        }
        #expect(kind(folder.path("absent.h5")) == .noSuchFile)
        #expect(kind("") == .noSuchFile)
        #expect(kind(folder.path("")) == .notRegularFile)
        #expect(kind("/dev/null") == .notRegularFile)
        #expect(unsafe mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(kind(folder.path("pipe")) == .notRegularFile)
        try Data("not an HDF5 file".utf8).write(to: URL(fileURLWithPath: folder.path("text")))
        #expect(kind(folder.path("text")) == .notHDF5)
        try Data().write(to: URL(fileURLWithPath: folder.path("empty")))
        #expect(kind(folder.path("empty")) == .notHDF5)
        #expect(kind(Fixtures.path("truncated.h5")) == .truncated)
    }

    @Test func objectsThatAreNotThere() throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        func kind(_ path: String) -> HDF5Error.Kind? {
            failure { () throws(HDF5Error) in _ = try file.dataset(at: path) }?.kind
        }
        #expect(kind("absent") == .noSuchObject)
        #expect(kind("absent/deeper") == .noSuchObject)
        #expect(kind("") == .noSuchObject)
        #expect(kind("numbers") == .wrongKind)
        #expect(failure { () throws(HDF5Error) in _ = try file.group(at: "half") }?.kind == .wrongKind)
    }

    @Test(arguments: ["compound", "opaque", "reference", "sequence", "variable_string"])
    func elementsThatAreNoNumbers(path: String) throws {
        let file = try HDF5File(reading: Fixtures.path("element_types.h5"))
        let dataset = try file.dataset(at: path)
        #expect(failure { () throws(HDF5Error) in _ = try dataset.read(Double.self) }?.kind == .wrongKind)
    }

    @Test func filtersThatAreNotThereAreNamed() throws {
        let file = try HDF5File(reading: Fixtures.layout("blosc.h5"))
        let dataset = try file.dataset(at: "X")
        // A machine that has the plugin reads the data.
        guard dataset.description.filters.contains(where: { !$0.isAvailable }) else {
            #expect(try dataset.read(Int.self).count == 24 * 6)
            return
        }
        let error = try #require(failure { () throws(HDF5Error) in _ = try dataset.read(Int.self) })
        #expect(error.kind == .unsupportedFilter("blosc"))
        #expect(error.description.contains("blosc"))
    }

    @Test(arguments: ["external.h5", "virtual.h5"])
    func elementsInOtherFilesAreNotFetched(name: String) throws {
        let file = try HDF5File(reading: Fixtures.path(name))
        let error = failure { () throws(HDF5Error) in _ = try file.dataset(at: "X").read(Float.self) }
        #expect(error?.kind == .external)
    }

    /// The parts of other files are described as HDF5 1.10 can't read it; later releases see what they are.
    @Test func newerFormatsAreSaidToBe() throws {
        let file = try HDF5File(reading: Fixtures.path("newer_format.h5"))
        let error = failure { () throws(HDF5Error) in _ = try file.dataset(at: "X").read(Float.self) }
        #expect(error?.kind == (Library.version.hasPrefix("1.10.") ? .unsupportedStorage : .external))
    }

    @Test func shapesBeyondMeasure() throws {
        let file = try HDF5File(reading: Fixtures.path("huge.h5"))
        let dataset = try file.dataset(at: "X")
        #expect(dataset.description.shape == [1 << 40, 784])
        #expect(dataset.description.storedBytes == 0)
        #expect(failure { () throws(HDF5Error) in _ = try dataset.read(Float.self) }?.kind == .tooLarge)
        #expect(try dataset.read(Float.self, rows: 1 << 39..<1 << 39 + 1).count == 784)
        #expect(failure { () throws(HDF5Error) in _ = try file.dataset(at: "uncountable") }?.kind == .tooLarge)
    }

    @Test(arguments: ["outside", "over"])
    func externalLinksAreNotFollowed(path: String) throws {
        let file = try HDF5File(reading: Fixtures.path("links.h5"))
        #expect(failure { () throws(HDF5Error) in _ = try file.dataset(at: path) } != nil)
    }

    @Test func theLibraryAccountsForItsFailures() throws {
        let error = try #require(
            failure { () throws(HDF5Error) in _ = try HDF5File(reading: Fixtures.path("truncated.h5")) })
        #expect(error.frames.contains { $0.message.hasPrefix("truncated file") })
        #expect(error.description.contains("truncated.h5"))
    }
}
