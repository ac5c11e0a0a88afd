internal import Core
package import Datasets
internal import HDF5
package import Methods
internal import ONNX
internal import Rows

/// Rows that a trained model makes of codes.
package struct DecodedRows: Sendable {
    package let method: Method
    /// The codes: `[rows, latent]`.
    private let codes: Matrix
    /// The rows: `[rows, features]`, in the unit of the file that the model was trained on.
    private let rows: Matrix
    private let decoder: ModelPart

    /// The numbers that all rows together may have: 8 GB.
    private static let maximumElements = 1 << 31

    /// Tells whether so many rows of a model can be held.
    static func fitsInMemory(_ count: Int, _ origin: ModelOrigin) -> Bool {
        count <= maximumElements / max(origin.featureCount, origin.latentSize)
    }

    init(of codes: Matrix, by decoder: ModelPart, of method: Method, threads: Int) throws {
        self.codes = codes
        self.decoder = decoder
        self.method = method
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

    /// Decodes the codes in a file.
    ///
    /// - Parameters:
    ///   - file: The HDF5 file.
    ///   - path: The path of the codes in it, `[rows, latent]`; nil for the place where `gibbous embed` puts them.
    ///   - model: The model.
    ///   - threads: The number of threads; the rows do not depend on it.
    ///   - reader: Reads the file.
    /// - Throws: `DatasetError` if the codes can't be read, are no codes of the model, or hold a number that is infinite or NaN;
    ///   `ONNXError` if the model can't be used.
    package init(
        of file: String, at path: String? = nil, by model: TrainedModel, threads: Int,
        reader: any DatasetReader = DirectReader()
    ) throws {
        let decoder = try model.read(.decoder)
        let origin = decoder.origin
        var options = ReadingOptions(
            dataPath: path ?? "obsm/X_\(model.method.rawValue)", ignoresLabels: true, layout: .table, areCounts: false,
            keepsConstantFeatures: true, ignoresSplits: true)
        options.takesSingleFeature = true
        let dataset = try reader.dataset(file, options: options, memory: MachineMemory.usual())
        let place = "\(dataset.dataPath.escaped) in \(file.escaped)"
        let features = dataset.features
        guard features.featureCount == origin.latentSize else {
            throw DatasetError(
                .unusableData,
                "\(place) has rows of \(features.featureCount) numbers, and the model has \(origin.latentSize) latent dimensions. "
                    + "Choose the codes with --data, or another --model.")
        }
        guard Self.fitsInMemory(features.rowCount, origin) else {
            throw DatasetError(
                .unusableData,
                "\(place) has \(features.rowCount) rows, which do not fit into memory once they are decoded. Decode fewer at a time."
            )
        }
        let codes = ScaledRows(
            features: features,
            scaling: Scaling(kind: .range(low: 0, high: 1, source: .unchanged), sentence: "As they are."))
        try self.init(
            of: codes.rows(at: Array(0..<features.rowCount)), by: decoder, of: model.method, threads: threads)
    }

    /// The rows, in a sentence: "3 rows of 64 numbers, decoded by the VAE of digits".
    package var text: String {
        "\(rows.rows) rows of \(rows.columns) numbers, decoded by the \(method.name) of \(decoder.origin.dataset.escaped)"
    }

    /// Writes an HDF5 file, with the rows in `/images` or `/X` and the codes in `/latent`.
    ///
    /// - Parameter file: The place; the file is written beside it and not yet put there.
    /// - Throws: `HDF5Error` if it can't be written.
    package func write(to file: OutputFile) throws {
        try write(to: file, title: "Rows decoded from codes", generator: "gibbous decode", attributes: [])
    }

    /// Writes an HDF5 file that says what made it.
    func write(
        to file: OutputFile, title: String, generator: String, attributes: [(name: String, value: String)]
    ) throws {
        let origin = decoder.origin
        let file = try HDF5File(creating: file.staging)
        try file.root.setAttribute("title", .string(title))
        try file.root.setAttribute("generator", .string(generator))
        for (name, value) in attributes { try file.root.setAttribute(name, .string(value)) }
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
