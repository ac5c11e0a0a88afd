import Core
import Foundation
import Testing

@Suite struct FileReasonTests {
    @Test func aReasonIsInTheSystemsWords() {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        #expect {
            try Data([1]).write(to: URL(filePath: folder + "/a/b"))
        } throws: {
            SystemReason.text(of: $0) == "No such file or directory"
        }
        #expect {
            _ = try Data(contentsOf: URL(filePath: "/"))
        } throws: {
            SystemReason.text(of: $0) == "Is a directory"
        }
        #expect(SystemReason.text(of: UsageError("of another kind")).contains("of another kind"))
    }

    @Test func filesHaveLengthsAndDevices() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        #expect(FileStatus.byteCount(of: path) == nil && FileStatus.device(of: path) == nil)
        try Data([1, 2, 3]).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(FileStatus.byteCount(of: path) == 3)
        #expect(FileStatus.device(of: path) == FileStatus.device(of: FileManager.default.temporaryDirectory.path))
        #expect(FileStatus.device(of: "/proc/self") != FileStatus.device(of: "/"))
    }
}
