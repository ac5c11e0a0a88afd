import ArgumentParser
import Core
import Datasets
import IsolatedReading

/// `gibbous read`, which the program itself starts to read a file in a process of its own.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read a file for another process.", shouldDisplay: false)

    mutating func run() throws {
        guard let service = ReadingService() else {
            throw UsageError("gibbous read is started by the program itself. See gibbous --help.")
        }
        service.run()
    }

    /// A reader that starts this command.
    static var reader: any DatasetReader {
        IsolatedReader(executable: StartUp.executable, arguments: ["read"])
    }
}

/// The process that reads the file.
struct ReadingProcess: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Read the file in this process, for files that are known to be sound: a corrupt one may end it or hold it up.",
            visibility: .hidden))
    var inProcess = false

    var reader: any DatasetReader { inProcess ? DirectReader() : ReadCommand.reader }
}
