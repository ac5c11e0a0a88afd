import Foundation
import Testing

/// The launcher of packages, which starts the program that was built for the processor's level of instructions.
@Suite(.enabled(if: OtherProgram.path("clang") != nil)) struct LauncherTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Packaging").path
    private static let levels = ["v2", "v3", "v4", "v4-bf16"]

    private func run(
        _ command: String, _ arguments: [String], level: String? = nil, in folder: Program.Folder
    ) throws -> OtherProgram.Result {
        try OtherProgram.run(
            command, arguments,
            settings: ["GIBBOUS_LEVEL": level, "DNNL_MAX_CPU_ISA": nil, "OPENBLAS_CORETYPE": nil], in: folder)
    }

    /// A tree whose programs print their level, the limits of libraries, and their arguments.
    private func tree() throws -> (folder: Program.Folder, launcher: String) {
        let folder = try Program.Folder()
        let root = folder.path + "/a tree"
        for name in ["bin", "libexec", "lib"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        for level in Self.levels {
            let script = "#!/bin/sh\necho \(level) \"$DNNL_MAX_CPU_ISA\" \"$OPENBLAS_CORETYPE\" \"$@\"\n"
            let path = "\(root)/libexec/gibbous-\(level)"
            try Data(script.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        let launcher = "\(root)/bin/gibbous"
        let compiler = try #require(OtherProgram.path("clang"))
        let made = try run(
            compiler,
            ["-O1", "-Wall", "-Wextra", "-Werror", "-march=x86-64", "-o", launcher, "\(Self.sources)/launcher.c"],
            in: folder)
        try #require(made.status == 0, "\(made.errors)")
        return (folder, launcher)
    }

    @Test func theLowestLevelIsStartedWhenItIsAskedFor() throws {
        let (folder, launcher) = try tree()
        let result = try run(launcher, ["report", "a b"], level: "v2", in: folder)
        #expect(result.status == 0 && result.output == "v2 SSE41 NEHALEM report a b\n", "\(result)")
        let long = try run(launcher, [], level: "x86-64-v2", in: folder)
        #expect(long.output == "v2 SSE41 NEHALEM\n")
    }

    @Test func aLinkElsewhereLeadsToTheTree() throws {
        let (folder, launcher) = try tree()
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: launcher)
        let result = try run(link, ["x"], in: folder)
        #expect(result.status == 0 && Self.levels.contains { result.output.hasPrefix($0 + " ") }, "\(result)")
        #expect(result.output.hasSuffix(" x\n"))
    }

    @Test func anUnknownLevelIsRefused() throws {
        let (folder, launcher) = try tree()
        let result = try run(launcher, [], level: "v9", in: folder)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("gibbous: GIBBOUS_LEVEL=v9 is no level. Those there are: v2, v3, v4, "))
    }

    @Test func aLauncherWithoutItsTreeSaysSo() throws {
        let (folder, launcher) = try tree()
        let alone = folder.path + "/alone"
        try FileManager.default.copyItem(atPath: launcher, toPath: alone)
        let result = try run(alone, [], in: folder)
        #expect(result.status == 70 && !result.isSignal && result.errors.contains("the rest of the program"))
    }

    /// Processors with their levels; the oldest has none.
    @Test(
        .enabled(if: OtherProgram.emulator != nil),
        arguments: [("Nehalem", "v2 SSE41 NEHALEM\n"), ("Haswell", "v3 AVX2 HASWELL\n"), ("core2duo", "")])
    func eachProcessorHasItsLevel(processor: String, output: String) throws {
        let (folder, launcher) = try tree()
        let result = try run(try #require(OtherProgram.emulator), ["-cpu", processor, launcher], in: folder)
        #expect(!result.isSignal && result.output == output, "\(result)")
        #expect(result.status == (output.isEmpty ? 70 : 0))
        if output.isEmpty { #expect(result.errors.contains("it lacks SSE4.1, SSE4.2, POPCNT.")) }
        guard processor == "Haswell" else { return }
        let refused = try run(
            try #require(OtherProgram.emulator), ["-cpu", processor, launcher], level: "v4", in: folder)
        #expect(refused.status == 70 && refused.output.isEmpty)
        #expect(refused.errors.contains("it lacks AVX-512F, AVX-512DQ, "))
        #expect(refused.errors.contains(". Its best level is v3."))
    }
}
