import ArgumentParser
import Core
import Foundation
import SampleData

/// `gibbous datasets`: synthetic sample data sets.
struct DatasetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets", abstract: "List or write synthetic sample data sets.",
        discussion: """
            EXAMPLES:
              gibbous datasets list
              gibbous datasets write moons moons.h5
            """,
        subcommands: [List.self, Write.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the sample data sets.")

        func run() throws {
            for dataset in SampleDatasets.all {
                let padding = String(repeating: " ", count: max(1, 12 - dataset.name.count))
                try StandardStreams.print("\(dataset.name)\(padding)\(dataset.summary)\n")
            }
        }
    }

    struct Write: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write a sample data set to an HDF5 file.")

        @Argument(help: "Its name, as list shows it.")
        var name: String

        @Argument(help: "The file to write.", completion: .file())
        var file: String

        @Option(help: "Random seed.")
        var seed: UInt64 = 0

        func run() throws {
            guard let dataset = SampleDatasets.named(name) else {
                let names = SampleDatasets.all.map(\.name)
                let question = NearestName.opening(name, among: names)
                throw ValidationError(
                    "unknown sample data set \"\(name.escaped)\". \(question)Available: \(names.joined(separator: ", "))."
                )
            }
            let partial = SampleFile.partialPath(of: file)
            let interruption = Interruption { _ = unsafe unlink(partial) }
            defer { interruption.cancel() }
            try dataset.write(to: file, seed: seed)
            try StandardStreams.print("\(file.escaped) written: \(dataset.summary)\n")
        }
    }
}
