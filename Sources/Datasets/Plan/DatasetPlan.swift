internal import HDF5
internal import Rows

/// The plan of what is read from a file as what.
struct DatasetPlan: Sendable {
    /// The kind of file, such as "AnnData".
    var format: String
    /// True if rows are cells, so that dense whole numbers are likely to be counts of genes.
    var isOfCells = false
    /// The contents of the file, as the layout looks at them.
    var contents: FileContents
    /// The data, and the rows of it that are for testing only.
    var data: StoredArray
    var testData: StoredArray?
    var label: LabelSource?
    var testLabel: LabelSource?
    /// True if the user named the label, so that an unusable one is an error.
    var labelIsChosen = false
    /// Further labels, each with the label of the test rows that belongs to it.
    var furtherLabels: [(label: LabelSource, testLabel: LabelSource?, role: FurtherLabel.Role)] = []
    /// The columns of what is known of rows, by which they may be coloured.
    var rowColumns: [StoredArray] = []
    /// The options by the paths that the plan's own arrays have; nil where those are as the user types them.
    var renamedOptions: ReadingOptions?
    /// Embeddings of the rows that were made elsewhere.
    var embeddings: [EmbeddingSource] = []
    /// Columns that are called like groups of rows, the likeliest first.
    var likelyGroups: [LabelSource] = []
    /// The places where the file says which rows are for testing, where these are not arrays of their own.
    var splits: [SplitSource] = []
    /// True if the user named the split, so that an unusable one is an error.
    var splitIsChosen = false
    /// The part of the file that each row is in, where rows are spread over several.
    var part: LabelSource?
    /// The path of the names of the columns.
    var featureNamesPath: String?
    /// The names of the columns, where the layout knows them.
    var columnNames: [String]?
    /// The group that rows, features and all else of the data are in: nothing for the root of the file.
    var root = ""
    /// The name of each row, as the layout knows it; nil to look for it beside the data.
    var rowNames: StoredArray?
    /// The type of each feature, where features of several may be in one matrix.
    var featureTypes: StoredArray?
    /// True for each feature that whoever made the file would use; nil where the file says nothing of the kind.
    var markedFeatures: StoredArray?
    /// The groups of embeddings made elsewhere, with the names of what is in them; nil for those of AnnData.
    var embeddingPlaces: [(name: String, path: String)]?
    /// The group of the colours of classes, those of a label at its name and "_colors".
    var colorsFolder: String?
    /// True if the user's word on which axes and windows are the rows was followed; a format whose rows are fixed has no use for it.
    var takesRowAxes = false
    /// Why these, as the half of a sentence: "called as data usually are".
    var why: String
    /// Further sentences for the reader.
    var notes: [String] = []
}

/// The place of a label in a file.
struct LabelSource: Sendable {
    let array: StoredArray
    /// The column of a matrix; nil for all of it, which may be one-hot, or where there is one alone.
    let column: Int?
    /// Neighbouring columns of a matrix that are one-hot together; nil where it has all of them, or one.
    let columns: ClosedRange<Int>?
    /// Its name.
    let name: String
    /// Why this one, as the half of a sentence.
    let why: String

    init(
        _ array: StoredArray, column: Int? = nil, columns: ClosedRange<Int>? = nil, name: String? = nil, why: String
    ) {
        self.array = array
        self.column = column
        self.columns = columns
        self.name = name ?? array.name
        self.why = why
    }

    var path: String { array.path }

    /// The number of its rows.
    var rowCount: Int { array.rowCount }

    /// The path, with the column where there are several.
    var fullPath: String {
        if let columns { return "\(path):\(columns.lowerBound)-\(columns.upperBound)" }
        return column.map { "\(path):\($0)" } ?? path
    }

    /// The columns of its array that it is; empty for all.
    var columnNumbers: [Int] { columns.map(Array.init) ?? [column].compactMap(\.self) }
}
