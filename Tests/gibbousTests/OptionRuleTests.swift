import ArgumentParser
import Comparison
import Core
import Foundation
import Reporting
import Testing

@testable import GibbousCommand

/// An option is one declaration: the command line, its help and settings files derive from it.
@Suite struct OptionRuleTests {
    private enum MadeUp: OptionGroupSource {
        static let declaration = OptionDeclaration<CommandSettings>(
            "made-up-option", \.report.comparison.latentSize, .integer(in: 1...9), help: "Made up.")
        static let options = [declaration.signature]
    }

    private struct MadeUpCommand: ParsableCommand {
        @OptionGroup var options: DeclaredOptions<MadeUp>
    }

    @Test func aMadeUpOptionIsOnTheCommandLineAndInItsHelp() throws {
        #expect(MadeUpCommand.helpMessage().contains("--made-up-option <made-up-option>"))
        let command = try MadeUpCommand.parse(["--made-up-option", "4"])
        let settings = try CommandSettings(
            file: "x.h5", command: command.options.arguments, options: CommandSettings.options + [MadeUp.declaration])
        #expect(settings.report.comparison.latentSize == 4)
    }

    @Test func aMadeUpOptionIsAKeyOfSettingsFiles() throws {
        let folder = try Program.Folder()
        let path = folder.path + "/settings.toml"
        try Data("made-up-option = 5".utf8).write(to: URL(filePath: path))
        let options = CommandSettings.options + [MadeUp.declaration]
        let settings = try CommandSettings(
            file: "x.h5", command: OptionArguments(), settings: SettingsFile.read(path), options: options)
        #expect(settings.report.comparison.latentSize == 5)
        #expect(throws: UsageError.self) {
            try CommandSettings(file: "x.h5", command: OptionArguments(), settings: SettingsFile.read(path))
        }
    }

    /// The options of the command alone, which no settings file has.
    private static let ownOptions: Set<String> = ["config", "in-process", "help"]

    @Test func optionNamesAreTheKeysOfSettingsFiles() throws {
        let help = ReportCommand.helpMessage(includeHidden: true, columns: 1_000)
        var names: Set<String> = []
        for line in help.split(separator: "\n") where line.hasPrefix("  -") {
            let columns = line.split(separator: " ").prefix { $0.hasPrefix("-") }
            for word in columns.flatMap({ $0.split(separator: "/") }) where word.hasPrefix("--") {
                names.insert(String(word.dropFirst(2).filter { $0 != "," }))
            }
        }
        names.remove("no-counts")
        #expect(names.subtracting(Self.ownOptions) == Set(CommandSettings.options.map(\.name)))
        #expect(names.count == CommandSettings.options.count + Self.ownOptions.count)
    }
}
