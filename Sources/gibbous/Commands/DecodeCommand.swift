import ArgumentParser
import Core
import ONNX
import Reporting

/// `gibbous decode`: rows of latent coordinates.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Decode latent coordinates to rows with a trained model.",
        discussion: """
            The rows go to /images or /X of an HDF5 file, in the unit of the file that the model was trained on, and the \
            coordinates to /latent.

            EXAMPLES:
              gibbous decode new-vae.h5ad --model output/my -o rows.h5
              gibbous decode codes.h5 --data /codes --model output/my -o rows.h5
            """)

    @Argument(help: "The HDF5 file of coordinates.", completion: .file())
    var file: String

    @OptionGroup
    var model: ModelOptions

    @Option(help: "The path of the coordinates in the file. (default: obsm/X_METHOD, as of gibbous embed)")
    var data: String?

    @Option(name: [.customShort("o"), .long], help: "The HDF5 file to write.", completion: .file())
    var output: String

    func validate() throws {
        guard !output.isEmpty else { throw ValidationError("--output takes the path of a file.") }
    }

    func run() throws {
        let trained = try TrainedModel(in: model.model, method: model.method, with: .decoder)
        let target = try OutputFile(output, readingFrom: file)
        let rows = try DecodedRows(
            of: file, at: data, by: trained, threads: AvailableProcessors.count, reader: ReadCommand.reader)
        try target.write { try rows.write(to: target) }
        try StandardStreams.print("\(target.destination.escaped): \(rows.text)\n")
    }
}
