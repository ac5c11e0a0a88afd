internal import Core
internal import HDF5
internal import Rows

/// Data and label chosen among arrays by their names and their shapes: `X` and `y`, `images` and `labels`, `x_train` and
/// `x_test`, groups `train` and `test`.
struct NamedArrays {
    private let contents: FileContents
    private let options: ReadingOptions

    init(_ contents: FileContents, _ options: ReadingOptions) {
        self.contents = contents
        self.options = options
    }

    /// The plan of what to read as what.
    ///
    /// - Parameters:
    ///   - format: What kind of file it is.
    ///   - candidates: What the data are chosen among; nil for all matrices of the file.
    ///   - axis: Which axis of the data holds the rows by the file's convention, where the label does not tell.
    /// - Returns: The plan.
    /// - Throws: `DatasetError` that lists what there is, where it would be a guess or what is named is not there.
    func plan(
        format: String, among candidates: [StoredArray]? = nil, rowAxis axis: (StoredArray) -> Int? = { _ in nil }
    ) throws(DatasetError) -> DatasetPlan {
        let choice = try DataChoice(contents, among: candidates).choose(options)
        let orientation = Orientation(contents, options)
        var (data, why) = choice
        var turn: ((StoredArray) -> StoredArray)?
        if let rows = try RowAxisChoice(contents, options).choose(data), let arranged = rows.arranged(data) {
            (data, why) = (arranged, "\(why), \(rows.why)")
            turn = { rows.arranged($0) ?? $0 }
        } else if let turned = orientation.turned(data) {
            (data, why) = (turned.array, "\(why), \(turned.why)")
            turn = { orientation.turned($0)?.array ?? $0 }
        } else if let axis = axis(data), axis > 0, let turned = data.withRows(along: axis) {
            (data, why) = (turned, "\(why), with the rows along its axis \(axis)")
            turn = { $0.withRows(along: axis) ?? $0 }
        }
        var notes = DataChoice(contents, among: candidates).alternatives(to: choice.0, options)
        var testData = try testRows(of: choice.0).map { turn?($0) ?? $0 }
        try check(testData, data)
        if data.shape.count == 2, data.columnNames == nil {
            data.knownColumnNames = try contents.columnNames(beside: data)
            testData?.knownColumnNames = data.knownColumnNames
        }
        if let validation = contents.partner(of: choice.0, part: .validation) {
            notes.append("The rows at \(validation.path.escaped) are not used.")
        }

        let labels = LabelChoice(contents, data: data)
        let label = try labels.choose(options)
        var testLabel: LabelSource?
        if let label, let testData {
            testLabel = try labels.testPartner(of: label, testData: testData, options)
            if testLabel == nil { notes.append("The test rows have no label in the file.") }
        }
        if label == nil, !options.ignoresLabels, let far = labels.mismatched() {
            notes.append(
                "\(far.path.escaped) is named like labels, but has \(far.rowCount) rows, and the data have \(data.rowCount), so that "
                    + "it is none of them.")
        }
        let others = try labels.further(options)
        if !options.ignoresLabels { notes += labels.alternatives(to: [label].compactMap(\.self) + others) }
        // What is to be told of a row, or who it comes from, is not to be learned from.
        let left = [label, try labels.groups(options), try labels.heldOut(options)].compactMap(\.self) + others
        (data, testData) = (
            withoutOmitted(data.without(left)), testData.map { withoutOmitted($0.without(left, of: choice.0)) }
        )
        guard options.takes(data) else {
            throw .unusable(
                "\(data.path.escaped) in \(contents.file.escaped) has \(data.rowLength) columns left as features, and nothing can "
                    + "be made of fewer than two. Choose other labels.")
        }
        var plan = DatasetPlan(
            format: format, contents: contents, data: data, testData: testData, label: label, testLabel: testLabel,
            labelIsChosen: options.labelsPath != nil, columnNames: data.columnNames, why: why, notes: notes)
        plan.takesRowAxes = true
        return plan
    }

    /// The array without the columns that were labels of the rows that a model was trained on, where it has them.
    private func withoutOmitted(_ data: StoredArray) -> StoredArray {
        guard let expected = options.expectedFeatureCount, data.shape.count == 2, !data.isTable else { return data }
        let positions = Set(options.omittedColumns.flatMap(data.columnNumbers(of:))).sorted()
        return data.rowLength - positions.count == expected ? data.omittingNumbered(positions) : data
    }

    private func testRows(of data: StoredArray) throws(DatasetError) -> StoredArray? {
        guard let path = options.testDataPath else { return contents.partner(of: data, part: .test) }
        return try contents.requireArray(path, option: "--test-data") {
            $0.isMatrix || options.windows != nil && $0.isSeries
        }
    }

    private func check(_ testData: StoredArray?, _ data: StoredArray) throws(DatasetError) {
        if let testData, testData.path.hasSameBytes(as: data.path) {
            throw .unusable(
                "\(data.path.escaped) in \(contents.file.escaped) is to be both the data and the test rows; rows that were "
                    + "learned from test nothing. Choose others with --data and --test-data.")
        }
        guard testData != nil || options.testLabelsPath == nil else {
            throw .unusable(
                "There are no test rows in \(contents.file.escaped) for --test-labels to refer to. Choose them with "
                    + "--test-data.")
        }
        if let testData, testData.shape.dropFirst() != data.shape.dropFirst() {
            throw .unusable(
                "The training rows at \(data.path.escaped) (\(data.summary)) and the test rows at "
                    + "\(testData.path.escaped) (\(testData.summary)) in \(contents.file.escaped) differ in shape. "
                    + "Choose others with --data and --test-data.")
        }
    }
}
