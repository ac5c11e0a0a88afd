import Foundation
import Testing

/// Reports that are broken off and gone on with.
@Suite struct ResumeTests {
    private let folder: Program.Folder

    init() throws {
        folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5", rows: 400)
    }

    /// Two networks with trials, on two splits; a checkpoint after nearly every step.
    private let arguments = [
        "report", "flowers.h5", "--epochs", "200", "--hidden", "16", "--seed", "2", "--checkpoint-interval", "0.002s",
        "--formats", "svg", "--repeats", "2",
    ]

    /// All numbers of a report but times.
    private func numbers(_ name: String) throws -> Data {
        func withoutTimes(_ value: Any) -> Any {
            if let object = value as? [String: Any] {
                return object.filter { $0.key != "train_seconds" && $0.key != "threads" }.mapValues(withoutTimes)
            }
            return (value as? [Any])?.map(withoutTimes) ?? value
        }
        let data = try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)/metrics.json"))
        return try JSONSerialization.data(
            withJSONObject: withoutTimes(try JSONSerialization.jsonObject(with: data)), options: .sortedKeys)
    }

    /// Runs a report until a checkpoint says something, then ends it by a signal.
    private func broken(_ output: String, signal: Int32, more: [String] = []) throws -> Process {
        let errors = Pipe()
        let process = try Program.process(
            arguments + ["--output", output, "--verbose"] + more, in: folder, output: Pipe(), errors: errors)
        try process.run()
        var said = ""
        // The VAE has begun its first trial, and the AE is in one or past it.
        while !said.contains("VAE") {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            said += String(decoding: data, as: UTF8.self)
        }
        let checkpoints = "\(folder.path)/.\(output).gibbous-checkpoint"
        func hasCheckpoint() -> Bool {
            let names = try? FileManager.default.contentsOfDirectory(atPath: checkpoints)
            return names?.contains { $0.hasSuffix(".h5") } ?? false
        }
        while process.isRunning && !hasCheckpoint() { usleep(500) }
        kill(process.processIdentifier, signal)
        // What is said last has to go somewhere.
        _ = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process
    }

    @Test func theSameNumbersComeOut() throws {
        #expect(try Program.run(arguments + ["--output", "whole", "--quiet"], in: folder).status == 0)
        #expect(try broken("cut", signal: SIGINT).terminationStatus == 130)
        let killed = try broken("cut", signal: SIGKILL, more: ["--resume", "--threads", "1"])
        #expect(killed.terminationReason == .uncaughtSignal)
        let result = try Program.run(arguments + ["--output", "cut", "--resume"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("Going on from the checkpoint: "))
        #expect(try numbers("cut") == numbers("whole"))
        // Nothing is left of the runs that were ended.
        #expect(try folder.contents() == ["cut", "flowers.h5", "whole"])
    }

    @Test func aCheckpointOfAnotherRunIsRefusedAndNotTakenUnasked() throws {
        _ = try broken("cut", signal: SIGKILL)
        let other = try Program.run(arguments + ["--output", "cut", "--resume", "--latent", "3"], in: folder)
        #expect(other.status == 65 && other.errors.contains("latent was 2, and is 3 now"), "\(other.errors)")
        #expect(try folder.contents().contains(".cut.gibbous-checkpoint"))
        let fresh = try Program.run(
            ["report", "flowers.h5", "--epochs", "2", "--output", "cut", "--formats", "svg"], in: folder)
        #expect(fresh.status == 0 && fresh.errors.contains("continue with --resume"))
        #expect(try !folder.contents().contains(".cut.gibbous-checkpoint"))
    }

    @Test func aDamagedCheckpointIsRefused() throws {
        _ = try broken("cut", signal: SIGKILL)
        let place = folder.path + "/.cut.gibbous-checkpoint"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: place).first { $0.hasSuffix(".h5") })
        let path = "\(place)/\(name)"
        let whole = try Data(contentsOf: URL(filePath: path))
        let flipped = whole.prefix(100) + Data([whole[100] ^ 4]) + whole.dropFirst(101)
        for damaged in [whole.prefix(whole.count / 2), Data(), flipped] {
            try damaged.write(to: URL(filePath: path))
            let result = try Program.run(arguments + ["--output", "cut", "--resume"], in: folder)
            #expect(result.status == 65 && !result.wasSignalled, "\(result.errors)")
            #expect(result.errors.contains(name) && result.errors.contains("Leave out --resume"))
        }
    }

    @Test func withoutACheckpointItBeginsAtTheStart() throws {
        let result = try Program.run(
            ["report", "flowers.h5", "--epochs", "2", "--resume", "--formats", "svg"], in: folder)
        #expect(result.status == 0 && result.errors.contains("There is no checkpoint"))
    }

    /// A disk without room, as the system's limit on the size of files plays it: for a checkpoint that is a warning, for the report
    /// an error.
    @Test func aFullDiskIsAWarningAndThenAnError() throws {
        let process = Process()
        let errors = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        // 20 blocks of 512 bytes, less than any checkpoint takes; the process that reads may lift the limit for itself.
        process.arguments = ["-c", "ulimit -S -f 20; exec \"$0\" \"$@\"", try Program.url().path] + arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardOutput = Pipe()
        process.standardError = errors
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 73 && process.terminationReason == .exit, "\(said)")
        #expect(said.contains("the checkpoint can't be written (File too large)"), "\(said)")
        #expect(said.contains("Training goes on") && said.contains("Measuring on the test rows."), "\(said)")
        #expect(try folder.contents() == ["flowers.h5"])
    }

    @Test func wrongTimesAndCountsAreRefused() throws {
        for (option, value) in [("--time-limit", "0"), ("--time-limit", "soon"), ("--repeats", "0")] {
            let result = try Program.run(["report", "flowers.h5", option, value], in: folder)
            #expect(result.status == 64 && result.errors.contains(option), "\(result.errors)")
        }
    }

    /// No assertion on the clock: what the limit did is what has to be there.
    @Test func aLimitTooShortIsSaid() throws {
        let result = try Program.run(
            ["report", "flowers.h5", "--time-limit", "0.01s", "--output", "short", "--epochs", "90000"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("short")
        let methods = try #require(metrics["methods"] as? [String: [String: Any]])
        for name in ["ae", "vae"] {
            let limit = try #require(methods[name]?["time_limit"] as? [String: Any])
            #expect(limit["suiting_epochs"] as? Int == 90_000 && limit["planned_epochs"] as? Int == 1)
            #expect(methods[name]?["epochs"] as? Int == 1)
        }
        #expect((metrics["settings"] as? [String: Any])?["time_limit_seconds"] as? Double == 0.01)
    }
}
