import ArgumentParser
import Core

/// Options that a command does not have.
///
/// The argument parser reports what is missing first, which a misspelt option has often caused.
enum MisspeltOption {
    /// The error of an option that the command does not have.
    ///
    /// - Parameters:
    ///   - arguments: The command line, beginning with a command.
    ///   - root: The command that all others are below.
    /// - Returns: The error of the first one; nil if the command has all of them.
    static func error(in arguments: [String], root: any ParsableCommand.Type = Gibbous.self) -> UsageError? {
        var (command, path) = (root, ["gibbous"])
        for word in arguments {
            guard let next = command.subcommand(word) else { break }
            (command, path) = (next, path + [word])
        }
        let known = Set(longOptions(in: command.helpMessage(includeHidden: true)) + ["--help", "--version"])
        let typed = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") && !$0.hasPrefix("---") }
        let names = typed.map { String($0.prefix { $0 != "=" }) }
        guard let unknown = names.first(where: { !known.contains($0) }) else { return nil }
        let question = NearestName.opening(unknown, among: known.sorted())
        return UsageError("unknown option \(unknown.escaped). \(question)See \(path.joined(separator: " ")) --help.")
    }

    /// The options that a help names, "--clip" and "--no-clip" among them.
    private static func longOptions(in help: String) -> [String] {
        let words = help.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
        return words.filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init)
    }
}
