import Foundation
import TestSupport
import Testing

/// The help of each command and what `inspect` prints are those that are recorded.
@Suite struct RecordedTextTests {
    private let folder: Program.Folder

    init() throws { folder = try Program.Folder() }

    @Test(arguments: [
        [], ["report"], ["inspect"], ["fit"], ["embed"], ["decode"], ["sample"], ["view"], ["datasets"],
        ["datasets", "list"], ["datasets", "write"],
    ])
    func help(command: [String]) throws {
        let result = try Program.run(command + ["--help"], in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        let name = (["help"] + command).joined(separator: "-")
        #expect(try RecordedText.difference(result.output, from: "\(name).txt") == nil)
    }

    @Test(arguments: [[], ["--json"]])
    func inspection(options: [String]) throws {
        let digits = Program.packageFolder + "/datasets/digits.h5"
        try FileManager.default.copyItem(atPath: digits, toPath: folder.path + "/digits.h5")
        let result = try Program.run(["inspect", "digits.h5"] + options, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        let name = (["inspect-digits"] + options.map { String($0.dropFirst(2)) }).joined(separator: "-")
        #expect(try RecordedText.difference(result.output, from: "\(name).txt") == nil)
    }
}
