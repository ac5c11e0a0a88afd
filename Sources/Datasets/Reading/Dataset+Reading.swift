internal import Core
internal import Foundation
internal import HDF5
package import Rows

extension Dataset {
    /// Reads a data set from a file.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - options: What the user says about it.
    ///   - memory: What its rows may take up.
    ///   - onPlan: Called once it is known what is to be read as what.
    /// - Returns: The data set, its rows in memory where there is room for them.
    /// - Throws: `DatasetError` that says what was wrong, where, and what to try.
    package static func read(
        _ file: String, options: ReadingOptions = ReadingOptions(), memory: FeatureMemory = FeatureMemory(),
        onPlan: () -> Void = {}
    ) throws(DatasetError) -> Dataset {
        let contents = FileContents(
            try OpenFile(file, allowsExternal: options.allowsExternal, maximumBytes: memory.byteCount))
        let plan = try DatasetLayouts.plan(contents, options)
        onPlan()
        return try read(plan, options, memory)
    }

    /// Reads a data set as it is planned.
    static func read(
        _ plan: DatasetPlan, _ options: ReadingOptions, _ memory: FeatureMemory
    ) throws(DatasetError) -> Dataset {
        let file = plan.contents.file
        var plan = plan
        if options.missing == .asNumbers {
            (plan.data, plan.testData) = (plan.data.withoutFills, plan.testData?.withoutFills)
        }
        let arrays = [plan.data, plan.testData].compactMap { $0 }
        let names = try FeatureNames.read(plan)
        var axisNotes: [String] = []
        let axes = FeatureAxisReading(plan.contents)
        let columnAxis = axes.axis(of: plan.data, columnNames: names, notes: &axisNotes)
        let image = try ImageRecognition.recognise(
            plan.data, in: plan.contents, options, hasNamedColumns: names != nil || columnAxis != nil)
        let axis =
            image.series.map { axes.axis(of: plan.data, series: $0, notes: &axisNotes) }
            ?? (image.shape == nil ? columnAxis : nil)
        guard image.shape == nil || options.areCounts != true else {
            throw .unusable(
                "\(plan.data.path.escaped) in \(file.escaped) is read as \(image.why), and --counts is for tables. Leave it "
                    + "out, or add --layout table.")
        }
        guard options.features.isEmpty || image.shape == nil && image.series == nil else {
            throw .unusable(
                "\(plan.data.path.escaped) in \(file.escaped) is read as \(image.why), and --features is for tables. Leave it "
                    + "out, or add --layout table.")
        }
        let labelReading = LabelReading(plan)
        var labelNotes: [String] = []
        let labelsOfAll = try labelReading?.rawIfReadable(notes: &labelNotes)
        let repeated = RepeatedElements()
        var rows = RowPreparation(
            try FeatureReading.read(plan, image, memory, repeated: repeated), memory: memory, labels: labelsOfAll,
            testCount: plan.testData?.rowCount ?? 0, place: "\(plan.data.path.escaped) in \(file.escaped)", names: names
        )
        try rows.choose(try RowChoice(plan, options, labels: labelsOfAll))
        let isTable = image.shape == nil && image.series == nil
        let choice = isTable && options.keptColumns == nil ? try FeatureChoice(plan, options, names: names) : nil
        try rows.choose(counted: choice?.counted)
        if let columns = options.keptColumns { try rows.keep(countedOf: columns) }
        try rows.mark(arrays, options.missing)
        // Land, clouds and what lies outside of the specimen are places without a measurement.
        let leavesOut = plan.data.isGrid && options.missing == .error
        try rows.handle(leavesOut ? .dropRows : options.missing, inRowsOf: isTable ? nil : image.why)
        if image.shape == nil { try rows.takeLogarithms(areCounts: options.areCounts, isOfCells: plan.isOfCells) }
        try rows.choose(kept: choice?.kept, notes: choice?.notes ?? [])
        if let columns = options.keptColumns { try rows.keep(columns) }
        // New rows for a trained model may well be alike.
        if !options.keepsConstantFeatures { try rows.dropConstantColumns(keepsAll: image.shape != nil) }

        var notes = plan.notes + axisNotes + [image.note].compactMap { $0 } + rows.notes + labelNotes
        if let note = plan.data.undetectedNote { notes.append(note) }
        for array in arrays + [plan.label, plan.testLabel].compactMap({ $0?.array })
            + plan.furtherLabels.map(\.label.array)
        {
            notes += try array.unwrittenNotes()
        }
        if repeated.count > 0 {
            notes.append(
                "\(repeated.count) element\(repeated.count == 1 ? " is" : "s are") in a column of \(plan.data.path.escaped) that "
                    + "\(repeated.count == 1 ? "its" : "their") row has already; those of one column are added up, as SciPy does."
            )
        }
        if arrays.contains(where: \.hasWideIntegers), !rows.record.isLogCounts,
            try rows.features.largestMagnitude() > RawLabels.largestExactNumber
        {
            notes.append(
                "\(plan.data.path.escaped) has whole numbers beyond 2⁵³, which are rounded to the nearest of 64-bit floating point; "
                    + "numbers as large as that are identifiers, or bits packed together, more often than quantities.")
        }
        if let note = plan.contents.unlistedNote { notes.append(note) }
        if options.dataPath == nil, let note = plan.contents.externalNote { notes.append(note) }
        if !rows.features.isInMemory {
            notes.append(
                "The rows take \(ByteCount.text(rows.features.elementBytes)), more than may be in memory at a time; they stay in "
                    + "the file, and networks go through blocks of them in a random order.")
        }
        var labels: Labels?
        if let labelReading, let raw = rows.labels { labels = try labelReading.decode(raw, notes: &notes) }
        let named = try LabelReading.further(plan, rows: rows.record.rowNumbers, notes: &notes)
        let embeddings = try EmbeddingReading(plan, rows: rows.record.rowNumbers, memory: memory).read(notes: &notes)
        let split = SplitReading(plan, rows: rows.record.rowNumbers)
        if let objection = split.objection {
            guard !plan.splitIsChosen else {
                throw .unusable(
                    "\(objection) Choose other test rows in \(file.escaped) with --test-data, or leave it out for a random split."
                )
            }
            notes.append(objection)
        }
        let furtherLabels =
            named + GroupReading.columns(plan, rows: rows.record.rowNumbers, notes: &notes)
            + [split.label].compactMap(\.self)
        if image.shape == nil, let note = try BinaryColumns(rows, plan, labels).note() { notes.append(note) }
        let (features, testCount) = (rows.features, rows.testCount)
        var description = DatasetDescription(
            name: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent.escaped, path: file,
            rowCount: features.rowCount, featureCount: features.featureCount, dataPath: plan.data.path,
            elementType: plan.data.type.description, reason: reason(plan, image, axis, labels, named))
        description.format = plan.format
        description.featureNames = image.shape == nil ? rows.featureNames : nil
        description.imageShape = image.shape
        description.seriesShape = image.series
        if plan.testData == nil { description.rowGrid = RowGridReading(plan.contents).grid(of: plan.data) }
        description.featureAxis = axis
        description.predefinedTestRows = testCount > 0 ? features.rowCount - testCount..<features.rowCount : nil
        description.splitObjection = split.objection
        description.labelPath = labels == nil ? nil : plan.label?.fullPath
        description.elementRange = plan.data.unpacking == nil ? plan.data.type.integerRange : nil
        description.validRange = validRange(plan.data)
        description.notes = notes
        description.preparation = rows.record
        let rowNames = RowNames.read(plan, rows: rows.record.rowNumbers, notes: &description.notes)
        return Dataset(
            features, description, labels: labels, furtherLabels: furtherLabels, embeddings: embeddings,
            rowNames: rowNames)
    }

    /// The range that the CF conventions' attributes state, of numbers as they are meant.
    private static func validRange(_ data: StoredArray) -> ClosedRange<Double>? {
        var ends = data.attribute("valid_range")?.numbers ?? []
        if ends.isEmpty, let low = data.attribute("valid_min")?.numbers?.first,
            let high = data.attribute("valid_max")?.numbers?.first
        {
            ends = [low, high]
        }
        if let unpacking = data.unpacking { ends = ends.map { $0 * unpacking.scale + unpacking.offset }.sorted() }
        guard ends.count == 2, ends[0].isFinite, ends[1].isFinite, ends[0] < ends[1], (ends[1] - ends[0]).isNormal
        else {
            return nil
        }
        return ends[0]...ends[1]
    }

    private static func reason(
        _ plan: DatasetPlan, _ image: ImageRecognition, _ axis: FeatureAxis?, _ labels: Labels?,
        _ furtherLabels: [FurtherLabel]
    ) -> String {
        var sentence = "Data: \(plan.data.path.escaped) (\(plan.data.summary)), \(plan.why), read as \(image.why)"
        if let axis { sentence += axis.clause }
        if let testData = plan.testData {
            sentence += ", with the \(testData.rowCount) rows of \(testData.path.escaped) for testing"
        }
        guard let labels, let source = plan.label else { return sentence + "; no label." }
        sentence += "; label: \(source.fullPath.escaped), \(labels.kind), \(source.why)"
        // What is held out is said of the split; factors are those of a table that is named already.
        let others = furtherLabels.filter { ![.heldOut, .factor].contains($0.role) }.map {
            "\($0.path.escaped), \($0.labels.kind)"
        }
        if !others.isEmpty { sentence += "; further labels: \(others.joined(separator: "; "))" }
        return sentence + "."
    }
}

extension Labels {
    /// Their kind, as a part of a sentence: "3 classes", "numbers in degree".
    fileprivate var kind: String {
        switch self {
        case .categorical(let labels): "\(labels.categories.count) classes"
        case .continuous(let labels): "numbers\(labels.unit.map { " in \($0)" } ?? "")"
        }
    }
}

extension FeatureAxis {
    /// ", along /wavenumbers (wavenumbers, 400 to 4000 cm⁻¹)", a part of a sentence.
    fileprivate var clause: String {
        // "400", not "400.0": an end has no more digits than it needs.
        let ends = [values.first, values.last].map { value in
            let end = value ?? .nan
            return end == end.rounded() && abs(end) < 1e5
                ? NumberFormat.plain(end) : NumberFormat.significant(end, digits: 4)
        }
        return ", along \(path.escaped) (\(name), \(ends[0]) to \(ends[1])\(unit.map { " \($0)" } ?? ""))"
    }
}
