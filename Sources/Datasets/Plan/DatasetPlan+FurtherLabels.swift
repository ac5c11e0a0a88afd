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
