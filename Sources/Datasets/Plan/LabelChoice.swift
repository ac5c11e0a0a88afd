internal import Core
internal import HDF5
internal import Rows

/// The choice of the data set that is the label of the data.
struct LabelChoice {
    let contents: FileContents
    let data: StoredArray

    init(_ contents: FileContents, data: StoredArray) {
        self.contents = contents
        self.data = data
    }

    /// The label that the user names, else the one that is called so, else the only column as long as the data.
    ///
    /// - Returns: The label; nil where there is none, or the user wants none.
    /// - Throws: `DatasetError` where the named one does not fit, or several fit equally.
    func choose(_ options: ReadingOptions) throws(DatasetError) -> LabelSource? {
        if options.ignoresLabels { return nil }
        if let path = options.labelsPath {
            return try named(path, option: "--labels", rowCount: data.rowCount, matching: data)
        }
        let columns = columns()
        let called = columns.filter { $0.role.kind == .label || data.isGrid && $0.isCalledMap }
        if let best = try best(called) { return LabelSource(best, why: "recognised by name") }
        if let table = tables().first { return source(table, column: nil) }
        if let label = mismatched(), (label.rowCount - data.rowCount).magnitude * 5 <= data.rowCount.magnitude {
            throw .unusable(
                "\(label.path.escaped) in \(contents.file.escaped) is named like labels, but has "
                    + "\(label.rowCount) rows, and the data \(data.path.escaped) have \(data.rowCount). Choose other "
                    + "data with --data, or no label: --no-labels.")
        }
        let flags = LabelNames.flags(among: columns)
        if flags.count == 1 { return LabelSource(flags[0], why: "recognised by name") }
        let others = columns.filter { $0.role.kind != .data && !$0.isSplit }
        let telling = RowIdentifiers.without(others)
        if telling.count == 1 {
            let why = others.count == 1 ? "as long as the data" : "that names neither rows nor groups of them"
            return LabelSource(telling[0], why: "the only column \(why)")
        }
        // Each group has one that is called so, and the data lie beside one of them.
        let group = FileContents.parent(of: data.path)
        let beside = telling.filter { FileContents.parent(of: $0.path).hasSameBytes(as: group) }
        if beside.count == 1, telling.allSatisfy({ $0.name.hasSameBytes(as: beside[0].name) }) {
            return LabelSource(beside[0], why: "the only column in the group of the data")
        }
        // Beside quantities, what can be nothing but classes.
        let classes = others.filter(\.isOfFewValues)
        guard classes.count == 1, !others.contains(where: \.type.isString) else { return nil }
        return LabelSource(classes[0], why: "the only one with classes")
    }

    /// The arrays with one element for each row of the data, but for those of a table that is the data itself.
    func columns() -> [StoredArray] {
        contents.arrays.filter { !isOfData($0) && !$0.role.isBesideRows }.map(data.column(of:)).filter {
            $0.rowCount == data.rowCount && $0.isColumn && isBeside($0)
        } + contents.attributeColumns(of: data, rowCount: data.rowCount)
    }

    /// Matrices of small whole numbers beside the data: targets that nobody has called so, of which one may be the label.
    func targets() -> [StoredArray] {
        contents.arrays.filter { array in
            let isSmall = if case .integer(1, _, _) = array.type { true } else { array.type.isBoolean }
            return isSmall && array.isMatrix && array.shape.count == 2 && array.rowLength <= 100
                && array.rowCount == data.rowCount && array.role.part == data.role.part && array.role.kind == nil
                && !array.isSparse && !array.isTable && !isOfData(array)
        }
    }

    private func isOfData(_ array: StoredArray) -> Bool {
        if array.path.hasSameBytes(as: data.path) { return true }
        return data.isTable && array.tablePath.hasSameBytes(as: data.tablePath)
    }

    /// A column that is called as labels are, beside the data, but of another length: nearly as long, it is a mistake; else it
    /// says something of anything else.
    func mismatched() -> StoredArray? {
        let group = FileContents.parent(of: data.path)
        return contents.arrays.first { array in
            // A short list of texts is the names of the classes.
            let isListOfNames = array.type.isString && array.rowCount * 4 <= data.rowCount
            return array.isColumn && !isOfData(array) && array.role.kind == .label && array.role.part == data.role.part
                && array.role.isOneWord && FileContents.parent(of: array.path).hasSameBytes(as: group)
                && array.rowCount != data.rowCount && !isListOfNames
        }
    }

    /// The label of the test rows.
    func testPartner(
        of label: LabelSource, testData: StoredArray, _ options: ReadingOptions
    ) throws(DatasetError) -> LabelSource? {
        if let path = options.testLabelsPath {
            return try named(path, option: "--test-labels", rowCount: testData.rowCount, matching: testData)
        }
        guard let partner = contents.partner(of: label.array, part: .test).map(testData.column(of:)) else { return nil }
        guard partner.rowCount == testData.rowCount else {
            throw .unusable(
                "The test labels \(partner.path.escaped) in \(contents.file.escaped) have \(partner.rowCount) rows, but "
                    + "the test data \(testData.path.escaped) have \(testData.rowCount). Choose others with "
                    + "--test-labels, or no label: --no-labels.")
        }
        return LabelSource(partner, column: label.column, name: label.name, why: label.why)
    }

    /// True if it belongs to the same part of the rows as the data, or to no part.
    func isBeside(_ array: StoredArray) -> Bool {
        array.role.part == data.role.part || array.role.part == nil
    }

    /// The one with the best name, those in the group of the data first.
    private func best(_ columns: [StoredArray]) throws(DatasetError) -> StoredArray? {
        let group = FileContents.parent(of: data.path)
        let sorted = columns.sorted { rank($0, group) < rank($1, group) }
        guard let first = sorted.first else { return nil }
        let equals = sorted.filter { rank($0, group) == rank(first, group) }
        guard equals.count == 1 else {
            let list = equals.prefix(8).map { "--labels \($0.path.escaped.shellWord)" }.joined(separator: ", ")
            throw .unusable(
                "\(contents.file.escaped) has several labels for \(data.path.escaped) and none is the likelier. "
                    + "Choose one: \(list), or none: --no-labels.")
        }
        return first
    }

    private func rank(_ array: StoredArray, _ group: String) -> Int {
        let isNear = FileContents.parent(of: array.path).hasSameBytes(as: group)
        return array.role.labelRank + (isNear ? 0 : 1000)
    }

    /// Matrices of labels: called so, or with their columns named.
    func tables() -> [StoredArray] {
        contents.arrays.filter {
            $0.isMatrix && $0.rowCount == data.rowCount && isBeside($0) && !$0.path.hasSameBytes(as: data.path)
                && $0.shape.count == 2 && $0.rowLength <= 1000 && !$0.isSparse && !$0.isTable
                && ($0.role.kind == .label || (columnNames(of: $0) != nil && $0.role.kind != .data))
        }
    }

    /// The first column of a matrix of labels; all of it, where its columns have no names and may be one-hot.
    private func source(_ table: StoredArray, column: Int?) -> LabelSource {
        guard let names = columnNames(of: table) else {
            return LabelSource(table, column: column, why: "recognised by name")
        }
        let column = column ?? 0
        return LabelSource(
            table, column: column, name: names[column],
            why: "column \(column) of the \(names.count) that its attribute names")
    }

    /// The names of the columns that an attribute gives.
    func columnNames(of table: StoredArray) -> [String]? {
        if let names = table.columnNames { return names }
        for attribute in ["names", "columns", "column_names", "factors"] {
            if let names = table.attribute(attribute)?.strings, names.count == table.rowLength { return names }
        }
        return nil
    }

    /// The label at a path that the user gives, as "PATH" or "PATH:COLUMN".
    func named(
        _ path: String, option: String, rowCount: Int, matching data: StoredArray
    ) throws(DatasetError) -> LabelSource {
        let why = "chosen with \(option)"
        let (arrayPath, columnText) = LabelChoice.parts(of: path, in: contents)
        let isLabel: (StoredArray) -> Bool = { array in
            let isColumnOfData = columnText != nil && data.shape.count == 2
            return array.asColumn.isColumn
                || (array.isMatrix
                    && (data.isTable || isColumnOfData || !array.path.hasSameBytes(as: data.path)))
        }
        let stored = try contents.requireArray(arrayPath, option: option, isFit: isLabel)
        // The data may have been turned, and know the names of their columns.
        let isData = stored.path.hasSameBytes(as: data.path) && !data.isTable
        let array = isData ? data : data.column(of: stored)
        let names = columnNames(of: array)
        var column: Int?
        if let columnText, names?.contains(String(columnText)) != true, let span = ColumnSpan(columnText),
            span.range.count > 1, span.range.upperBound < array.rowLength
        {
            return try fitting(
                LabelSource(array, columns: span.range, name: "\(array.name) \(columnText)", why: why),
                rowCount: rowCount, data, option)
        }
        if let columnText {
            guard let found = names?.firstIndex(of: String(columnText)) ?? Int(columnText),
                (0..<array.rowLength).contains(found)
            else {
                let known = names.map { ": " + $0.prefix(20).map(\.escaped).joined(separator: ", ") } ?? ""
                throw .unusable(
                    "\(array.path.escaped) in \(contents.file.escaped) has no column \(String(columnText).escaped): "
                        + "its columns are 0 to \(array.rowLength - 1)\(known).")
            }
            column = found
        }
        if column == nil, names != nil, array.rowLength > 1 { column = 0 }
        let name = column.map { names?[$0] ?? "\(array.name) \($0)" } ?? array.name
        return try fitting(
            LabelSource(array, column: column, name: name, why: why), rowCount: rowCount, data, option)
    }

    /// A path that a user gives, and the column of what is there.
    ///
    /// A last part after a colon is the column, unless it is a path in another file, or the whole is the name of something.
    static func parts(of path: String, in contents: FileContents) -> (path: String, column: Substring?) {
        guard contents.array(at: path) == nil, contents.node(at: path) == nil, let colon = path.lastIndex(of: ":")
        else { return (path, nil) }
        let column = path[path.index(after: colon)...]
        guard !column.isEmpty, !column.contains("/"), !OtherFile.isFile(String(path[..<colon]), beside: contents.file)
        else { return (path, nil) }
        return (String(path[..<colon]), column)
    }

    private func fitting(
        _ source: LabelSource, rowCount: Int, _ data: StoredArray, _ option: String
    ) throws(DatasetError) -> LabelSource {
        guard source.rowCount == rowCount else {
            let fit = contents.arrays.map(data.column(of:)).filter { $0.rowCount == rowCount && $0.isColumn }
            throw .unusable(
                "The label \(source.path.escaped) in \(contents.file.escaped) has \(source.rowCount) rows, but the "
                    + "data \(data.path.escaped) have \(rowCount). "
                    + (fit.isEmpty
                        ? "Choose other data with --data, or no label: --no-labels."
                        : DatasetError.listing(fit, option: option)))
        }
        return source
    }
}

extension StoredArray {
    /// True if its type has few values: a byte, a boolean, an enumeration, categories.
    var isOfFewValues: Bool {
        switch (type, storage) {
        case (.integer(1, _, _), _), (.enumeration, _), (_, .categorical): true
        default: type.isBoolean
        }
    }
}
