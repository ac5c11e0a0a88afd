internal import Core
internal import Datasets
internal import Rows

/// Rows of numbers, with labels and the shape of images if they have them.
///
/// Rows are read from a file or given as a matrix, and kept in the unit that they are in; models scale them themselves.
///
///     let digits = try Dataset(contentsOf: "datasets/digits.h5")
///     let points = try Dataset(Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]]))
public struct Dataset: Sendable {
    let storage: Rows.Dataset

    /// Reads a data set from an HDF5 file, as `gibbous report` does.
    ///
    ///     let dataset = try Dataset(contentsOf: "cells.h5ad", labels: "/obs/cell_type")
    ///
    /// The file is read in this process: a corrupt file can end it or hold it up. Rows that don't fit into half of the
    /// free memory stay in the file and are read as they are needed.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - data: The path of the data within the file; nil to find them.
    ///   - labels: The path of the labels within the file, with ":COLUMN" for one of several columns; nil to find them.
    ///   - imageShape: The shape of the images; nil to find out.
    /// - Throws: ``GibbousError`` of the kind `noSuchInput` if there is no such file, `unusableInput` if its data can't be
    ///   used.
    public init(
        contentsOf path: String, data: String? = nil, labels: String? = nil, imageShape: ImageShape? = nil
    ) throws(GibbousError) {
        storage = try GibbousError.translating {
            let shape = imageShape.map {
                Core.ImageShape(height: max(1, $0.height), width: max(1, $0.width), channels: max(1, $0.channels))
            }
            return try DirectReader().dataset(
                path, options: ReadingOptions(dataPath: data, labelsPath: labels, imageShape: shape),
                memory: MachineMemory.rowBytes(of: nil))
        }
    }

    /// Makes a data set of rows in memory.
    ///
    ///     let dataset = try Dataset(rows, labels: ["a", "a", "b"])
    ///
    /// - Parameters:
    ///   - rows: The rows: `[rows, features]`, all of them finite.
    ///   - name: The name of the data, as a report gives it.
    ///   - labels: The class of each row: `[rows]`; nil for none.
    ///   - featureNames: The names of the columns: `[features]`; nil for none.
    ///   - imageShape: The shape of each row as an image; nil for a table.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if there are no rows or no columns, or labels, names or shape
    ///   don't fit them; `unusableInput` if a number is infinite or NaN.
    public init(
        _ rows: Matrix, name: String = "rows", labels: [String]? = nil, featureNames: [String]? = nil,
        imageShape: ImageShape? = nil
    ) throws(GibbousError) {
        guard rows.rows > 0, rows.columns > 0 else {
            throw GibbousError(.invalidArgument, "A [\(rows.rows), \(rows.columns)] matrix has no numbers.")
        }
        if let labels, labels.count != rows.rows {
            throw GibbousError(.invalidArgument, "\(labels.count) labels don't fit \(rows.rows) rows.")
        }
        if let featureNames, featureNames.count != rows.columns {
            throw GibbousError(.invalidArgument, "\(featureNames.count) names don't fit \(rows.columns) columns.")
        }
        let shape: Core.ImageShape? =
            if let imageShape { try imageShape.checked(featureCount: rows.columns) } else { nil }
        try rows.requireFinite()
        var description = DatasetDescription(
            name: name, path: name, rowCount: rows.rows, featureCount: rows.columns, dataPath: "rows",
            elementType: "float32",
            reason: "The rows were given as a matrix: \(rows.rows) rows of \(rows.columns) numbers.")
        description.format = "memory"
        description.featureNames = featureNames
        description.imageShape = shape
        description.labelPath = labels == nil ? nil : "labels"
        storage = Rows.Dataset(
            FeatureMatrix(rowCount: rows.rows, featureCount: rows.columns, storage: .float32(rows.values)), description,
            labels: labels.map { .categorical(CategoricalLabels($0)) })
    }

    /// The number of rows.
    public var rowCount: Int { storage.features.rowCount }
    /// The number of features of a row.
    public var featureCount: Int { storage.features.featureCount }
    /// The name of the data: the stem of the file's name.
    public var name: String { storage.name }
    /// The names of the features: `[features]`; nil if the data have none.
    public var featureNames: [String]? { storage.featureNames }
    /// The shape of each row as an image; nil for a table.
    public var imageShape: ImageShape? { storage.imageShape.map { ImageShape($0) } }
    /// The sentence that says what was read as what, and why.
    public var reason: String { storage.reason }

    /// The class of each row: `[rows]`, nil for a row without one; nil if the data have no classes.
    public var labels: [String?]? {
        guard case .categorical(let labels)? = storage.labels else { return nil }
        return labels.codes.map { $0 < 0 ? nil : labels.categories[$0] }
    }
}

extension CategoricalLabels {
    /// Classes by their names.
    fileprivate init(_ labels: [String]) {
        let categories = Set(labels).sorted()
        let codes = Dictionary(uniqueKeysWithValues: zip(categories, categories.indices))
        self.init(name: "labels", categories: categories, codes: labels.map { codes[$0] ?? -1 })
    }
}

extension Matrix {
    /// Refuses numbers that are infinite or NaN.
    func requireFinite() throws(GibbousError) {
        guard let index = values.firstIndex(where: { !$0.isFinite }) else { return }
        throw GibbousError(
            .unusableInput,
            "Row \(index / columns), column \(index % columns), both counted from 0, has a value that is infinite or not a "
                + "number. Fill such values in, or leave their rows out.")
    }
}
