import Foundation
import TestSupport
import Testing

/// Things that a new user types, and where: short forms, slips, and machines that give little.
@Suite struct FirstMinutesTests {
    private let folder: Program.Folder

    init() throws {
        folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
    }

    private static let small = ["--epochs", "1", "--repeats", "1", "--formats", "svg", "--sections", "training"]

    @Test func aFileAloneIsAReport() throws {
        let result = try Program.run(["stripes.h5", "-q", "-o", "mine"] + Self.small, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try folder.contents("mine").contains("metrics.json"))
    }

    @Test(arguments: [
        (["reprot", "stripes.h5"], "Did you mean report?"),
        (["stripes.h5", "--methods", "pca,aee"], "The invalid part is aee. Did you mean pca,ae?"),
        (["stripes.h5", "--methods", "PCA,AE"], "The invalid parts are PCA and AE. Did you mean pca,ae?"),
        (["stripes.h5", "--formats", "pgn"], "Did you mean png?"),
        (["stripes.h5", "--effort", "quik"], "Did you mean quick?"),
        (["stripes.h5", "--lattent", "3"], "unknown option --lattent. Did you mean --latent? See gibbous report"),
        (["--verison"], "Did you mean --version?"),
        (["stripes.h5", "--no-clop"], "Did you mean --no-clip?"),
        // What it leaves out is not what was wrong.
        (["sample", "--modle=x", "-n", "3", "-o", "x.h5"], "unknown option --modle. Did you mean --model?"),
        (["sample", "-n", "3", "-o", "x.h5"], "Missing expected argument '--model <model>'"),
        (["stripes.h5", "--memory", "4Q"], "--memory takes a size such as 800M, 4G or 4GiB, not 4Q."),
        (["embed", "stripes.h5", "--model", "x", "--method", "vea"], "Did you mean vae?"),
        (["datasets", "write", "mons", "x.h5"], "Did you mean moons?"),
    ])
    func slipsAreNamed(arguments: [String], answer: String) throws {
        let result = try Program.run(arguments, in: folder)
        #expect(result.status == 64 && result.errors.contains(answer), "\(result.errors)")
        #expect(try folder.contents() == ["stripes.h5"])
    }

    @Test func aKeyOfASettingsFileHasANearestOne() throws {
        try Data("latnet = 3".utf8).write(to: URL(filePath: folder.path + "/settings.toml"))
        let result = try Program.run(["stripes.h5", "--config", "settings.toml"], in: folder)
        #expect(result.status == 64, "\(result.errors)")
        #expect(result.errors.contains("settings.toml: unknown option \"latnet\". Did you mean latent?"))
    }

    /// Runs the program from a shell, which sets limits first.
    private func limited(_ limit: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let command = ["timeout", "100", "sh", "-c", "cd \"$1\" && shift && \(limit) && exec \"$0\" \"$@\""]
        return try #require(Command.run(command + [Program.url().path, folder.path] + arguments))
    }

    /// OpenBLAS starts its threads when it is loaded, and waits for ever where they get no memory.
    @Test(arguments: [260_000, 300_000, 400_000])
    func aSmallLimitOfAddressesHoldsNothingUp(kilobytes: Int) throws {
        let (status, text) = try limited("ulimit -v \(kilobytes)", ["--version"])
        #expect(status == 0, "\(text)")
    }

    /// Under a limit a report is made within it, or refused; the limit is named.
    @Test func aLimitOfAddressesIsPlannedWith() throws {
        let arguments = ["report", "stripes.h5", "-o", "out"] + Self.small
        let made = try limited("ulimit -v 2000000", arguments)
        #expect(made.status == 0 && made.text.contains("(ulimit -v limits this process to 2.0 GB"), "\(made.text)")
        let refused = try limited("ulimit -v 500000", arguments)
        #expect(
            refused.status == 65 && refused.text.contains("(ulimit -v limits this process to 512.0 MB")
                && refused.text.contains("Ask for a larger limit."),
            "\(refused.text)")
    }

    /// Systems without `/proc`, as some containers and chroots are.
    @Test(.enabled(if: geteuid() == 0 && Command.run(["unshare", "-m", "true"])?.status == 0))
    func aMissingProcIsNoReasonToPrintHelp() throws {
        let command = [
            "unshare", "-m", "--propagation", "private", "sh", "-c",
            "mount -t tmpfs none /proc && cd \"$1\" && shift && exec \"$0\" \"$@\"", try Program.url().path,
            folder.path,
        ]
        let inspection = try #require(Command.run(command + ["inspect", "stripes.h5"]))
        #expect(inspection.status == 0 && inspection.text.contains("/images"), "\(inspection.text)")
        let report = try #require(Command.run(command + ["stripes.h5", "-q", "-o", "out"] + Self.small))
        #expect(report.status == 0, "\(report.text)")
        #expect(try folder.contents("out").contains("metrics.json"))
    }

    /// A report that was killed leaves a hidden folder; the next run of the same report removes it.
    @Test func aKilledRunLeavesNothingForLong() throws {
        let errors = Pipe()
        let process = try Program.process(
            ["stripes.h5", "--epochs", "100000", "-o", "out"], in: folder, output: Pipe(), errors: errors)
        try process.run()
        var said = ""
        while !said.contains("epoch") {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            said += String(decoding: data, as: UTF8.self)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try folder.contents().contains(".out.gibbous-\(process.processIdentifier)"))
        let result = try Program.run(["stripes.h5", "-q", "-o", "out"] + Self.small, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try folder.contents() == ["out", "stripes.h5"])
    }

    /// Runs the program as nobody, for whom permissions count; nil where that can't be done.
    private func asNobody(_ arguments: [String]) throws -> (status: Int32, text: String)? {
        let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "-C", folder.path]
        let program = try Program.url().path
        guard geteuid() == 0, Command.run(nobody + [program, "--version"])?.status == 0 else { return nil }
        return Command.run(nobody + [program] + arguments)
    }

    /// A report that can't be removed is refused before anything is trained.
    @Test func anotherUsersReportIsRefusedAndAClosedOneReplaced() throws {
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let made = try Program.run(["stripes.h5", "-q", "-o", "out"] + Self.small, in: folder)
        #expect(made.status == 0, "\(made.errors)")
        guard let refused = try asNobody(["stripes.h5", "-o", "out"] + Self.small) else { return }
        #expect(refused.status == 73 && refused.text.contains("belongs to another user"), "\(refused.text)")
        #expect(!refused.text.contains("epoch"))
        #expect(try folder.contents() == ["out", "stripes.h5"])
        // A report of nobody's own, closed to writing.
        _ = Command.run(["chown", "-R", "65534", folder.path + "/out"])
        _ = Command.run(["chmod", "-R", "a-w", folder.path + "/out"])
        let replaced = try asNobody(["stripes.h5", "-q", "-o", "out"] + Self.small)
        #expect(replaced?.status == 0, "\(replaced?.text ?? "")")
        #expect(try folder.contents() == ["out", "stripes.h5"])
    }

    /// The report is worth more than its checkpoints.
    @Test func aCheckpointThatCannotBeWrittenIsAWarning() throws {
        // A file stands where the folder for checkpoints would be.
        try Data("keep".utf8).write(to: URL(filePath: folder.path + "/.out.gibbous-checkpoint"))
        let result = try Program.run(
            ["stripes.h5", "-o", "out", "--checkpoint-interval", "0.001s"] + Self.small, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let warnings = result.errors.components(separatedBy: "the folder for checkpoints can't be made").count - 1
        #expect(warnings == 1 && result.errors.contains("Training goes on"), "\(result.errors)")
        #expect(try folder.contents() == [".out.gibbous-checkpoint", "out", "stripes.h5"])
    }
}
