import Foundation
import Testing

/// The program on processors that it may not have been built for, by QEMU where that is installed.
@Suite struct InstructionTests {
    /// A program built for any x86-64 runs on all of these; one built for this machine says what it lacks there, and no other way.
    @Test(.enabled(if: OtherProgram.emulator != nil), arguments: ["Nehalem", "Haswell"])
    func aProcessorWithoutTheInstructionsIsToldAbout(processor: String) throws {
        let emulator = try #require(OtherProgram.emulator)
        let program = try Program.url().path
        let result = try OtherProgram.run(
            emulator, ["-cpu", processor, program, "--version"], in: try Program.Folder())
        #expect(!result.isSignal, "\(result.errors)")
        guard result.status != 0 else {
            #expect(result.output.contains("."))
            return
        }
        #expect(result.status == 70)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("gibbous: this program was built for a processor with "))
        #expect(result.errors.contains("Build it again on this machine"))
        // Both have SSE4.2; Haswell has AVX2 too.
        #expect(!result.errors.contains("SSE4.2"))
        #expect(processor == "Nehalem" || !result.errors.contains("AVX2"))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")))
    func oneProcessorGivesOneThread() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let program = try Program.url().path
        let result = try OtherProgram.run(
            "/usr/bin/taskset", ["-c", "0", program, "report", "stripes.h5", "--epochs", "1", "-q", "--output", "out"],
            in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("out")
        #expect((metrics["environment"] as? [String: Any])?["threads"] as? Int == 1)
    }
}
