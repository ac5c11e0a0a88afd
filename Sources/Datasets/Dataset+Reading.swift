internal import Foundation
internal import HDF5

extension Dataset {
    /// Reads a data set from a file.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - options: What the user says about it.
    /// - Returns: The data set, all in memory.
    /// - Throws: `DatasetError` that says what was wrong, where, and what to try.
    package static func read(
        _ file: String, options: ReadingOptions = ReadingOptions()
    ) throws(DatasetError) -> Dataset {
        let opened = try DatasetError.translating { () throws(HDF5Error) in try HDF5File(reading: file) }
        return try read(opened, FileContents(opened), options)
    }

    /// Reads a data set from an open file.
    static func read(
        _ file: borrowing HDF5File, _ contents: FileContents, _ options: ReadingOptions
    ) throws(DatasetError) -> Dataset {
        let plan = try DatasetLayouts.plan(contents, options)
        let names = try featureNames(plan, file, contents)
        let image = try ImageRecognition.recognise(plan.data, in: contents, options, hasNamedColumns: names != nil)
        var notes = plan.notes + [image.note].compactMap { $0 }
        var labels: Labels?
        if let source = plan.label {
            labels = try label(source, plan, file, contents, &notes)
        }
        let features = try FeatureReading.read(plan, image, from: file)
        let testCount = plan.testData?.rowCount ?? 0
        return Dataset(
            name: URL(fileURLWithPath: file.path).deletingPathExtension().lastPathComponent.escaped,
            path: file.path,
            features: features,
            featureNames: image.shape == nil ? names : nil,
            imageShape: image.shape,
            labels: labels,
            predefinedTestRows: testCount > 0 ? features.rowCount - testCount..<features.rowCount : nil,
            dataPath: plan.data.path,
            labelPath: labels == nil ? nil : plan.label?.fullPath,
            elementType: plan.data.type.description,
            elementRange: plan.data.type.integerRange,
            reason: reason(plan, image, labels),
            validRange: validRange(plan.data),
            notes: notes)
    }

    private static func label(
        _ source: LabelSource, _ plan: DatasetPlan, _ file: borrowing HDF5File, _ contents: FileContents,
        _ notes: inout [String]
    ) throws(DatasetError) -> Labels? {
        var raw = try RawLabels.read(source, from: file)
        if let testData = plan.testData {
            var testRaw: RawLabels?
            if let testLabel = plan.testLabel { testRaw = try RawLabels.read(testLabel, from: file) }
            guard let joined = raw.appending(testRaw, count: testData.rowCount) else {
                throw .unusable(
                    "The labels of the training rows (\(source.path.escaped)) and of the test rows "
                        + "(\(plan.testLabel?.path.escaped ?? "")) in \(contents.file.escaped) are of different kinds. "
                        + "Choose others with --labels and --test-labels, or none: --no-labels.")
            }
            raw = joined
        }
        var unit: String?
        if case .array(let array, let column) = source.storage, column == nil {
            unit = array.attribute("units")?.string ?? array.attribute("unit")?.string
        }
        let decoded = LabelDecoding.decode(
            raw, name: source.name, categoryNames: try categoryNames(source, file, contents), unit: unit)
        if let objection = decoded.objection {
            let sentence = "The labels at \(source.fullPath.escaped) \(objection)"
            guard !plan.labelIsChosen else {
                throw .unusable(
                    "\(sentence), so they can't be used. Choose others with --labels, or none: --no-labels.")
            }
            notes.append("\(sentence), so they are not used.")
        }
        return decoded.labels
    }

    /// The names of whole-number classes: an attribute of the label, or a data set of names beside it.
    private static func categoryNames(
        _ source: LabelSource, _ file: borrowing HDF5File, _ contents: FileContents
    ) throws(DatasetError) -> [String]? {
        guard case .array(let array, let column) = source.storage, column == nil else { return nil }
        let usual = ["class_names", "label_names", "target_names", "list_classes", "classes", "categories", "names"]
        for name in usual {
            if let names = array.attribute(name)?.strings, names.count > 1 { return names }
        }
        for folder in [FileContents.parent(of: array.path), "/"] {
            for name in usual {
                guard let names = contents.array(at: folder + name), names.type.isString, names.shape.count == 1,
                    (2...10_000).contains(names.rowCount), names.rowCount != array.rowCount
                else { continue }
                return try DatasetError.translating { () throws(HDF5Error) in
                    try file.dataset(at: names.path).readStrings()
                }
            }
        }
        return nil
    }

    private static func featureNames(
        _ plan: DatasetPlan, _ file: borrowing HDF5File, _ contents: FileContents
    ) throws(DatasetError) -> [String]? {
        let count = plan.data.rowLength
        for name in ["feature_names", "columns", "column_names", "names"] {
            if let names = plan.data.attribute(name)?.strings, names.count == count { return names.map(\.escaped) }
        }
        let beside = FileContents.parent(of: plan.data.path)
        for path in [plan.featureNamesPath, beside + "feature_names", beside + "columns", beside + "column_names"] {
            guard let path, let array = contents.array(at: path), array.type.isString, array.shape == [count] else {
                continue
            }
            return try DatasetError.translating { () throws(HDF5Error) in
                try file.dataset(at: array.path).readStrings().map(\.escaped)
            }
        }
        return nil
    }

    /// The range that the CF conventions' attributes state.
    private static func validRange(_ data: StoredArray) -> ClosedRange<Double>? {
        var ends = data.attribute("valid_range")?.numbers ?? []
        if ends.isEmpty, let low = data.attribute("valid_min")?.numbers?.first,
            let high = data.attribute("valid_max")?.numbers?.first
        {
            ends = [low, high]
        }
        guard ends.count == 2, ends[0].isFinite, ends[1].isFinite, ends[0] < ends[1], (ends[1] - ends[0]).isNormal
        else {
            return nil
        }
        return ends[0]...ends[1]
    }

    private static func reason(_ plan: DatasetPlan, _ image: ImageRecognition, _ labels: Labels?) -> String {
        var sentence = "Data: \(plan.data.path.escaped) (\(plan.data.summary)), \(plan.why), read as \(image.why)"
        if let testData = plan.testData {
            sentence += ", with the \(testData.rowCount) rows of \(testData.path.escaped) for testing"
        }
        guard let labels, let source = plan.label else { return sentence + "; no label." }
        switch labels {
        case .categorical(let labels):
            sentence += "; label: \(source.fullPath.escaped), \(labels.categories.count) classes, \(source.why)."
        case .continuous(let labels):
            let unit = labels.unit.map { " in \($0)" } ?? ""
            sentence += "; label: \(source.fullPath.escaped), numbers\(unit), \(source.why)."
        }
        return sentence
    }
}
