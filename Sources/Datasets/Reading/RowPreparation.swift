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
    private let place: String
    private let names: [String]?
    private let memory: FeatureMemory

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

    /// Deals with values that are infinite or no number.
    ///
    /// - Throws: `DatasetError` that says how many there are, where, and what can be done, where nothing was chosen.
    mutating func handle(_ missing: MissingValues) throws(DatasetError) {
        guard let found = try features.missing() else { return }
        let values = found.count == 1 ? "1 value that is" : "\(found.count) values that are"
        let rowCount = features.rowCount
        let among = "\(found.rows.count) of \(rowCount) rows"
        switch missing {
        case .error:
            let (row, column) = found.first
            let name = names.map { " (\($0[column].escaped))" } ?? ""
            throw .unusable(
                "\(place) has \(values) infinite or not a number, in \(among), the first in row \(row), column "
                    + "\(column)\(name), both counted from 0. Choose: --missing drop-rows leaves those rows out, --missing "
                    + "impute-mean puts in the mean of each column's training rows.")
        case .dropRows:
            guard found.rows.count < rowCount else {
                throw .unusable(
                    "Each row of \(place) has values that are infinite or not a number, so that --missing drop-rows would "
                        + "leave none. Choose --missing impute-mean.")
            }
            try drop(found.rows)
            notes.append(
                "\(found.rows.count) of \(rowCount) rows were left out for \(values) infinite or not a number.")
        case .imputeMean:
            record.missingCount = found.count
            notes.append(
                "\(values.prefix(1).uppercased() + values.dropFirst()) infinite or not a number, in \(among); the mean of the "
                    + "column's training rows is put in each one's place.")
        }
    }

    private mutating func drop(_ rows: [Int]) throws(DatasetError) {
        var isDropped = [Bool](repeating: false, count: features.rowCount)
        for row in rows { isDropped[row] = true }
        let kept = (0..<features.rowCount).filter { !isDropped[$0] }
        testCount -= rows.count { $0 >= features.rowCount - testCount }
        features = try features.changed(.rows(kept), memory: memory)
        labels = labels?.selecting(kept)
        record.rowNumbers = kept
        record.droppedRowCount = rows.count
    }

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
        var which = ""
        if let names, constant <= 8 {
            let kept = Set(varying)
            which = ": " + names.indices.filter { !kept.contains($0) }.map { names[$0] }.joined(separator: ", ")
        }
        notes.append(
            "\(constant) of the \(features.featureCount) features \(constant == 1 ? "is" : "are") the same in all rows and "
                + "\(constant == 1 ? "was" : "were") left out\(which).")
        features = try features.changed(.columns(varying), memory: memory)
        record.columnNumbers = varying
    }

    /// Leaves out all columns but some, where there are as many as are thought to be.
    mutating func keep(_ columns: KeptColumns) throws(DatasetError) {
        guard columns.count == features.featureCount, columns.numbers.allSatisfy({ (0..<columns.count).contains($0) })
        else { return }
        features = try features.changed(.columns(columns.numbers), memory: memory)
        record.columnNumbers = columns.numbers
    }

    /// The names of the columns that are left.
    var featureNames: [String]? {
        guard let names, let columns = record.columnNumbers else { return names }
        return columns.map { names[$0] }
    }
}
