internal import Core
internal import Datasets
internal import Foundation
internal import Methods
internal import ONNX
internal import Rows

extension Embedding {
    /// The file name extensions of the formats that can be written.
    package static let fileExtensions = ["h5ad", "csv"]

    /// Writes a table or, for any other name than one in .csv, an AnnData file.
    ///
    /// - Parameter file: The place; the file is written beside it and not yet put there.
    /// - Throws: ``OutputError`` if it can't be written.
    package func write(to file: OutputFile) throws(OutputError) {
        do {
            if URL(filePath: file.destination).pathExtension.lowercased() == "csv" {
                try csv.write(toFile: file.staging, atomically: false, encoding: .utf8)
            } else {
                try annData.write(to: file.staging)
            }
        } catch {
            throw OutputError("\(file.destination.escaped) can't be written: \(error).")
        }
    }

    /// A line for each row: its name, or its number where it has none, its code and its error.
    private var csv: String {
        let titles = ["row"] + (1...codes.columns).map { "latent_\($0)" } + (errors == nil ? [] : ["mse"])
        var text = titles.joined(separator: ",") + "\n"
        for row in 0..<codes.rows {
            let numbers = codes[row: row].map { "\($0)" } + (errors.map { ["\($0[row])"] } ?? [])
            text += CSV.field(rowNames[row]) + "," + numbers.joined(separator: ",") + "\n"
        }
        return text
    }

    /// The embedding as an AnnData file holds it.
    private var annData: AnnDataContents {
        AnnDataContents(
            columns: errors.map { [("mse_\(method.rawValue)", .numbers($0))] } ?? [],
            rowNames: rowNames, featureNames: featureNames,
            embeddings: [("X_\(method.rawValue)", codes)],
            settings: [
                ("version", .string(gibbousVersion)), ("method", .string(method.rawValue)),
                ("data_path", .string(dataPath)), ("model_dataset", .string(origin.dataset)),
                ("model_seed", .string(String(origin.seed))), ("model_version", .string(origin.version)),
            ])
    }
}
