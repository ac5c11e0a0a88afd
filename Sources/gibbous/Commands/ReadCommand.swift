import ArgumentParser
import Datasets
import Foundation

/// What the program starts itself for, to read a file in a process of its own.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read a file for another process.", shouldDisplay: false)

    mutating func run() throws {
        guard let service = ReadingService() else {
            throw UsageError(message: "gibbous read is started by the program itself. See gibbous --help.")
        }
        service.run()
    }

    /// The reader that starts this command.
    static var reader: any DatasetReader {
        #if os(Linux)
            // The program as it runs, even where its file has been replaced meanwhile.
            let executable = "/proc/self/exe"
        #else
            let executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
        #endif
        return IsolatedReader(executable: executable, arguments: ["read"])
    }
}
