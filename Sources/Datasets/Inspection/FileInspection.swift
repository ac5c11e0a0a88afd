internal import Core
internal import HDF5
package import Rows

/// The contents of a file, and the plan of what would be read from it as what.
package struct FileInspection: Sendable, Codable {
    /// The tree of the file, then what is read as data and label and why, in lines that fit a terminal.
    package let text: String
    /// The same decision as one JSON object.
    package let json: String

    /// Looks into a file, and reads the data to be sure that a report of it would go ahead.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - options: What the user says about it.
    ///   - memory: What its rows may take up.
    ///   - onPlan: Called once it is known what is to be read as what.
    /// - Throws: `DatasetError` where a report of the file would not go ahead without further options.
    package init(
        file: String, options: ReadingOptions = ReadingOptions(), memory: FeatureMemory = FeatureMemory(),
        onPlan: () -> Void = {}
    ) throws(DatasetError) {
        let contents = FileContents(
            try OpenFile(file, allowsExternal: options.allowsExternal, maximumBytes: memory.byteCount))
        let plan = try DatasetLayouts.plan(contents, options)
        onPlan()
        let dataset = try Dataset.read(plan, options, memory)
        let split = try Split(dataset, seed: 0)
        let scaling = try Scaling.fit(dataset, trainingRows: split.training)

        let candidates = CandidateText(plan.contents, data: plan.data, fewest: 2).text
        text =
            TreeText(contents).text + "\n" + FileInspection.decision(dataset, scaling)
            + (candidates.isEmpty ? "" : "\n" + candidates)
        json = try InspectionRecord(dataset, plan.contents, scaling).json()
    }

    /// The tree of a file and what could be data in it, for a file that a report can't be made of as it is.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - memory: What reading may take up.
    /// - Returns: The lines.
    /// - Throws: `DatasetError` where the file can't be opened at all.
    package static func tree(file: String, memory: FeatureMemory = FeatureMemory()) throws(DatasetError) -> String {
        let contents = FileContents(try OpenFile(file, maximumBytes: memory.byteCount))
        let candidates = CandidateText(contents, fewest: 1).text
        return TreeText(contents).text + (candidates.isEmpty ? "" : "\n" + candidates)
    }

    private static func decision(_ dataset: Dataset, _ scaling: Scaling) -> String {
        var lines = ["Kind of file: \(dataset.format).", dataset.reason]
        let features = dataset.features
        lines.append("Rows: \(features.rowCount), features: \(features.featureCount).")
        if case .categorical(let labels)? = dataset.labels { lines.append("Classes: " + classes(labels)) }
        for label in dataset.furtherLabels where label.isNamed {
            guard case .categorical(let labels) = label.labels else { continue }
            lines.append("Classes of \(label.path.escaped): " + classes(labels))
        }
        lines.append(scaling.sentence)
        if let split = dataset.ownSplit, let path = split.path {
            lines.append(
                "The file's own split: \(path.escaped) (\(split.training.count) training, \(split.validation.count) validation and "
                    + "\(split.test.count) test rows).")
        }
        if let sentence = groupSentence(dataset) { lines.append(sentence) }
        return (lines + dataset.notes).joined(separator: "\n") + "\n"
    }

    /// The columns that are called like groups of rows, with what to type; nil where there are none.
    private static func groupSentence(_ dataset: Dataset) -> String? {
        let columns = dataset.groupColumns
        guard let first = columns.first else { return nil }
        let list = columns.map { "\($0.path.escaped) (\($0.sizes.count) groups)" }.joined(separator: ", ")
        return "Names that suggest groups of rows: \(list). A report holds out whole groups if rows of a group are "
            + "similar; --groups \(first.path.escaped.shellWord) does so in any case."
    }

    private static func classes(_ labels: CategoricalLabels) -> String {
        let shown = labels.categories.prefix(12).joined(separator: ", ")
        let missing = labels.codes.count { $0 < 0 }
        return shown + (labels.categories.count > 12 ? ", …" : "")
            + (missing > 0 ? "; \(missing) rows have none." : ".")
    }
}
