internal import HDF5

/// What is to be read from a file as what.
struct DatasetPlan: Sendable {
    /// What kind of file it is, such as "AnnData".
    var format: String
    /// What is in the file, as the layout looks at it.
    var contents: FileContents
    /// The data, and the rows of it that are for testing only.
    let data: StoredArray
    var testData: StoredArray?
    var label: LabelSource?
    var testLabel: LabelSource?
    /// Whether the user named the label, so that one that is of no use must not be passed over.
    var labelIsChosen = false
    /// What rows are to be coloured by besides, each with the label of the test rows that belongs to it.
    var furtherLabels: [(label: LabelSource, testLabel: LabelSource?, role: FurtherLabel.Role)] = []
    /// Where the names of the columns are.
    var featureNamesPath: String?
    /// The names of the columns, where the layout knows them.
    var columnNames: [String]?
    /// The group of the colours of classes, those of a label at its name and "_colors".
    var colorsFolder: String?
    /// Why these, as the half of a sentence: "called as data usually are".
    var why: String
    /// Further sentences for the reader.
    var notes: [String] = []
}

/// Where a label is.
struct LabelSource: Sendable {
    let array: StoredArray
    /// The column of a matrix; nil for all of it, which may be one-hot, or where there is one alone.
    let column: Int?
    /// What it is called.
    let name: String
    /// Why this one, as the half of a sentence.
    let why: String

    init(_ array: StoredArray, column: Int? = nil, name: String? = nil, why: String) {
        self.array = array
        self.column = column
        self.name = name ?? array.name
        self.why = why
    }

    var path: String { array.path }

    /// How many rows it has.
    var rowCount: Int { array.rowCount }

    /// The path, with the column where there are several.
    var fullPath: String { column.map { "\(path):\($0)" } ?? path }
}
