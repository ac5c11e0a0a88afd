import Foundation
import Testing

@Suite struct InterruptionTests {
    /// Ctrl-C in the middle of a training: status 130 at once, and no trace of what was begun.
    @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
    func endsAtOnceAndLeavesNothing(signal: Int32, status: Int32) throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5", rows: 2_000)
        let output = Pipe()
        let errors = Pipe()
        let process = try Program.process(
            ["report", "stripes.h5", "--epochs", "100000", "--output", "out/stripes"], in: folder, output: output,
            errors: errors)
        try process.run()
        // Training has begun when its first line is there.
        var said = ""
        while !said.contains("epoch") {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            said += String(decoding: data, as: UTF8.self)
        }
        #expect(try folder.contents("out").count == 1)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == status)
        #expect(process.terminationReason == .exit)
        #expect(try folder.contents() == ["stripes.h5"])
    }
}
