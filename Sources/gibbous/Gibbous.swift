import ArgumentParser
import Core
import Foundation
import NeuralNetworks
import Reporting

#if MPI
    import MessagePassing
#endif

/// The command line.
@main
struct Gibbous: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gibbous",
        abstract: "Is an autoencoder worth it over PCA on your data? A report from an HDF5 file.",
        usage: """
            gibbous <file> [<options>]
            gibbous <subcommand>
            """,
        discussion: """
            Gibbous reads a data set, trains an autoencoder and a variational autoencoder beside PCA, compares all three on \
            held-out rows, and writes a report as a PDF and a web page, with SVG figures. `gibbous help report` lists the options.

            EXAMPLES:
              gibbous my.h5           a report in output/my
              gibbous inspect my.h5   what would be used as data and labels
            """,
        version: "\(gibbousVersion) (\(instructionLevel))",
        subcommands: [
            ReportCommand.self, InspectCommand.self, FitCommand.self, EmbedCommand.self, DecodeCommand.self,
            SampleCommand.self, ViewCommand.self, DatasetsCommand.self, ReadCommand.self,
        ])

    static func main() {
        StandardStreams.prepare()
        MemoryLimit.economize()
        var arguments = StartUp.arguments
        do {
            arguments = try CommandWords.completed(arguments)
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            let failure = error as? any UserFacingError ?? misspelling(error, in: arguments) ?? internalError(error)
            guard let failure else { exit(withError: error) }
            #if MPI
                ProcessGroup.letFirstFail()
            #endif
            StandardStreams.tell(sentences: "gibbous: \(failure.message)")
            #if MPI
                ProcessGroup.abort(status: failure.exitStatus.rawValue)
            #endif
            Foundation.exit(failure.exitStatus.rawValue)
        }
    }

    /// The misspelt option behind an error of the argument parser; nil if there is none.
    private static func misspelling(_ error: any Error, in arguments: [String]) -> (any UserFacingError)? {
        exitCode(for: error) == .validationFailure ? MisspeltOption.error(in: arguments) : nil
    }

    /// The failure of an error that no module shows to users; nil for what the argument parser itself reports.
    private static func internalError(_ error: any Error) -> (any UserFacingError)? {
        exitCode(for: error) == .failure ? InternalError(error) : nil
    }
}
