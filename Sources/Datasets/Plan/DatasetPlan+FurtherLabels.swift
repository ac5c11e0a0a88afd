internal import Core
internal import Rows

extension DatasetPlan {
    /// Adds what the user names besides the first label.
    ///
    /// - Throws: `DatasetError` where one of them is not there or does not fit.
    mutating func addFurtherLabels(_ options: ReadingOptions) throws(DatasetError) {
        defer { if options.readsAllLabels { addAllLabels() } }
        guard !options.furtherLabelsPaths.isEmpty || options.groupsPath != nil || options.heldOut != nil else { return }
        let choice = LabelChoice(contents, data: data)
        var own = options
        // Which label the test rows have is said of the first one.
        own.testLabelsPath = nil
        var named = try choice.further(options).map { ($0, FurtherLabel.Role.color) }
        if let groups = try choice.groups(options) { named.append((groups, .groups)) }
        if let label = try choice.heldOut(options) { named.append((label, .heldOut)) }
        for (label, role) in named {
            var testLabel: LabelSource?
            if let testData { testLabel = try choice.testPartner(of: label, testData: testData, own) }
            if testData != nil, testLabel == nil {
                notes.append("The test rows have no label that belongs to \(label.fullPath.escaped).")
            }
            furtherLabels.append((label, testLabel, role))
        }
    }

    /// The most columns of a table of labels that are taken for factors of the data.
    private static let mostFactors = 20

    /// Adds the columns beside the first label in a table of labels with names, where nobody has chosen among them.
    mutating func addFactors() {
        guard !labelIsChosen, let label, let column = label.column, label.columns == nil else { return }
        let choice = LabelChoice(contents, data: data)
        guard let names = choice.columnNames(of: label.array), (2...Self.mostFactors).contains(names.count),
            !label.array.isOneHot
        else { return }
        for place in names.indices where place != column {
            let factor = LabelSource(label.array, column: place, name: names[place], why: "beside the label")
            let testFactor = testLabel.map {
                LabelSource($0.array, column: place, name: names[place], why: factor.why)
            }
            furtherLabels.append((factor, testFactor, .factor))
        }
    }

    /// The most columns that nobody has named.
    private static let mostFound = 24

    /// Adds the columns that nobody has named.
    private mutating func addAllLabels() {
        let known = [label].compactMap(\.self) + furtherLabels.map(\.label)
        let found = rowColumns.filter { column in !known.contains { $0.path.hasSameBytes(as: column.path) } }
        for column in found.prefix(Self.mostFound) {
            furtherLabels.append((LabelSource(column.asColumn, why: "known of the rows"), nil, .found))
        }
    }
}

extension StoredArray {
    /// True if each row of a matrix has a single 1 and 0 otherwise, so that its columns are the classes of one label.
    fileprivate var isOneHot: Bool {
        let width = rowLength
        guard width > 1, let values = try? readNumbers(), values.count == rowCount * width else { return false }
        return stride(from: 0, to: values.count, by: width).allSatisfy { start in
            let row = values[start..<start + width]
            return row.count { $0 == 1 } == 1 && row.count { $0 == 0 } == width - 1
        }
    }
}
