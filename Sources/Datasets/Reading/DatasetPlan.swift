internal import HDF5

/// What is to be read from a file as what.
struct DatasetPlan: Sendable {
    /// The data, and the rows of it that are for testing only.
    let data: StoredArray
    let testData: StoredArray?
    let label: LabelSource?
    let testLabel: LabelSource?
    /// Whether the user named the label, so that one that is of no use must not be passed over.
    let labelIsChosen: Bool
    /// Where the names of the columns are.
    var featureNamesPath: String?
    /// Why these, as the half of a sentence: "called as data usually are".
    let why: String
    /// Further sentences for the reader.
    var notes: [String]
}

/// Where a label is.
struct LabelSource: Sendable {
    enum Storage: Sendable {
        /// A data set with one element a row, or one column of several, or one-hot rows.
        case array(StoredArray, column: Int?)
        /// A group of codes and the categories that they stand for (AnnData).
        case categorical(codes: StoredArray, categories: StoredArray)
    }

    let path: String
    let name: String
    let storage: Storage
    /// Why this one, as the half of a sentence.
    let why: String

    /// How many rows it has.
    var rowCount: Int {
        switch storage {
        case .array(let array, _): array.rowCount
        case .categorical(let codes, _): codes.rowCount
        }
    }

    /// The path, with the column where there are several.
    var fullPath: String {
        if case .array(_, let column?) = storage { return "\(path):\(column)" }
        return path
    }
}
