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
        guard !frames.isEmpty else { return nil }
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
        if options.dataPath == nil, frames.count == 1 { plan.why = "the numbers of a pandas frame" }
        if pickled > 0 {
            plan.notes.append(
                "\(pickled == 1 ? "1 column is" : "\(pickled) columns are") of Python objects, which are never unpickled; "
                    + "text is readable where a frame is saved with format=\"table\".")
        }
        return plan
    }
}
