internal import Core
internal import Methods
internal import ONNX

/// New rows, decoded from draws of N(0, I).
package struct PriorSamples: Sendable {
    private let rows: DecodedRows
    private let seed: UInt64

    /// Draws codes and decodes them.
    ///
    /// - Parameters:
    ///   - count: The number of rows, from 1 up.
    ///   - seed: The random seed.
    ///   - model: The model that decodes.
    ///   - threads: The number of threads; the rows do not depend on it.
    /// - Throws: `UsageError` if so many rows do not fit into memory, `ONNXError` if the model can't be used.
    package init(count: Int, seed: UInt64, from model: TrainedModel, threads: Int) throws {
        self.seed = seed
        let decoder = try model.read(.decoder)
        let origin = decoder.origin
        guard DecodedRows.fitsInMemory(count, origin) else {
            throw UsageError(
                "\(count) rows of \(origin.featureCount) numbers do not fit into memory; use a smaller -n.")
        }
        var generator = SeededGenerator(seed: seed, stream: "sample")
        rows = try DecodedRows(
            of: generator.normals(rows: count, columns: origin.latentSize), by: decoder, of: model.method,
            threads: threads)
    }

    /// A warning if the model was not trained to decode such draws.
    package var warning: String? {
        guard !rows.method.followsPrior else { return nil }
        return
            "only a VAE is trained so that its codes follow N(0, I); samples decoded by \(rows.method.name) may not resemble "
            + "the data."
    }

    /// The rows, in a sentence: "3 rows of 64 numbers, decoded by the VAE of digits".
    package var text: String { rows.text }

    /// Writes an HDF5 file.
    ///
    /// - Parameter file: The place; the file is written beside it and not yet put there.
    /// - Throws: `HDF5Error` if it can't be written.
    package func write(to file: OutputFile) throws {
        try rows.write(
            to: file, title: "Rows decoded from draws of N(0, I)", generator: "gibbous sample",
            attributes: [("seed", String(seed))])
    }
}
