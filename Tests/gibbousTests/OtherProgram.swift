import Foundation

/// Other programs than the one that is tested, or it by another's hand.
enum OtherProgram {
    struct Result {
        let status: Int32
        let isSignal: Bool
        let output: String
        let errors: String
    }

    /// QEMU for programs of this system on other processors; nil where it is not installed.
    static let emulator = ["/usr/bin/qemu-x86_64", "/usr/bin/qemu-x86_64-static"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The path of a program by its name; nil where `PATH` does not lead to it.
    static func path(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a command that prints less than a pipe holds to its end.
    ///
    /// - Parameters:
    ///   - command: The path of the program.
    ///   - arguments: Its arguments.
    ///   - settings: Variables of its environment beside those of the tests; nil takes one away.
    ///   - folder: Where it runs.
    /// - Returns: How it ended, and what it printed.
    /// - Throws: Where it can't be started.
    static func run(
        _ command: String, _ arguments: [String], settings: [String: String?] = [:], in folder: Program.Folder
    ) throws -> Result {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: command)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        var environment = ProcessInfo.processInfo.environment
        for (name, value) in settings { environment[name] = value }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let texts = [output, errors].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, isSignal: process.terminationReason == .uncaughtSignal,
            output: texts[0], errors: texts[1])
    }
}
