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
        let required = RowRequirements(
            featureCount: origin.featureCount, imageShape: origin.imageShape,
            columns: origin.preparation.columns.map { KeptColumns(count: $0.storedCount, numbers: $0.numbers) },
            areLogCounts: origin.preparation.isLogCounts, labelNames: origin.labelNames)
        return try required.read(
            file, dataPath: dataPath, by: reader, memory: MachineMemory.usual(),
            wording: RowRequirements.Wording(
                comparison: "the model was trained on",
                remedy: "Choose other rows with --data, or another --model."))
    }
}
