import ArgumentParser
import Comparison
import Core
import Datasets
import Reporting
import Rows

/// `gibbous inspect`: what is in a file.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show what is in a file, what would be used as data and labels, and why.",
        discussion: """
            EXAMPLES:
              gibbous inspect my.h5
              gibbous inspect my.h5 --data raw/X --labels obs/leiden
              gibbous inspect my.h5 --json
            """)

    @Argument(help: "The HDF5 file.", completion: .file())
    var file: String

    @OptionGroup(title: "Input")
    var input: DeclaredOptions<CommandSettings.Input>

    @OptionGroup
    var reading: ReadingProcess

    @Flag(help: "Print one JSON object.")
    var json = false

    mutating func run() throws {
        let settings = try CommandSettings(file: file, command: input.arguments).report
        do {
            let inspection = try reading.reader.inspection(
                of: file, options: settings.reading, memory: MachineMemory.rowBytes(of: settings.memory))
            try StandardStreams.print(json ? inspection.json : inspection.text)
        } catch let failure as InspectionFailure {
            // What a file holds is worth seeing above all where it can't be used as it is.
            if !json, let tree = failure.tree { try StandardStreams.print(tree) }
            throw failure.error
        }
    }
}
