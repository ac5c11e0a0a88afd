import Foundation

/// Runs the program on a changed file, and says what it did that it must not do.
struct FuzzRun {
    /// The program.
    let program: String
    /// The seconds of processor time that a run may take.
    ///
    /// On a machine that others use, it may take three times as long.
    var limit = 12.0

    /// The failures of a case; none if all is as it must be.
    ///
    /// A run that takes too long is tried again: other programs may have held it up.
    func failures(of fuzzCase: FuzzCase) throws -> [String] {
        var wasHeldUp = false
        let failures = try failures(of: fuzzCase, wasHeldUp: &wasHeldUp)
        return wasHeldUp ? try self.failures(of: fuzzCase, wasHeldUp: &wasHeldUp) : failures
    }

    private func failures(of fuzzCase: FuzzCase, wasHeldUp: inout Bool) throws -> [String] {
        let folder = try Program.Folder()
        let (work, temporary) = (folder.path + "/work", folder.path + "/tmp")
        for path in [work, temporary] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try Data(fuzzCase.bytes).write(to: URL(filePath: "\(work)/\(fuzzCase.fileName)"))
        var failures: [String] = []
        for command in fuzzCase.commands {
            let run = try WatchedProcess(
                program, command, in: work, environment: ["TMPDIR": temporary], output: folder.path + "/output",
                errors: folder.path + "/errors", limit: 3 * limit)
            let output = text(folder.path + "/output")
            let errors = text(folder.path + "/errors")
            var found = Self.failures(of: run, output: output, errors: errors)
            if found.isEmpty, run.ending == .exited(0), let output {
                found += Self.answer(
                    command, output, saysNotStorable: errors?.contains(".onnx can't be") == true, in: work)
            }
            if run.ending == .timedOut {
                // What was killed can't clean up.
                wasHeldUp = true
                return failures + found.map { "gibbous \(command[0]): \($0)" }
            }
            if run.processorTime > limit { found.append("took \(run.processorTime) s of processors") }
            let isMade = run.ending == .exited(0) && command[0] == "report"
            let expected = ([fuzzCase.fileName] + (isMade ? ["out"] : [])).sorted()
            let left = try folder.contents("work")
            if left != expected { found.append("left \(left) where \(expected) was to be") }
            let remains = try folder.contents("tmp")
            if !remains.isEmpty { found.append("left \(remains) in the temporary folder") }
            failures += found.map { "gibbous \(command[0]): \($0)" }
        }
        return failures
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).flatMap { String(bytes: $0, encoding: .utf8) }
    }

    /// The last words of a program: of a backtrace the innermost frames.
    private static func account(_ errors: String?) -> String {
        let lines = (errors ?? "").split(separator: "\n").filter { line in
            line.contains(" in ") || line.contains("rror") || line.contains("gibbous: ")
        }
        return lines.prefix(10).joined(separator: " | ")
    }

    private static func failures(of run: WatchedProcess, output: String?, errors: String?) -> [String] {
        var found: [String] = []
        switch run.ending {
        case .timedOut: found.append("had not ended in time")
        case .signalled(let number): found.append("ended by signal \(number): \(account(errors))")
        case .exited(let status) where status != 0 && status != 65:
            found.append("ended with status \(status): \(account(errors))")
        case .exited(let status):
            if status != 0, errors?.contains("gibbous: ") != true { found.append("failed without a word") }
        }
        if run.hasSurvivors { found.append("left a process running") }
        guard output != nil, let errors else { return found + ["said what is not UTF-8"] }
        for word in ["Fatal error", "Stack dump", "Backtrace", "*** ", "HDF5-DIAG"] where errors.contains(word) {
            found.append("said “\(word)”")
        }
        return found
    }

    /// The faults in the answer of a command that went well.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - output: What it said.
    ///   - saysNotStorable: Whether it said that the format of models can't hold them.
    ///   - folder: Where it worked.
    /// - Returns: What is wrong.
    private static func answer(
        _ command: [String], _ output: String, saysNotStorable: Bool, in folder: String
    ) -> [String] {
        if command[0] == "inspect" {
            guard command.contains("--json") else { return output.isEmpty ? ["said nothing"] : [] }
            return (try? JSONSerialization.jsonObject(with: Data(output.utf8))) == nil ? ["said what is not JSON"] : []
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/out"))?.sorted() ?? []
        let files =
            ["figures", "metrics.json"] + (saysNotStorable ? [] : ["models"])
            + (command.contains("svg") ? [] : ["report.pdf"])
        let missing = (files + ["results.h5ad"]).filter { !names.contains($0) }
        var found = missing.isEmpty ? [] : ["a report without \(missing)"]
        let metrics = FileManager.default.contents(atPath: folder + "/out/metrics.json") ?? Data()
        if (try? JSONSerialization.jsonObject(with: metrics)) == nil { found.append("metrics.json is not JSON") }
        return found
    }
}
