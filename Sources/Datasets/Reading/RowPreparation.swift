internal import Core
internal import Rows

/// The features and raw labels of a file on their way to a data set: rows and columns of no use are left out, and counts
/// become logarithms.
struct RowPreparation {
    private(set) var features: FeatureMatrix
    private(set) var labels: RawLabels?
    /// The number of last rows that are for testing only.
    private(set) var testCount: Int
    private(set) var record: DatasetDescription.Preparation
    private(set) var notes: [String] = []
    /// Sentences on numbers that are taken for missing values.
    private var markSentences: [String] = []
    private let place: String
    private let names: [String]?
    private let memory: FeatureMemory

    /// The most columns that are the same in all rows whose values are kept.
    private static let mostConstants = 1 << 20

    /// The rows, labels and names that are prepared.
    ///
    /// - Parameters:
    ///   - features: The features of all rows.
    ///   - memory: What they may take up.
    ///   - labels: Their raw labels.
    ///   - testCount: How many of the last rows are for testing only.
    ///   - place: What the data are called in messages: their path, and the file.
    ///   - names: The names of the columns.
    init(
        _ features: FeatureMatrix, memory: FeatureMemory = FeatureMemory(), labels: RawLabels?, testCount: Int,
        place: String, names: [String]?
    ) {
        self.memory = memory
        self.features = features
        self.labels = labels
        self.testCount = testCount
        self.place = place
        self.names = names
        record = DatasetDescription.Preparation(storedFeatureCount: features.featureCount)
    }

    /// Leaves out all rows but some.
    ///
    /// - Parameter chosen: Those that are kept, ascending; nil for all.
    /// - Throws: `DatasetError` where rows have to be read again and can't be.
    mutating func choose(_ chosen: RowChoice) throws(DatasetError) {
        notes += chosen.notes
        if let rows = chosen.rows { try keep(rows: rows) }
    }

    /// Leaves out columns of other types than the one that is used.
    mutating func choose(counted columns: [Int]?) throws(DatasetError) {
        guard let columns else { return }
        record.omittedColumnCount += features.featureCount - columns.count
        try keep(columns: columns)
        record.countedColumns = columns
    }

    /// Leaves out columns that are not chosen.
    ///
    /// - Parameters:
    ///   - columns: The numbers in the file of those that are kept, ascending; nil for all that are left.
    ///   - notes: What is to be told of the choice.
    /// - Throws: `DatasetError` where rows have to be read again and can't be.
    mutating func choose(kept columns: [Int]?, notes: [String]) throws(DatasetError) {
        self.notes += notes
        guard let columns else { return }
        let wanted = Set(columns)
        let places = (0..<features.featureCount).filter { wanted.contains(number(ofColumn: $0)) }
        record.omittedColumnCount += features.featureCount - places.count
        try keep(columns: places)
    }

    /// Makes numbers that stand for missing values NaN, unless they are to be taken as numbers.
    mutating func mark(_ arrays: [StoredArray], _ missing: MissingValues) throws(DatasetError) {
        guard missing != .asNumbers else { return }
        let marks = try MissingMarks(arrays, features)
        markSentences = marks.sentences
        if !marks.numbers.isEmpty { features = try features.changed(.missing(marks.numbers), memory: memory) }
    }

    /// Deals with values that are infinite or no number.
    ///
    /// - Parameters:
    ///   - missing: What is to be done about them.
    ///   - shape: The images or series that the rows are read as, of which no column can be left out; nil for a table.
    /// - Throws: `DatasetError` that says how many there are, where, and what can be done, where nothing was chosen.
    mutating func handle(_ missing: MissingValues, inRowsOf shape: String? = nil) throws(DatasetError) {
        guard let found = try features.missing() else { return }
        let values = found.count == 1 ? "1 value that is" : "\(found.count) values that are"
        let rowCount = features.rowCount
        let among = "\(found.rows.count) of \(rowCount) rows"
        let marks = markSentences.map { " " + $0 }.joined()
        switch missing {
        case .error, .asNumbers:
            let (row, column) = (number(ofRow: found.first.row), number(ofColumn: found.first.column))
            let name = names.map { " (\($0[column].escaped))" } ?? ""
            let asNumbers = markSentences.isEmpty ? "" : " If such a number is meant as it is: --missing as-numbers."
            throw .unusable(
                "\(place) has \(values) infinite or not a number, in \(among), the first in row \(row), column "
                    + "\(column)\(name), both counted from 0.\(marks) Choose: --missing drop-rows leaves those rows out, --missing "
                    + "drop-columns\(shape == nil ? "" : " --layout table") the columns that have some, --missing impute-mean puts in the mean of each column's "
                    + "training rows.\(asNumbers)")
        case .dropColumns:
            if let shape {
                throw .unusable(
                    "\(place) has \(values) infinite or not a number, in \(among), and is read as \(shape), of which no column can be "
                        + "left out.\(marks) Add --layout table, or choose --missing drop-rows or --missing impute-mean."
                )
            }
            let columns = try features.missingColumns()
            guard features.featureCount - columns.count > 1 else {
                throw .unusable(
                    "\(columns.count) of the \(features.featureCount) columns of \(place) have values that are infinite or not a "
                        + "number, so that --missing drop-columns would leave \(features.featureCount - columns.count).\(marks) "
                        + "Choose --missing drop-rows or --missing impute-mean.")
            }
            let left = Set(0..<features.featureCount).subtracting(columns).sorted()
            let which = columns.map { names?[number(ofColumn: $0)] ?? String(number(ofColumn: $0)) }
            notes.append(
                "\(columns.count) of \(features.featureCount) columns were left out for \(values) infinite or not a number: "
                    + which.listed() + "." + marks)
            record.omittedColumnCount += columns.count
            try keep(columns: left)
        case .dropRows:
            guard found.rows.count < rowCount else {
                throw .unusable(
                    "Each row of \(place) has values that are infinite or not a number, so that --missing drop-rows would "
                        + "leave none. Choose --missing impute-mean.")
            }
            record.droppedRowCount = found.rows.count
            try keep(rows: Set(0..<rowCount).subtracting(found.rows).sorted())
            notes.append(
                "\(found.rows.count) of \(rowCount) rows were left out for \(values) infinite or not a number.\(marks)")
        case .imputeMean:
            record.missingCount = found.count
            notes.append(
                "\(values.prefix(1).uppercased() + values.dropFirst()) infinite or not a number, in \(among); the mean of the "
                    + "column's training rows is put in each one's place.\(marks)")
        }
    }

    /// Keeps some of the rows that are left, ascending.
    private mutating func keep(rows: [Int]) throws(DatasetError) {
        let firstTestRow = features.rowCount - testCount
        testCount = rows.count { $0 >= firstTestRow }
        record.rowNumbers = rows.map(number(ofRow:))
        features = try features.changed(.rows(rows), memory: memory)
        labels = labels?.selecting(rows)
    }

    /// Keeps some of the columns that are left, ascending.
    private mutating func keep(columns: [Int]) throws(DatasetError) {
        guard columns.count < features.featureCount else { return }
        record.columnNumbers = columns.map(number(ofColumn:))
        features = try features.changed(.columns(columns), memory: memory)
    }

    /// The file's number of a row.
    private func number(ofRow row: Int) -> Int { record.rowNumbers?[row] ?? row }

    /// The file's number of a column.
    private func number(ofColumn column: Int) -> Int { record.columnNumbers?[column] ?? column }

    /// Replaces counts by logarithms, where they are counts.
    ///
    /// - Parameters:
    ///   - areCounts: Whether the user says so; nil for sparse non-negative whole numbers.
    ///   - isOfCells: Whether rows are cells, so that dense counts are likely enough to be asked about.
    /// - Throws: `DatasetError` where the user says so and they can't be.
    mutating func takeLogarithms(areCounts: Bool?, isOfCells: Bool) throws(DatasetError) {
        guard areCounts ?? features.isSparse else {
            if areCounts == nil, isOfCells, try features.areCounts() {
                notes.append("The features are whole numbers; if they are counts: --counts.")
            }
            return
        }
        guard try features.areCounts() else {
            guard areCounts == true else { return }
            throw .unusable(
                "\(place) can't be counts, as --counts says: it has negative values, fractions, or nothing but zeros. Leave "
                    + "--counts out.")
        }
        features = try features.changed(.logarithms, memory: memory)
        record.isLogCounts = true
    }

    /// Leaves out columns that are the same in all rows.
    ///
    /// - Parameter keepsAll: Whether they are kept all the same: pixels are, whatever they hold.
    /// - Throws: `DatasetError` where all columns are, so that there is nothing to learn.
    mutating func dropConstantColumns(keepsAll: Bool) throws(DatasetError) {
        let varying = try features.varyingColumns()
        guard !varying.isEmpty || features.rowCount < 2 else {
            throw .unusable(
                "All \(features.rowCount) rows of \(place) are equal, so that there is nothing to learn. Choose other data "
                    + "with --data.")
        }
        let constant = features.featureCount - varying.count
        guard constant > 0, !varying.isEmpty, !keepsAll else { return }
        let isVarying = Set(varying)
        let left = (0..<features.featureCount).filter { !isVarying.contains($0) }
        var which = ""
        if let names, constant <= 8 { which = ": " + left.map { names[number(ofColumn: $0)] }.joined(separator: ", ") }
        notes.append(
            "\(constant) of the \(features.featureCount) features \(constant == 1 ? "is" : "are") the same in all rows and "
                + "\(constant == 1 ? "was" : "were") left out\(which).")
        // What there are more of is of no use to those who would write them down.
        if left.count <= Self.mostConstants {
            record.constants = zip(left, try features.constantValues(of: left)).map {
                DatasetDescription.ConstantColumn(column: number(ofColumn: $0), value: $1)
            }
        }
        try keep(columns: varying)
    }

    /// Leaves out all columns but those that a row's total of counts is over, where there are as many as are thought to be.
    mutating func keep(countedOf columns: KeptColumns) throws(DatasetError) {
        guard columns.fit(record.storedFeatureCount) else { return }
        if let counted = columns.counted { try keep(columns: counted) }
        record.countedColumns = columns.counted
    }

    /// Leaves out all columns but some, where there are as many as are thought to be.
    mutating func keep(_ columns: KeptColumns) throws(DatasetError) {
        guard columns.fit(record.storedFeatureCount) else { return }
        let wanted = Set(columns.numbers)
        try keep(columns: (0..<features.featureCount).filter { wanted.contains(number(ofColumn: $0)) })
        record.columnNumbers = columns.numbers
    }

    /// The names of the columns that are left.
    var featureNames: [String]? {
        guard let names, let columns = record.columnNumbers else { return names }
        return columns.map { names[$0] }
    }
}
