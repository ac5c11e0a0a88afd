import Core
import Datasets
import Methods
import ONNX
import Reporting

/// What a model makes of new rows.
struct Embedding {
    /// `[rows, latent]`.
    let codes: Matrix
    /// The squared error of each row in the scaled unit, its mean over features; nil without a decoder.
    let errors: [Double]?
    private let origin: ModelOrigin

    /// Runs a model on all rows of a data set.
    ///
    /// - Throws: `DatasetError` where a row has a number that is infinite or none, `RowReadError` where one can't be
    ///   read.
    init(_ dataset: Dataset, encoder: ModelPart, decoder: ModelPart?) throws {
        origin = encoder.origin
        let rows = ScaledRows(
            features: dataset.features,
            scaling: Scaling(kind: .range(low: 0, high: 1, source: .unchanged), sentence: "As they are."))
        var codes: [Float] = []
        var errors: [Double] = []
        for chunk in RowChunks.ranges(of: rows) {
            let batch = try rows.rows(at: Array(chunk))
            if let index = batch.values.firstIndex(where: { !$0.isFinite }) {
                throw DatasetError(
                    .unusableData,
                    "\(dataset.dataPath.escaped) in \(dataset.path.escaped) has a value that is infinite or not a number in "
                        + "row \(chunk.lowerBound + index / batch.columns), column \(index % batch.columns), both counted "
                        + "from 0. Fill such values in, or leave their rows out.")
            }
            let batchCodes = try encoder.run(batch).values
            codes += batchCodes.values
            if let decoder {
                errors += Self.errors(
                    of: try decoder.scaledRows(for: batchCodes), truth: try encoder.scaled(batch))
            }
        }
        self.codes = Matrix(rows: rows.rowCount, columns: origin.latentSize, values: codes)
        self.errors = decoder == nil ? nil : errors
    }

    private static func errors(of rows: Matrix, truth: Matrix) -> [Double] {
        (0..<rows.rows).map { row in
            zip(rows[row: row], truth[row: row]).reduce(0) { sum, pair in
                let difference = Double(pair.0) - Double(pair.1)
                return sum + difference * difference
            } / Double(rows.columns)
        }
    }

    /// A line for each row: its number, its code and its error.
    var csv: String {
        let titles = ["row"] + (1...codes.columns).map { "latent_\($0)" } + (errors == nil ? [] : ["mse"])
        var text = titles.joined(separator: ",") + "\n"
        for row in 0..<codes.rows {
            let numbers = codes[row: row].map { "\($0)" } + (errors.map { ["\($0[row])"] } ?? [])
            text += "\(row)," + numbers.joined(separator: ",") + "\n"
        }
        return text
    }

    /// As an AnnData file holds it.
    func contents(of dataset: Dataset, method: Method) -> AnnDataContents {
        AnnDataContents(
            columns: errors.map { [("mse_\(method.rawValue)", .numbers($0))] } ?? [],
            rowNames: (0..<codes.rows).map(String.init),
            featureNames: dataset.featureNames ?? (0..<dataset.features.featureCount).map { "feature \($0)" },
            embeddings: [("X_\(method.rawValue)", codes)],
            settings: [
                ("version", .string(gibbousVersion)), ("method", .string(method.rawValue)),
                ("data_path", .string(dataset.dataPath)), ("model_dataset", .string(origin.dataset)),
                ("model_seed", .string(String(origin.seed))), ("model_version", .string(origin.version)),
            ])
    }
}
