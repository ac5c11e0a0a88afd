internal import Core
internal import HDF5
internal import Rows

/// A frame of pandas (`DataFrame.to_hdf`), in its fixed or its table format.
struct PandasLayout: DatasetLayout {
    let format = "pandas"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        var frames: [PandasFrame] = []
        for node in contents.tree.nodes where !node.path.contains("/meta/") {
            guard case .group = node.kind, let frame = PandasFrame(node, in: contents) else { continue }
            frames.append(frame)
        }
        guard frames.contains(where: { !$0.isSeries }) else { return nil }
        let pickled = frames.reduce(0) { $0 + $1.pickledCount }
        let arrays = frames.flatMap(\.arrays)
        guard !arrays.isEmpty || options.dataPath != nil else {
            throw .unusable(
                "The frames in \(contents.file.escaped) hold Python objects alone, which are never unpickled. Save them with "
                    + "format=\"table\", or their numbers by themselves.")
        }
        let own = contents.replacing(arrays: arrays)
        // Anything else in the file is named by its path.
        let isNamedElsewhere =
            options.dataPath.map { own.array(at: $0) == nil && contents.array(at: $0) != nil } ?? false
        let (table, why) = try DataChoice(isNamedElsewhere ? contents : own).choose(options)
        guard table.isTable, !isNamedElsewhere else { return nil }
        var plan = try TableColumns(own, table: table, options).plan(format: format, why: why)
        plan.rowNames = frames.first { $0.path.hasSameBytes(as: table.objectPath) }?.rowNames
        let isAlone = frames.count { !$0.isSeries } == 1
        if options.dataPath == nil, isAlone { plan.why = "the numbers of a pandas frame" }
        addLabel(to: &plan, of: frames, table, options)
        plan.notes += DataChoice(own).alternatives(to: table, options)
        let textFrames = frames.filter { frame in !frame.isSeries && !frame.arrays.contains(where: \.isTable) }
        if !textFrames.isEmpty, options.dataPath == nil {
            plan.notes.append(
                "Frames without numbers are not read: \(textFrames.map { $0.path.escaped }.joined(separator: ", ")).")
        }
        if pickled > 0 {
            plan.notes.append(
                "\(pickled == 1 ? "1 column is" : "\(pickled) columns are") of Python objects, which are never unpickled; "
                    + "text is readable where a frame is saved with format=\"table\".")
        }
        return plan
    }

    /// Adds the label that another frame or series of as many rows has, where the table has none of its own.
    private func addLabel(
        to plan: inout DatasetPlan, of frames: [PandasFrame], _ table: StoredArray, _ options: ReadingOptions
    ) {
        guard plan.label == nil, options.labelsPath == nil, !options.ignoresLabels else { return }
        let others = frames.filter { !$0.path.hasSameBytes(as: table.objectPath) }
        let columns = others.flatMap { frame in
            frame.arrays.filter { !$0.isTable && $0.isColumn && $0.rowCount == table.rowCount }.map { column in
                (column: column, isCalledSo: column.role.kind == .label || ArrayRole(path: frame.path).kind == .label)
            }
        }
        let called = columns.filter(\.isCalledSo)
        if called.count == 1 {
            plan.label = LabelSource(called[0].column, why: "recognised by name")
        } else if columns.count == 1 {
            plan.label = LabelSource(columns[0].column, why: "the only column of another frame of as many rows")
        } else if !columns.isEmpty {
            plan.notes.append(
                LabelChoice.listing(columns.map { "--labels \($0.column.path.escaped.shellWord)" }, areAll: true))
        }
    }
}
