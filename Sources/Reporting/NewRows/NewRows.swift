internal import Comparison
internal import Core
package import Datasets
internal import ONNX
internal import Rows

/// A file of rows that a trained model is to be run on.
package struct NewRows: Sendable {
    private let file: String
    private let dataPath: String?
    private let reader: any DatasetReader

    /// Rows that are not yet read.
    ///
    /// - Parameters:
    ///   - file: The HDF5 file.
    ///   - dataPath: The path of the rows in it; nil to find them.
    ///   - reader: Reads the file.
    package init(file: String, dataPath: String? = nil, reader: any DatasetReader = DirectReader()) {
        self.file = file
        self.dataPath = dataPath
        self.reader = reader
    }

    /// Reads the rows and makes sure that a model can take them.
    ///
    /// - Parameter origin: Tells what the model was trained on.
    /// - Returns: The rows.
    /// - Throws: `DatasetError` if they can't be read, or are not such rows as the model was trained on.
    func read(for origin: ModelOrigin) throws -> Dataset {
        let dataset = try reader.dataset(
            file,
            options: ReadingOptions(
                dataPath: dataPath, ignoresLabels: true, layout: origin.imageShape == nil ? .table : nil,
                missing: .imputeMean, areCounts: origin.preparation.isLogCounts, keepsConstantFeatures: true,
                ignoresSplits: true,
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
