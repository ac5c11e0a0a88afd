import Foundation

/// Runs programs that tests judge files with, where they are installed.
enum Command {
    /// The output of a program; `nil` if it isn't installed or fails.
    static func output(of name: String, _ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    static func isInstalled(_ name: String) -> Bool { output(of: "which", [name]) != nil }
}
