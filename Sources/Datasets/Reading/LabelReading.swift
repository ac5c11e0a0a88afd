internal import Core
internal import HDF5
internal import Rows

/// Reads a label of a plan.
struct LabelReading {
    private let plan: DatasetPlan
    private let source: LabelSource
    /// The label of the test rows.
    private let testLabel: LabelSource?
    /// True if the user named the label, so that an unusable one is an error.
    private let isChosen: Bool

    /// The first label of a plan; nil where it has none.
    init?(_ plan: DatasetPlan) {
        guard let label = plan.label else { return nil }
        self.init(plan, label, testLabel: plan.testLabel, isChosen: plan.labelIsChosen)
    }

    private init(_ plan: DatasetPlan, _ label: LabelSource, testLabel: LabelSource?, isChosen: Bool) {
        self.plan = plan
        self.source = label
        self.testLabel = testLabel
        self.isChosen = isChosen
    }

    /// The raw labels; nil, with a note, where they can't be read and nobody has asked for them.
    ///
    /// - Throws: `DatasetError` where the user named them and they can't be read.
    func rawIfReadable(notes: inout [String]) throws(DatasetError) -> RawLabels? {
        guard !isChosen else { return try raw() }
        do throws(DatasetError) {
            return try raw()
        } catch {
            notes.append(
                "The labels at \(source.fullPath.escaped) are not used, since they could not be read; why is said with --labels "
                    + "\(source.fullPath.escaped.shellWord).")
            return nil
        }
    }

    /// The further labels of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - rows: The rows that are left of those in the file; nil for all.
    ///   - notes: What is to be told of the labels is added here.
    /// - Returns: The labels, in the order of the plan.
    /// - Throws: `DatasetError` where one can't be read, or is of no use.
    static func further(
        _ plan: DatasetPlan, rows: [Int]?, notes: inout [String]
    ) throws(DatasetError) -> [FurtherLabel] {
        var labels: [FurtherLabel] = []
        for (label, testLabel, role) in plan.furtherLabels {
            guard ![.found, .factor].contains(role) else {
                // Nobody has asked for it, so that it is passed over where it is of no use.
                if let column = try? unnamed(label, testLabel, role, in: plan, rows: rows) { labels.append(column) }
                continue
            }
            let reading = LabelReading(plan, label, testLabel: testLabel, isChosen: true)
            var raw = try reading.raw()
            if let rows { raw = raw.selecting(rows) }
            guard let decoded = try reading.decode(raw, notes: &notes) else { continue }
            labels.append(FurtherLabel(decoded, path: label.fullPath, role: role))
        }
        return labels
    }

    /// A column that nobody has named; nil if it is of no use.
    private static func unnamed(
        _ label: LabelSource, _ testLabel: LabelSource?, _ role: FurtherLabel.Role, in plan: DatasetPlan, rows: [Int]?
    ) throws(DatasetError) -> FurtherLabel? {
        let reading = LabelReading(plan, label, testLabel: testLabel, isChosen: false)
        let raw = try reading.raw()
        var notes: [String] = []
        return try reading.decode(rows.map(raw.selecting) ?? raw, notes: &notes).map {
            FurtherLabel($0, path: label.fullPath, role: role)
        }
    }

    /// The labels of the training rows, then of the test rows.
    func raw() throws(DatasetError) -> RawLabels {
        let raw = try RawLabels.read(source)
        guard let testData = plan.testData else { return raw }
        var testRaw: RawLabels?
        if let testLabel { testRaw = try RawLabels.read(testLabel) }
        guard let joined = raw.appending(testRaw, count: testData.rowCount) else {
            throw .unusable(
                "The labels of the training rows (\(source.path.escaped)) and of the test rows "
                    + "(\(testLabel?.path.escaped ?? "")) in \(plan.contents.file.escaped) are of different kinds. "
                    + "Choose others with --labels and --test-labels, or none: --no-labels.")
        }
        return joined
    }

    /// The labels decoded; nil with a note if they are of no use.
    func decode(_ raw: RawLabels, notes: inout [String]) throws(DatasetError) -> Labels? {
        var raw = raw
        if let labelled = withoutUnlabelled(raw) {
            raw = labelled
            notes.append(
                "0 in the ground truth \(source.path.escaped) is taken for places without a label; if it is a class: --labels "
                    + "\(source.fullPath.escaped.shellWord).")
        }
        let isWhole = source.column == nil
        let unit =
            isWhole && source.columns == nil
            ? source.array.attribute("units")?.string ?? source.array.attribute("unit")?.string : nil
        let decoded = LabelDecoding.decode(
            raw, name: source.name, categoryNames: try categoryNames(source), unit: unit, colors: try colors(raw),
            isOrdered: isWhole && source.array.isOrdered)
        if case .codes(let codes, let names) = raw {
            let beyond = codes.count { $0 < -1 || $0 >= names.count }
            if beyond > 0 {
                notes.append(
                    "\(beyond) rows have codes at \(source.path.escaped) that no category has; they count as missing.")
            }
        }
        if let first = decoded.outliers.first {
            let count = decoded.outliers.count
            notes.append(
                "\(count == 1 ? "1 value" : "\(count) values") of \(source.fullPath.escaped), such as \(NumberFormat.plain(first)), "
                    + "\(count == 1 ? "lies" : "lie") more than 1000 interquartile ranges beyond the others and "
                    + "\(count == 1 ? "counts" : "count") as missing: no colour or measure would show the rest.")
        }
        if let doubt = decoded.doubt, !isChosen {
            notes.append(
                "The labels at \(source.fullPath.escaped) \(doubt), so they are not used; to use them anyway: --labels "
                    + "\(source.fullPath.escaped.shellWord).")
            return nil
        }
        if let objection = decoded.objection {
            let sentence = "The labels at \(source.fullPath.escaped) \(objection)"
            guard !isChosen else {
                throw .unusable(
                    "\(sentence), so they can't be used. Choose others with --labels, or none: --no-labels.")
            }
            notes.append("\(sentence), so they are not used.")
            if case .rows(_, let columns) = raw {
                let options = (0..<min(columns, 20)).map { "--labels \("\(source.path.escaped):\($0)".shellWord)" }
                notes.append(LabelChoice.listing(options, areAll: true))
            }
        }
        return decoded.labels
    }

    /// The labels of a ground truth without 0, which stands for no class among several; nil for any other label.
    ///
    /// That is the custom of hyperspectral scenes with a reference map.
    private func withoutUnlabelled(_ raw: RawLabels) -> RawLabels? {
        let words = ArrayRole.words(of: source.name)
        guard !isChosen, plan.data.isGrid, words.contains(where: ["gt", "truth", "groundtruth"].contains),
            case .integers(let classes) = raw, classes.contains(0), Set(classes).count > 2
        else { return nil }
        return .numbers(classes.map { $0 == 0 ? .nan : Double($0) })
    }

    /// The names of whole-number classes: an attribute of the label, or a data set of names beside it.
    private func categoryNames(_ source: LabelSource) throws(DatasetError) -> [String]? {
        guard source.column == nil else { return nil }
        let array = source.array
        if let columns = source.columns { return array.columnNames.map { Array($0[columns]) } }
        let usual = ["class_names", "label_names", "target_names", "list_classes", "classes", "categories", "names"]
        for name in usual {
            if let names = array.attribute(name)?.strings, names.count > 1 { return names }
        }
        for folder in [FileContents.parent(of: array.objectPath), "/"] {
            for name in usual {
                guard let names = plan.contents.array(at: folder + name)?.asColumn, names.type.isString,
                    names.shape.count == 1, (2...10_000).contains(names.rowCount), names.rowCount != array.rowCount
                else { continue }
                return try DatasetError.translating { () throws(HDF5Error) in try names.readStrings() }
            }
        }
        return nil
    }

    /// The user's own colour of each category of the file, as AnnData keeps them; nil where there are none that fit.
    private func colors(_ raw: RawLabels) throws(DatasetError) -> [String]? {
        guard let folder = plan.colorsFolder, case .codes(_, let names) = raw,
            let array = plan.contents.array(at: "\(folder)/\(source.name)_colors"), array.type.isString,
            array.shape == [names.count], names.count <= 10_000
        else { return nil }
        return try DatasetError.translating { () throws(HDF5Error) in try array.readStrings() }
    }
}
