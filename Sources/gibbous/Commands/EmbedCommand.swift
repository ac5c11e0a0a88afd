import ArgumentParser
import Comparison
import Core
import Datasets
import Foundation
import Methods
import ONNX
import Reporting
import Rows

/// `gibbous embed`: the coordinates of new rows under a trained model.
struct EmbedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed", abstract: "Compute the latent coordinates of new rows with a trained model.",
        discussion: """
            Rows are in the unit of the file that the model was trained on. The coordinates go to an AnnData file, as \
            obsm X_METHOD with each row's reconstruction error, or to a table with --output FILE.csv.

            EXAMPLES:
              gibbous embed new.h5 --model output/my
              gibbous embed new.h5 --model output/my --method ae -o new.csv
            """)

    @Argument(help: "The HDF5 file of new rows.", completion: .file())
    var file: String

    @OptionGroup
    var model: ModelOptions

    @Option(
        name: .customLong("data"),
        help: "The path of the data in the file, with stars or more than once, as in gibbous report.")
    var dataPaths: [String] = []

    @Option(
        name: .customLong("rows"),
        help: "The axis of the data that holds the rows, or several separated by commas, as in gibbous report.")
    var rowAxes: String?

    @Option(
        help: "The windows of a series that are the rows, as in gibbous report: a length, or LENGTH:STEP.",
        transform: { text in
            guard let size = WindowSize(text) else {
                throw ValidationError("--windows takes a length such as 250, or 250:125, not \(text.escaped).")
            }
            return size
        })
    var windows: WindowSize?

    @Option(
        name: [.customShort("o"), .long], help: "The file to write, .h5ad or .csv. (default: NAME-METHOD.h5ad)",
        completion: .file())
    var output: String?

    func validate() throws {
        guard let output else { return }
        guard Embedding.fileExtensions.contains(URL(filePath: output).pathExtension.lowercased()) else {
            throw ValidationError("--output must be the path of a file that ends in .h5ad or .csv.")
        }
    }

    func run() throws {
        let trained = try TrainedModel(in: model.model, method: model.method, with: .encoder)
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        let target = try OutputFile(output ?? "\(stem)-\(trained.method.rawValue).h5ad", readingFrom: file)
        let rows = NewRows(
            file: file, dataPaths: dataPaths, rowAxes: rowAxes, windows: windows, reader: ReadCommand.reader)
        let embedding = try Embedding(of: rows, under: trained, threads: AvailableProcessors.count)
        try target.write { try embedding.write(to: target) }
        try StandardStreams.print(
            "\(target.destination.escaped): \(embedding.codes.rows) rows of \(embedding.dataPath.escaped) under the "
                + "\(embedding.modelText), \(embedding.codes.columns) latent dimensions\n")
    }
}
