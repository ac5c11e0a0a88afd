internal import Core
internal import HDF5
package import Methods
internal import ONNX

/// New rows, decoded from draws of N(0, I).
package struct PriorSamples: Sendable {
    package let method: Method
    /// The draws, `[rows, latent]`.
    private let codes: Matrix
    /// The rows, `[rows, features]`, in the unit of the file that the model was trained on.
    private let rows: Matrix
    private let seed: UInt64
    private let decoder: ModelPart

    /// The numbers that all rows together may have: 8 GB.
    private static let maximumElements = 1 << 31

    /// Draws codes and decodes them.
    ///
    /// - Parameters:
    ///   - count: The number of rows, from 1 up.
    ///   - seed: The random seed.
    ///   - model: The model that decodes.
    ///   - threads: The number of threads; the rows do not depend on it.
    /// - Throws: `UsageError` if so many rows do not fit into memory, `ONNXError` if the model can't be used.
    package init(count: Int, seed: UInt64, from model: TrainedModel, threads: Int) throws {
        decoder = try model.read(.decoder)
        method = model.method
        self.seed = seed
        let origin = decoder.origin
        guard count <= Self.maximumElements / max(origin.featureCount, origin.latentSize) else {
            throw UsageError(
                "\(count) rows of \(origin.featureCount) numbers do not fit into memory; use a smaller -n.")
        }
        var generator = SeededGenerator(seed: seed, stream: "sample")
        codes = generator.normals(rows: count, columns: origin.latentSize)
        rows = try Self.decoded(codes, by: decoder, threads: threads)
    }

    /// The rows of codes, some thousand at a time.
    private static func decoded(_ codes: Matrix, by decoder: ModelPart, threads: Int) throws -> Matrix {
        let parts = ParallelTasks.run(RowChunks.ranges(of: codes), threads: threads) { chunk in
            Result { try decoder.run(codes.selecting(rows: Array(chunk))).values }
        }
        var values: [Float] = []
        values.reserveCapacity(codes.rows * decoder.origin.featureCount)
        for part in parts { values += try part.get().values }
        return Matrix(rows: codes.rows, columns: values.count / max(1, codes.rows), values: values)
    }

    /// A warning if the model was not trained to decode such draws.
    package var warning: String? {
        guard !method.followsPrior else { return nil }
        return
            "only a VAE is trained so that its codes follow N(0, I); samples decoded by \(method.name) may not resemble "
            + "the data."
    }

    /// The rows, in a sentence: "3 rows of 64 numbers, decoded by the VAE of digits".
    package var text: String {
        "\(rows.rows) rows of \(rows.columns) numbers, decoded by the \(method.name) of \(decoder.origin.dataset.escaped)"
    }

    /// Writes an HDF5 file.
    ///
    /// - Parameter file: The place; the file is written beside it and not yet put there.
    /// - Throws: `HDF5Error` if it can't be written.
    package func write(to file: OutputFile) throws {
        let origin = decoder.origin
        let file = try HDF5File(creating: file.staging)
        try file.root.setAttribute("title", .string("Rows decoded from draws of N(0, I)"))
        try file.root.setAttribute("generator", .string("gibbous sample"))
        try file.root.setAttribute("seed", .string(String(seed)))
        try file.root.setAttribute("method", .string(origin.method))
        try file.root.setAttribute("dataset", .string(origin.dataset))
        if origin.takesCounts {
            try file.root.setAttribute("unit", .string(ModelOrigin.countUnit))
        } else if origin.preparation.isLogCounts {
            try file.root.setAttribute("unit", .string("log1p of counts scaled to 10,000 a row"))
        }
        if let shape = origin.imageShape {
            let axes = [shape.height, shape.width] + (shape.channels > 1 ? [shape.channels] : [])
            let images = try file.root.createDataset("images", shape: [rows.rows] + axes, values: rows.values)
            if let range = decoder.range {
                try images.setAttribute("valid_range", .numbers([range.lowerBound, range.upperBound]))
            }
        } else {
            try file.root.createDataset("X", shape: [rows.rows, rows.columns], values: rows.values)
        }
        try file.root.createDataset("latent", shape: [codes.rows, codes.columns], values: codes.values)
        try file.close()
    }
}
