import Foundation
import TestSupport
import Testing

/// Scripts on machines whose owner is somebody else: they say what to type, or what an administrator can run.
///
/// Only root can become another user, for whom permissions count.
@Suite(.enabled(if: geteuid() == 0 && Command.isInstalled("setpriv")))
struct ScriptTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path("script"), withIntermediateDirectories: true)
        for name in ["common.sh", "report", "bootstrap"] {
            try manager.copyItem(
                atPath: "\(Program.packageFolder)/script/\(name)", toPath: folder.path("script/\(name)"))
        }
    }

    /// Runs a command as nobody.
    private func run(_ command: [String]) throws -> (status: Int32, text: String) {
        _ = Command.run(["chmod", "-R", "a+rX", folder.path])
        let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        return try #require(Command.run(nobody + command))
    }

    private func write(_ text: String, to name: String) throws {
        let url = URL(filePath: folder.path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    }

    @Test func aCheckoutThatCannotBeWrittenSaysWhatToType() throws {
        let result = try run([folder.path("script/report"), "my.h5"])
        #expect(result.status == 1)
        #expect(result.text.contains("cp -r -- \(folder.path) ~/gibbous && ~/gibbous/script/report"), "\(result.text)")
        // What its owner has built can be run by all.
        try write("#!/bin/sh\necho \"made $*\"\n", to: ".build/release/gibbous")
        let built = try run([folder.path("script/report"), "my.h5"])
        #expect(
            built.status == 0 && built.text.contains("made report") && built.text.contains("my.h5"), "\(built.text)")
    }

    @Test(.enabled(if: Command.isInstalled("apt-get")))
    func withoutRootAnAdministratorIsToldWhatToRun() throws {
        // A machine with nothing installed, and without sudo.
        try write("#!/bin/sh\necho 'Swift version 6.3'\n", to: "bin/swift")
        try write("#!/bin/sh\nexit 1\n", to: "bin/dpkg-query")
        for tool in ["bash", "sed", "dirname", "readlink", "id", "uname", "grep", "ldd", "env", "apt-get"] {
            let place = try #require(Command.output(of: "which", [tool])).trimmingCharacters(in: .newlines)
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("bin/\(tool)"), withDestinationPath: place)
        }
        let path = "PATH=\(folder.path("bin"))"
        let result = try run(["/usr/bin/env", path, "bash", folder.path("script/bootstrap")])
        #expect(result.status == 1, "\(result.text)")
        #expect(result.text.contains("neither root nor sudo"), "\(result.text)")
        #expect(
            result.text.contains("apt-get update && apt-get install --no-install-recommends libcairo2-dev"),
            "\(result.text)")
    }
}
