package import Core
internal import EmbeddingQuality
internal import Methods
internal import ONNX
internal import Rows

/// The coordinates of new rows under a trained model, with each row's reconstruction error.
package struct Embedding: Sendable {
    /// The coordinates, `[rows, latent]`.
    package let codes: Matrix
    /// The squared error of each row in the scaled unit, its mean over features; nil without a decoder.
    package let errors: [Double]?
    /// The path of the rows in their file.
    package let dataPath: String
    let method: Method
    let origin: ModelOrigin
    let featureNames: [String]
    /// The name of each row, all different: `[rows]`.
    let rowNames: [String]

    /// Runs a model on all rows of a file.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - model: The model.
    /// - Throws: `DatasetError` if the rows can't be read, are not such as the model takes, or hold a number that is
    ///   infinite or NaN; `ONNXError` if the model can't be used.
    package init(of rows: NewRows, under model: TrainedModel) throws {
        let (encoder, decoder) = try model.parts()
        let dataset = try rows.read(for: encoder.origin)
        (codes, errors) = try Self.run(encoder, decoder, on: dataset)
        dataPath = dataset.dataPath
        method = model.method
        origin = encoder.origin
        featureNames = dataset.shownFeatureNames
        rowNames = dataset.shownRowNames
    }

    /// The model, in a sentence: "VAE of digits".
    package var modelText: String { "\(method.name) of \(origin.dataset.escaped)" }

    private static func run(
        _ encoder: ModelPart, _ decoder: ModelPart?, on dataset: Dataset
    ) throws -> (codes: Matrix, errors: [Double]?) {
        let rows = ScaledRows(
            features: dataset.features,
            scaling: Scaling(kind: .range(low: 0, high: 1, source: .unchanged), sentence: "As they are."))
        var codes: [Float] = []
        var errors: [Double] = []
        for chunk in RowChunks.ranges(of: rows) {
            let batch = try rows.rows(at: Array(chunk))
            let columns = encoder.usedColumns ?? Array(0..<batch.columns)
            for row in 0..<batch.rows {
                guard let column = columns.first(where: { !batch[row, $0].isFinite }) else { continue }
                throw DatasetError(
                    .unusableData,
                    "\(dataset.dataPath.escaped) in \(dataset.path.escaped) has a value that is infinite or not a number in "
                        + "row \(chunk.lowerBound + row), column \(column), both counted "
                        + "from 0. Fill such values in, or leave their rows out.")
            }
            let batchCodes = try encoder.run(batch).values
            codes += batchCodes.values
            if let decoder {
                let truth = try encoder.scaled(batch)
                errors +=
                    ReconstructionError(truth: truth, reconstruction: try decoder.scaledRows(for: batchCodes)).perRow
            }
        }
        return (
            Matrix(rows: rows.rowCount, columns: encoder.origin.latentSize, values: codes),
            decoder == nil ? nil : errors
        )
    }
}
