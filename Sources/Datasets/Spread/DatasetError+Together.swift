internal import Core
internal import HDF5
internal import Rows

extension DatasetError {
    /// Sentences on candidates that may be parts of the same rows, or columns of the same places; empty where there are none.
    static func together(_ candidates: [StoredArray], _ contents: FileContents) -> String {
        let folders = Dictionary(grouping: candidates.filter { !$0.path.contains("*") }) {
            Array(FileContents.parent(of: $0.objectPath).utf8)
        }.values.sorted { $0[0].path < $1[0].path }
        let places = places(candidates, folders, contents)
        if let known = places.first(where: \.isKnown) { return known.text }
        for members in folders where members.count > 1 {
            // "bucket0" and "bucket1" differ in a number alone.
            let words = Set(members.map { $0.name.filter { !$0.isNumber } })
            let areMany =
                members.count >= RowStacking.manySamples
                && members.allSatisfy { $0.shape == members[0].shape && $0.type == members[0].type }
            let paths = members.map { String($0.path.dropFirst(contents.prefix.count)) }
            guard words.count == 1 || areMany,
                members.allSatisfy({ $0.shape.dropFirst() == members[0].shape.dropFirst() }),
                let pattern = PathPattern(of: paths), contents.parts(at: pattern).count == members.count
            else { continue }
            return " All \(members.count) of them, the rows of one after those of the other: --data "
                + "\((contents.prefix + pattern.path).escaped.shellWord)."
        }
        return places.first?.text ?? ""
    }

    /// Sentences on candidates that are maps of the same places, true for those with a map of latitudes or flags.
    private static func places(
        _ candidates: [StoredArray], _ folders: [[StoredArray]], _ contents: FileContents
    ) -> [(text: String, isKnown: Bool)] {
        let byParent = ColumnGroup.byParent(contents)
        let maps = Dictionary(grouping: candidates.filter { ColumnGroup.values.contains($0.name) }) {
            Array(FileContents.parent(of: FileContents.group(of: $0.objectPath)).utf8)
        }.values.sorted { $0[0].path < $1[0].path }
        let places =
            folders.map { ($0, FileContents.group(of: $0[0].objectPath)) }
            + maps.map { ($0, FileContents.group(of: FileContents.group(of: $0[0].objectPath))) }
        return places.filter { $0.0.count > 2 }.compactMap { _, path in
            guard ColumnGroup(at: path, in: contents, byParent) == nil,
                let group = ColumnGroup(placesAt: path, in: contents, byParent)
            else { return nil }
            let isKnown = group.isOfKnownPlaces(contents)
            let isClear = isKnown || ColumnGroup(at: path, in: contents, byParent, takesMaps: true) == nil
            let text =
                " A row for each of their \(group.table.rowCount) places, with a column for each of them: --data "
                + "\(group.table.path.escaped.shellWord)\(isClear ? "" : " --layout pixels")."
            return (text, isKnown)
        }
    }

    /// Sentences on what to type for what is in a group that is no table itself; empty where there is nothing.
    static func ways(into path: String, _ contents: FileContents) -> String {
        let folder = path == "/" ? "" : path
        var text = ""
        if let pattern = PathPattern("\(folder)/*"), let group = GroupTable(pattern, in: contents),
            group.scalarCount > 1
        {
            text +=
                " If each of the \(group.groups.count) groups in it is a row: --data "
                + "\((contents.prefix + pattern.path).escaped.shellWord)."
        }
        return text + tables(contents, in: folder, text: "Groups in it with a data set for each column")
    }

    /// A sentence on groups with a data set for each column, none of which is among some arrays; empty where there are none.
    static func tables(
        _ contents: FileContents, in folder: String = "", besides known: [StoredArray] = [], text: String
    ) -> String {
        let known = Set(known.map { Array($0.path.utf8) })
        let tables = ColumnGroup.all(contents, ColumnGroup.byParent(contents)).filter { group in
            group.isLikely && group.table.objectPath.hasPrefix("\(folder)/")
                && !group.columns.contains { known.contains(Array($0.path.utf8)) }
        }
        // The same table in the group of each beam or run is one, by its pattern.
        let (order, members) = StarredPaths.families(of: tables.map(\.table))
        let families = order.compactMap { members[$0] }.compactMap { parts -> (paths: [String], text: String)? in
            guard parts.count >= StarredPaths.fewestGroups, let pattern = PathPattern(of: parts.map(\.objectPath)),
                let stack = TableStack(pattern, in: contents), stack.groups.count == parts.count
            else { return nil }
            return (parts.map(\.path), "--data \(stack.table.path.escaped.shellWord) (\(stack.table.summary))")
        }
        let joined = known.union(families.flatMap { $0.paths.map { Array($0.utf8) } })
        let list =
            families.map(\.text)
            + tables.filter { !joined.contains(Array($0.table.path.utf8)) }.map {
                "--data \($0.table.path.escaped.shellWord) (\($0.table.summary))"
            }
        guard !list.isEmpty else { return "" }
        return " \(text): " + list.prefix(4).joined(separator: ", ")
            + (list.count > 4 ? ", and \(list.count - 4) more" : "") + "."
    }
}
