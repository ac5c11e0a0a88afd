/// Arrays known by their names and their shapes: `X` and `y`, `images` and `labels`, `x_train` and `x_test`, groups
/// `train` and `test`.
struct PlainLayout: DatasetLayout {
    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let (data, why) = try DataChoice(contents).choose(options)
        var notes: [String] = []

        let testData: StoredArray?
        if let path = options.testDataPath {
            testData = try contents.requireArray(path, option: "--test-data") { $0.isMatrix }
        } else {
            testData = contents.partner(of: data, part: .test)
        }
        if let testData, testData.path.hasSameBytes(as: data.path) {
            throw .unusable(
                "\(data.path.escaped) in \(contents.file.escaped) is to be both the data and the test rows; rows that were "
                    + "learned from test nothing. Choose others with --data and --test-data.")
        }
        guard testData != nil || options.testLabelsPath == nil else {
            throw .unusable(
                "There are no test rows in \(contents.file.escaped) for --test-labels to be about. Choose them with "
                    + "--test-data.")
        }
        if let testData, testData.shape.dropFirst() != data.shape.dropFirst() {
            throw .unusable(
                "The training rows at \(data.path.escaped) (\(data.summary)) and the test rows at "
                    + "\(testData.path.escaped) (\(testData.summary)) in \(contents.file.escaped) differ in shape. "
                    + "Choose others with --data and --test-data.")
        }
        if let validation = contents.partner(of: data, part: .validation) {
            notes.append("The rows at \(validation.path.escaped) are not used.")
        }

        let choice = LabelChoice(contents, data: data)
        let label = try choice.choose(options)
        var testLabel: LabelSource?
        if let label, let testData {
            testLabel = try choice.testPartner(of: label, testData: testData, options)
            if testLabel == nil { notes.append("The test rows have no label in the file.") }
        }
        if !options.ignoresLabels { notes += choice.alternatives(to: label) }
        return DatasetPlan(
            data: data, testData: testData, label: label, testLabel: testLabel,
            labelIsChosen: options.labelsPath != nil, why: why, notes: notes)
    }
}
