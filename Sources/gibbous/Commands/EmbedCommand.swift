import ArgumentParser
import Comparison
import Core
import Datasets
import Foundation
import Methods
import ONNX
import Reporting

/// `gibbous embed`: the coordinates of new rows under a trained model.
struct EmbedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed", abstract: "Find the coordinates of new rows under a trained model.",
        discussion: """
            Rows are in the unit of the file that the model was trained on. The coordinates go to an AnnData file, as \
            obsm X_METHOD with each row's reconstruction error, or to a table with --output FILE.csv.
            """)

    @Argument(help: "The HDF5 file of new rows.", completion: .file())
    var file: String

    @OptionGroup
    var model: ModelOptions

    @Option(name: .customLong("data"), help: "The path of the data in the file.")
    var dataPath: String?

    @Option(help: "The file to write, .h5ad or .csv. (default: NAME-METHOD.h5ad)", completion: .file())
    var output: String?

    func validate() throws {
        guard let output else { return }
        guard ["h5ad", "csv"].contains(URL(filePath: output).pathExtension.lowercased()) else {
            throw ValidationError("--output takes the path of a file that ends in .h5ad or .csv.")
        }
    }

    func run() throws {
        let choice = try model.choice(with: .encoder)
        let encoder = try choice.read(.encoder)
        let decoder = choice.has(.decoder) ? try choice.read(.decoder) : nil
        guard decoder.map({ $0.origin == encoder.origin }) ?? true else {
            throw DatasetError(
                .unusableData,
                "\(choice.folder.path.escaped): the \(choice.method.name)'s encoder and decoder are not of the same training. "
                    + "Give --model the directory of one report.")
        }
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        let target = try OutputFile(output ?? "\(stem)-\(choice.method.rawValue).h5ad", readingFrom: file)
        let dataset = try read(for: encoder.origin)
        let embedding = try Embedding(dataset, encoder: encoder, decoder: decoder)
        let interruption = Interruption { target.discard() }
        defer { interruption.cancel() }
        do {
            if URL(filePath: target.destination).pathExtension.lowercased() == "csv" {
                try embedding.csv.write(toFile: target.staging, atomically: false, encoding: .utf8)
            } else {
                try embedding.contents(of: dataset, method: choice.method).write(to: target.staging)
            }
            try interruption.holdingOff { try target.commit() }
        } catch {
            interruption.holdingOff { target.discard() }
            if error is ReportError { throw error }
            throw ReportError(.cannotWrite, "\(target.destination.escaped) can't be written: \(error).")
        }
        try StandardStreams.print(
            "\(target.destination.escaped): \(embedding.codes.rows) rows of \(dataset.dataPath.escaped) under the "
                + "\(choice.method.name) of \(encoder.origin.dataset.escaped), \(embedding.codes.columns) latents each\n"
        )
    }

    /// Reads the new rows and makes sure that the model can take them.
    private func read(for origin: ModelOrigin) throws -> Dataset {
        let dataset = try ReadCommand.reader.dataset(
            file,
            options: ReadingOptions(
                dataPath: dataPath, ignoresLabels: true, layout: origin.imageShape == nil ? .table : nil,
                missing: .imputeMean, areCounts: origin.preparation.isLogCounts, keepsConstantFeatures: true,
                keptColumns: origin.preparation.columns.map { KeptColumns(count: $0.storedCount, numbers: $0.numbers) },
                omittedColumns: origin.labelNames),
            memory: MachineMemory.usual())
        let count = dataset.features.featureCount
        if let columns = origin.preparation.columns, dataset.preparation.columnNumbers == columns.numbers {
            return dataset
        }
        let place = "\(dataset.dataPath.escaped) in \(file.escaped)"
        let trained = "the model was trained on rows of \(origin.featureCount) numbers"
        guard count == origin.featureCount else {
            let shapes = [dataset.imageShape, origin.imageShape].map { shape in shape.map { " (\($0))" } ?? "" }
            throw DatasetError(
                .unusableData,
                "\(place) has rows of \(count) numbers\(shapes[0]), and \(trained)\(shapes[1]). Choose other rows "
                    + "with --data, or another --model.")
        }
        if let shape = dataset.imageShape, let expected = origin.imageShape, shape != expected {
            throw DatasetError(
                .unusableData,
                "\(place) has images of \(shape) pixels, and the model was trained on images of \(expected). Choose other "
                    + "rows with --data, or another --model.")
        }
        return dataset
    }
}
