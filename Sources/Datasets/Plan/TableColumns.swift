internal import Core
internal import HDF5
internal import Rows

/// The columns of a table that are features, and the one that is the label.
struct TableColumns {
    private let contents: FileContents
    private let table: StoredArray
    private let options: ReadingOptions

    /// Names of columns that number the rows.
    private static let identifiers = ["id", "index", "row", "row_id", "rowid", "unnamed: 0", ""]

    init(_ contents: FileContents, table: StoredArray, _ options: ReadingOptions) {
        self.contents = contents
        self.table = table
        self.options = options
    }

    /// The plan of what to read as what.
    func plan(format: String, why: String) throws(DatasetError) -> DatasetPlan {
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(table.path.escaped) in \(contents.file.escaped) is a table, whose rows are all in one: leave out "
                    + "--test-data and --test-labels.")
        }
        let label = try label()
        var data = table
        var notes: [String] = []
        let names = table.columnNames ?? []
        let numbering = names.indices.filter {
            Self.identifiers.contains(names[$0].lowercased()) || isNumbering(names[$0])
        }
        if !numbering.isEmpty, numbering.count < names.count - 1 {
            data = data.omitting(numbering)
            let list = numbering.map { names[$0].isEmpty ? "without a name" : names[$0].escaped }.joined(
                separator: ", ")
            notes.append("Columns that number the rows are not features: \(list).")
        }
        let choice = LabelChoice(contents, data: table)
        let labels = [label].compactMap(\.self) + (try choice.further(options))
        // Which patient a row is of says nothing of it.
        let others = [try choice.groups(options), try choice.heldOut(options)].compactMap(\.self)
        for label in labels + others { data = data.omitting(label) }
        let left = data.columnNames ?? []
        let masks = left.indices.filter { SplitNames.Member(path: left[$0])?.saysMask == true || isFolds(left[$0]) }
        if !masks.isEmpty, masks.count < left.count - 1 {
            data = data.omitting(masks)
            notes.append(
                "Columns that say which rows are for testing are not features: "
                    + "\(masks.map { left[$0].escaped }.joined(separator: ", ")).")
        }
        for name in options.omittedColumns {
            guard let position = data.columnNames?.firstIndex(of: name) else { continue }
            data = data.omitting([position])
        }
        guard data.isMatrix else {
            throw .unusable(
                "The table \(table.path.escaped) in \(contents.file.escaped) has \(data.rowLength) columns of numbers left as "
                    + "features, and nothing can be made of fewer than two.")
        }
        notes += alternatives(to: labels) + targets(besides: labels) + besideSpectra(data, labels)
        return DatasetPlan(
            format: format, contents: contents, data: data, label: label, labelIsChosen: options.labelsPath != nil,
            columnNames: data.columnNames, why: why, notes: notes)
    }

    /// True if a column is called as identifiers are, no group of rows, and has another whole number in each row.
    private func isNumbering(_ name: String) -> Bool {
        let words = ArrayRole.words(of: name)
        guard let last = words.last, ["id", "ids", "number"].contains(last), words.count > 1,
            GroupNames.rank(name) == nil,
            let column = columns.first(where: { $0.name.hasSameBytes(as: name) }), case .integer = column.type,
            column.rowCount <= 1 << 24
        else { return false }
        return column.source.answer(about: "\(column.path)\0identifiers") {
            // Identifiers fill all 64 bits more often than quantities do.
            let values: [UInt64] =
                column.type.isUnsigned
                ? (try? column.read()) ?? []
                : ((try? column.read(Int.self)) ?? []).map { UInt64(bitPattern: Int64($0)) }
            return values.count > 1 && Set(values).count == values.count
        }
    }

    /// True if a column numbers folds.
    private func isFolds(_ name: String) -> Bool {
        SplitNames.isFolds(name) && columns.contains { $0.name.hasSameBytes(as: name) && $0.numbersFolds }
    }

    /// The columns of the table, each as an array of its own.
    private var columns: [StoredArray] {
        contents.arrays.filter {
            $0.tablePath.hasSameBytes(as: table.tablePath) && !$0.isTable && $0.isColumn
                && $0.rowCount == table.rowCount
        }
    }

    private func label() throws(DatasetError) -> LabelSource? {
        guard !options.ignoresLabels else { return nil }
        if options.labelsPath != nil { return try LabelChoice(contents, data: table).choose(options) }
        let called = columns.filter { $0.role.kind == .label && !isQuantity($0) }
        if called.count == 1 { return LabelSource(called[0], why: "recognised by name") }
        if let best = called.min(by: { $0.role.labelRank < $1.role.labelRank }),
            called.count(where: { $0.role.labelRank == best.role.labelRank }) == 1
        {
            return LabelSource(best, why: "recognised by name")
        }
        let flags = LabelNames.flags(among: columns)
        if flags.count == 1 { return LabelSource(flags[0], why: "recognised by name") }
        let texts = columns.filter {
            $0.isOfNames && !Self.identifiers.contains($0.name.lowercased()) && !$0.isSplit
                && !["id", "ids", "uuid", "barcode", "accession"].contains(ArrayRole.words(of: $0.name).last ?? "")
        }
        if texts.count == 1 { return LabelSource(texts[0], why: "the only column of text") }
        guard texts.isEmpty else { return nil }
        // A byte among columns of another type has classes more often than quantities.
        let small = columns.filter { $0.isSmallInteger && !$0.isSplit }
        guard small.count == 1, table.rowLength > 2 else { return nil }
        return LabelSource(small[0], why: "the only column of small whole numbers")
    }

    /// True if a column that is called as labels are is a quantity among others: y beside x, or a phase in radians.
    private func isQuantity(_ column: StoredArray) -> Bool {
        let words = ArrayRole.words(of: column.name)
        // "centre_of_gravity_y" beside "centre_of_gravity_x" is a place.
        if words.count > 1, words.last == "y" {
            return columns.contains { ArrayRole.words(of: $0.name) == words.dropLast() + ["x"] }
        }
        return switch column.name.lowercased() {
        case "y": columns.contains { $0.name.lowercased() == "x" }
        case "phase": if case .float = column.type { true } else { false }
        default: false
        }
    }

    /// A sentence on numbers that the other columns are often to tell; none where there is a label.
    private func targets(besides labels: [LabelSource]) -> [String] {
        guard labels.isEmpty, !options.ignoresLabels else { return [] }
        let targets = LabelNames.targets(among: columns)
        guard let first = targets.first, targets.count <= 3 else { return [] }
        let list = targets.map { "--labels \($0.path.escaped.shellWord)" }.joined(separator: ", ")
        return [
            "\(targets.count == 1 ? "\(first.name.escaped) is" : "\(targets.map(\.name.escaped).listed("and")) are") named like "
                + "what is predicted from the others; a label is not a feature: \(list)."
        ]
    }

    /// A sentence on columns with names among others that are called by numbers in order, as wavelengths are; none where there is a label.
    private func besideSpectra(_ data: StoredArray, _ labels: [LabelSource]) -> [String] {
        guard labels.isEmpty, !options.ignoresLabels, let names = data.columnNames else { return [] }
        let numbers = names.compactMap(Double.init)
        let others = names.filter { Double($0) == nil }
        guard numbers.count >= Self.fewestWavelengths, !others.isEmpty, others.count * 5 <= names.count,
            // In the order of their text, "1000" comes before "350".
            Set(numbers).count == numbers.count
        else { return [] }
        let known = columns.filter { column in others.contains { $0.hasSameBytes(as: column.name) } }
        guard !known.isEmpty else { return [] }
        let list = known.map { "--labels \($0.path.escaped.shellWord)" }.listed()
        return [
            "\(numbers.count) columns are called by numbers, as those of spectra are, and \(others.count) "
                + "\(others.count == 1 ? "is" : "are") not; a label is not a feature: \(list)."
        ]
    }

    /// The fewest columns that make spectra of a table.
    private static let fewestWavelengths = 16

    private func alternatives(to labels: [LabelSource]) -> [String] {
        guard !options.ignoresLabels else { return [] }
        let others = columns.filter { column in
            (column.isOfNames || column.isSmallInteger || column.isEnumeration)
                && !labels.contains { $0.path.hasSameBytes(as: column.path) }
        }
        guard !others.isEmpty else { return [] }
        return [LabelChoice.listing(others.map { "--labels \($0.path.escaped.shellWord)" }, areAll: labels.isEmpty)]
    }
}

extension HDF5ElementType {
    /// True for whole numbers without a sign.
    fileprivate var isUnsigned: Bool {
        if case .integer(_, false, _) = self { return true }
        return false
    }
}

extension StoredArray {
    /// True if it has text, or numbers with names: R's factors, but not its logical values.
    fileprivate var isOfNames: Bool {
        guard case .enumeration(_, let members) = type else { return type.isString }
        return members.contains { !["FALSE", "TRUE", "NA"].contains($0.name.uppercased()) }
    }

    fileprivate var isEnumeration: Bool {
        if case .enumeration = type { return true }
        return false
    }

    fileprivate var isSmallInteger: Bool {
        if case .integer(1, _, _) = type { return true }
        if case .categorical = storage { return true }
        return false
    }

    /// The table without the column that a label is.
    fileprivate func omitting(_ label: LabelSource) -> StoredArray {
        if let columns = label.columns, let all = label.array.columnNames, label.path.hasSameBytes(as: path) {
            let names = Set(all[columns])
            return omitting((columnNames ?? []).indices.filter { names.contains(columnNames?[$0] ?? "") })
        }
        guard label.column != nil, label.path.hasSameBytes(as: path) else { return without(label.array) }
        return columnNames?.firstIndex { $0.hasSameBytes(as: label.name) }.map { omitting([$0]) } ?? self
    }
}
