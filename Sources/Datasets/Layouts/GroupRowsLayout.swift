internal import Core
internal import HDF5
internal import Rows

/// A group for each sample with the numbers that are known of it, as of molecules: a table with a row for each group.
struct GroupRowsLayout: DatasetLayout {
    let format = "groups as rows"

    /// The fewest numbers of a group that make it a row without being named.
    private static let fewestScalars = 3

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        if let path = options.dataPath {
            guard let pattern = PathPattern(FileContents.absolute(path)), contents.parts(at: pattern).isEmpty,
                contents.tree.nodes.contains(where: { $0.isGroup && pattern.matches($0.path) })
            else { return nil }
            guard let group = GroupTable(pattern, in: contents) else {
                throw .unusable(
                    "The groups \(pattern.path.escaped) in \(contents.file.escaped) have fewer than two numbers in common that a row "
                        + "could be made of. Name a data set in them: --data \((pattern.path + "/NAME").escaped.shellWord)."
                )
            }
            return try plan(group, contents, options, why: "a row for each group, as --data says")
        }
        guard let group = likelyGroups(contents) else { return nil }
        let families = StackFamilies(contents).families().map(\.stack)
        guard !families.contains(where: { $0.role.kind == .data || isOfMore($0, than: group) }) else { return nil }
        // Coordinates of the atoms, say, may be what is wanted as well.
        guard families.allSatisfy({ isOf($0, group) }) else {
            throw .ambiguous([group.table] + families, contents)
        }
        return try plan(group, contents, options, why: "a row for each group, with the numbers that all of them have")
    }

    /// Groups that have several numbers each, and are samples by their number or their names; nil where there are none.
    private func likelyGroups(_ contents: FileContents) -> GroupTable? {
        let scalars = contents.arrays.filter { array in
            guard case .dataset = array.storage else { return false }
            return array.elementCount == 1 && array.type.isNumeric && !array.isDimensionScale
        }
        guard scalars.count >= Self.fewestScalars * RowStacking.manySamples else { return nil }
        let (order, members) = StarredPaths.families(of: scalars)
        var groups: [String: Set<String>] = [:]
        var counts: [String: Int] = [:]
        for key in order {
            guard let parts = members[key], parts.count >= RowStacking.manySamples, let stars = PathPattern(key) else {
                continue
            }
            counts[stars.groupsPath, default: 0] += 1
            groups[stars.groupsPath, default: []].formUnion(parts.map { stars.group(of: $0.objectPath) })
        }
        let likely = counts.filter { $0.value >= Self.fewestScalars }
        guard likely.count == 1, let path = likely.first?.key, let stars = PathPattern(path) else { return nil }
        // What groups are called alike is kept in the pattern: "/dsgdb9nsd_*".
        let matching = (groups[path] ?? []).sorted()
        let pattern = PathPattern(of: matching).flatMap { $0.endsInStar ? $0 : nil } ?? stars
        return GroupTable(pattern, in: contents).flatMap { table in
            table.scalarCount >= Self.fewestScalars && table.groups.count >= RowStacking.manySamples ? table : nil
        }
    }

    /// True if a stack has one row for each group, and more in it than is known besides: spectra, of which the numbers are known.
    private func isOfMore(_ stack: StoredArray, than group: GroupTable) -> Bool {
        let others = group.table.rowLength - (isOf(stack, group) ? stack.rowLength : 0)
        return stack.rowCount == group.groups.count && stack.rowLength > others
    }

    /// True if a stack is put together from columns of the table.
    private func isOf(_ stack: StoredArray, _ group: GroupTable) -> Bool {
        stack.rowCount == group.groups.count
            && group.columns.contains { $0.rowParts.first?.path.hasSameBytes(as: stack.rowParts[0].path) == true }
    }

    private func plan(
        _ group: GroupTable, _ contents: FileContents, _ options: ReadingOptions, why: String
    ) throws(DatasetError) -> DatasetPlan {
        let parts = Set(group.columns.flatMap(\.rowParts).map { Array($0.path.utf8) })
        let others = contents.arrays.filter { !parts.contains(Array($0.path.utf8)) }
        let own = contents.replacing(arrays: [group.table] + group.columns + others)
        var plan = try TableColumns(own, table: group.table, options).plan(format: format, why: why)
        plan.rowNames = StoredArray.repeating(
            RepeatedValues(values: .texts(group.names), counts: [Int](repeating: 1, count: group.names.count)),
            path: group.table.path, name: "name", source: contents.source)
        if let first = group.groups.first, let last = group.groups.last {
            plan.notes.append("Each row is a group, from \(first.escaped) to \(last.escaped), in this order.")
        }
        if let other = group.others.first {
            let more = group.others.count > 1 ? ", and so are \(group.others.count - 1) more" : ""
            plan.notes.append("\(other.escaped) has nothing of what they have and is no row\(more).")
        }
        if !group.leftOut.isEmpty {
            plan.notes.append(
                "Not used, since not all groups have as much of them: \(group.leftOut.map(\.escaped).listed()).")
        }
        return plan
    }
}

extension HDF5Node {
    fileprivate var isGroup: Bool {
        if case .group = kind { true } else { false }
    }
}
