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
    ///   - threads: The number of threads; the coordinates do not depend on it.
    /// - Throws: `DatasetError` if the rows can't be read, are not such as the model takes, or hold a number that is
    ///   infinite or NaN; `ONNXError` if the model can't be used.
    package init(of rows: NewRows, under model: TrainedModel, threads: Int) throws {
        let (encoder, decoder) = try model.parts()
        let dataset = try rows.read(for: encoder.origin)
        (codes, errors) = try Self.run(encoder, decoder, on: dataset, threads: threads)
        dataPath = dataset.dataPath
        method = model.method
        origin = encoder.origin
        featureNames = dataset.shownFeatureNames
        rowNames = dataset.shownRowNames
    }

    /// The model, in a sentence: "VAE of digits".
    package var modelText: String { "\(method.name) of \(origin.dataset.escaped)" }

    private static func run(
        _ encoder: ModelPart, _ decoder: ModelPart?, on dataset: Dataset, threads: Int
    ) throws -> (codes: Matrix, errors: [Double]?) {
        let rows = ScaledRows(
            features: dataset.features,
            scaling: Scaling(kind: .range(low: 0, high: 1, source: .unchanged), sentence: "As they are."))
        let chunks = RowChunks.ranges(of: rows)
        var codes: [Float] = []
        var errors: [Double] = []
        // Some at a time, so that a row that can't be used ends it soon.
        for first in stride(from: 0, to: chunks.count, by: 4 * threads) {
            let next = Array(chunks[first..<min(first + 4 * threads, chunks.count)])
            let parts = ParallelTasks.run(next, threads: threads) { chunk in
                Result { try run(encoder, decoder, on: chunk, of: rows, dataset) }
            }
            for part in parts {
                let part = try part.get()
                codes += part.codes
                errors += part.errors
            }
        }
        return (
            Matrix(rows: rows.rowCount, columns: encoder.origin.latentSize, values: codes),
            decoder == nil ? nil : errors
        )
    }

    /// The codes of some rows, `[chunk, latent]`, and their errors; without a decoder none.
    private static func run(
        _ encoder: ModelPart, _ decoder: ModelPart?, on chunk: Range<Int>, of rows: ScaledRows, _ dataset: Dataset
    ) throws -> (codes: [Float], errors: [Double]) {
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
        let codes = try encoder.run(batch).values
        guard let decoder else { return (codes.values, []) }
        let truth = try encoder.scaled(batch)
        let error = ReconstructionError(truth: truth, reconstruction: try decoder.scaledRows(for: codes))
        return (codes.values, error.perRow)
    }
}
