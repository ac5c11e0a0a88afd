import ArgumentParser
import Core
import Foundation

/// The first words of the command line, which name a command or stand for `gibbous report`.
enum CommandWords {
    /// The options of the program itself, which no command follows.
    private static let ownOptions = [
        "-h", "--help", "-help", "--help-hidden", "--version", "--generate-completion-script",
        "--experimental-dump-help",
    ]

    /// Completes a command line: `gibbous FILE` means `gibbous report FILE`.
    ///
    /// - Parameters:
    ///   - arguments: What was typed behind the program's name.
    ///   - root: The command that all others are below.
    ///   - isFile: Tells whether there is a file or directory of a name.
    /// - Returns: Arguments that begin with a command, or with an option of the program itself.
    /// - Throws: `UsageError` if the word for a command is none.
    static func completed(
        _ arguments: [String], root: any ParsableCommand.Type = Gibbous.self,
        isFile: (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
    ) throws(UsageError) -> [String] {
        guard let first = arguments.first else { return arguments }
        if first.hasPrefix("-") {
            // What shells ask for has three dashes.
            let isOwn = ownOptions.contains { first == $0 || first.hasPrefix($0 + "=") } || first.hasPrefix("---")
            return isOwn ? arguments : [ReportCommand._commandName] + arguments
        }
        let words = arguments.prefix { !$0.hasPrefix("-") }
        if first == "help" {
            try check(words.dropFirst(), below: root, path: [])
            return arguments
        }
        if root.subcommand(first) != nil {
            try check(words, below: root, path: [])
            return arguments
        }
        // What looks like a path is one, be it there or not.
        if isFile(first) || first.contains(where: { "./\\~".contains($0) }) {
            return [ReportCommand._commandName] + arguments
        }
        throw unknown(first, "There is no command and no file called", below: root, path: [])
    }

    /// Makes sure that words name commands, as deep as there are any.
    private static func check(
        _ words: ArraySlice<String>, below command: any ParsableCommand.Type, path: [String]
    ) throws(UsageError) {
        guard let word = words.first, !command.configuration.subcommands.isEmpty else { return }
        guard let next = command.subcommand(word) else {
            throw unknown(word, "There is no command", below: command, path: path)
        }
        try check(words.dropFirst(), below: next, path: path + [word])
    }

    private static func unknown(
        _ word: String, _ beginning: String, below command: any ParsableCommand.Type, path: [String]
    ) -> UsageError {
        let names = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        let question = NearestName.opening(word, among: names)
        let prefix = (["gibbous"] + path).joined(separator: " ")
        return UsageError(
            "\(beginning) \"\(word.escaped)\". \(question)Commands of \(prefix): \(names.joined(separator: ", ")); see "
                + "\(prefix) --help.")
    }
}

extension ParsableCommand {
    /// The command of a name below this one; nil if there is none.
    static func subcommand(_ name: String) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0._commandName == name }
    }
}
