internal import Foundation

/// Runs programs that tests judge files with, where they are installed.
package enum Command {
    /// Runs a program.
    ///
    /// - Parameter arguments: Its name and what follows it.
    /// - Returns: Its status and what it said; nil where it can't be started.
    package static func run(_ arguments: [String]) -> (status: Int32, text: String)? {
        run(arguments, keepsErrors: true)
    }

    /// The output of a program; nil if it isn't installed or fails.
    package static func output(of name: String, _ arguments: [String]) -> String? {
        guard let (status, text) = run([name] + arguments, keepsErrors: false), status == 0 else { return nil }
        return text
    }

    package static func isInstalled(_ name: String) -> Bool { output(of: "which", [name]) != nil }

    private static func run(_ arguments: [String], keepsErrors: Bool) -> (status: Int32, text: String)? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = output
        if keepsErrors { process.standardError = output } else { process.standardError = FileHandle.nullDevice }
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
