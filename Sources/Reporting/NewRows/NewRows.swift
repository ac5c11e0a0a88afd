internal import Comparison
internal import Core
package import Datasets
internal import ONNX
internal import Rows

/// A file of rows that a trained model is to be run on.
package struct NewRows: Sendable {
    private let file: String
    private let dataPath: String?
    private let rowAxes: String?
    private let windows: WindowSize?
    private let reader: any DatasetReader

    /// Rows that are not yet read.
    ///
    /// - Parameters:
    ///   - file: The HDF5 file.
    ///   - dataPath: The path of the rows in it; nil to find them.
    ///   - rowAxes: The axes of the data that hold the rows, by number or name; nil to find them out.
    ///   - windows: The windows of a series that are the rows; nil where its times are.
    ///   - reader: Reads the file.
    package init(
        file: String, dataPath: String? = nil, rowAxes: String? = nil, windows: WindowSize? = nil,
        reader: any DatasetReader = DirectReader()
    ) {
        self.file = file
        self.dataPath = dataPath
        self.rowAxes = rowAxes
        self.windows = windows
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
            areLogCounts: origin.preparation.isLogCounts, labelNames: origin.labelNames,
            rowAxes: rowAxes, windows: windows)
        return try required.read(
            file, dataPath: dataPath, by: reader, memory: MachineMemory.usual(),
            wording: RowRequirements.Wording(
                comparison: "the model was trained on",
                remedy: "Choose other rows with --data, or another --model."))
    }
}
