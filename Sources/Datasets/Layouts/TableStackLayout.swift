internal import Core
internal import HDF5
internal import Rows

/// The same table in several groups, a data set for each column, where `--data` names them by a pattern: `gt*/land_segments/canopy`.
struct TableStackLayout: DatasetLayout {
    let format = "tables of groups"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard let path = options.dataPath, let pattern = PathPattern(FileContents.absolute(path)),
            contents.parts(at: pattern).isEmpty
        else { return nil }
        // Groups with numbers of their own, such as molecules, are a row each.
        if let groups = GroupTable(pattern, in: contents), groups.scalarCount > 0 { return nil }
        guard let stack = TableStack(pattern, in: contents) else { return nil }
        let own = contents.replacing(arrays: [stack.table] + stack.columns + [stack.part])
        var plan = try TableColumns(own, table: stack.table, options).plan(
            format: format, why: "the tables of \(stack.groups.count) groups, as --data says")
        plan.part = LabelSource(stack.part, why: "the group of each row")
        if plan.label == nil, options.labelsPath == nil, !options.ignoresLabels { plan.label = plan.part }
        if let first = stack.groups.first, let last = stack.groups.last {
            plan.notes.append(
                "The rows of \(stack.groups.count) groups follow each other, from \(first.escaped) to \(last.escaped), in this order."
            )
        }
        if !stack.leftOut.isEmpty {
            plan.notes.append(
                "Not used, since not all groups have them alike: \(stack.leftOut.map(\.escaped).listed()).")
        }
        return plan
    }
}
