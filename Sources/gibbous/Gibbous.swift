import ArgumentParser
import Core
import Foundation
import NeuralNetworks
import Reporting

/// The command line.
@main
struct Gibbous: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gibbous",
        abstract: "Is an autoencoder worth it over PCA on your data? A report from an HDF5 file.",
        discussion: """
            Gibbous reads a data set, trains an autoencoder and a variational autoencoder beside PCA, compares all three on \
            held-out rows, and writes a report as a PDF and a web page, with SVG figures.
            """,
        version: "\(gibbousVersion) (\(instructionLevel))",
        subcommands: [
            ReportCommand.self, InspectCommand.self, EmbedCommand.self, SampleCommand.self, ViewCommand.self,
            DatasetsCommand.self, ReadCommand.self,
        ])

    static func main() {
        StandardStreams.prepare()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let failure = error as? any UserFacingError ?? internalError(error)
            guard let failure else { exit(withError: error) }
            StandardStreams.tell("gibbous: \(failure.message)\n")
            Foundation.exit(failure.exitStatus.rawValue)
        }
    }

    /// The failure of an error that no module shows to users; nil for what the argument parser itself reports.
    private static func internalError(_ error: any Error) -> (any UserFacingError)? {
        exitCode(for: error) == .failure ? InternalError(error) : nil
    }
}
