import ArgumentParser
import Comparison
import Datasets
import Reporting

/// `gibbous inspect`: what is in a file.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show what is in a file, and what would be read as data and label, and why.")

    @Argument(help: "The HDF5 file.", completion: .file())
    var file: String

    @OptionGroup(title: "Input")
    var input: InputOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    mutating func run() throws {
        do {
            let inspection = try input.reader.inspection(
                of: file, options: input.reading, memory: MemoryPlan.rowBytes(of: input.memory?.byteCount))
            try StandardStreams.print(json ? inspection.json : inspection.text)
        } catch let failure as InspectionFailure {
            // What a file holds is worth seeing above all where it can't be used as it is.
            if !json, let tree = failure.tree { try StandardStreams.print(tree) }
            throw failure.error
        }
    }
}
