internal import Core
internal import HDF5
internal import Rows

extension DatasetError {
    /// Sentences on candidates that may be parts of the same rows, or columns of the same places; empty where there are none.
    static func together(_ candidates: [StoredArray], _ contents: FileContents) -> String {
        let folders = Dictionary(grouping: candidates.filter { !$0.path.contains("*") }) {
            Array(FileContents.parent(of: $0.objectPath).utf8)
        }.values.sorted { $0[0].path < $1[0].path }
        for members in folders where members.count > 1 {
            // "bucket0" and "bucket1" differ in a number alone.
            let words = Set(members.map { $0.name.filter { !$0.isNumber } })
            let paths = members.map { String($0.path.dropFirst(contents.prefix.count)) }
            guard words.count == 1, members.allSatisfy({ $0.shape.dropFirst() == members[0].shape.dropFirst() }),
                let pattern = PathPattern(of: paths), contents.parts(at: pattern).count == members.count
            else { continue }
            return " All \(members.count) of them, the rows of one after those of the other: --data "
                + "\((contents.prefix + pattern.path).escaped.shellWord)."
        }
        let byParent = ColumnGroup.byParent(contents)
        for members in folders where members.count > 2 {
            let path = FileContents.group(of: members[0].objectPath)
            guard ColumnGroup(at: path, in: contents, byParent) == nil,
                let group = ColumnGroup(placesAt: path, in: contents, byParent)
            else { continue }
            return " A row for each of their \(group.table.rowCount) places, with a column for each of them: --data "
                + "\(group.table.path.escaped.shellWord)."
        }
        return ""
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
        let byParent = ColumnGroup.byParent(contents)
        let tables = contents.tree.nodes.lazy.filter { $0.path.hasPrefix("\(folder)/") }.compactMap {
            node -> StoredArray? in
            guard case .group = node.kind, let group = ColumnGroup(at: node.path, in: contents, byParent),
                group.isLikely
            else { return nil }
            return group.table
        }.prefix(4)
        guard !tables.isEmpty else { return text }
        return text + " Groups in it with a data set for each column: "
            + tables.map { "--data \($0.path.escaped.shellWord) (\($0.summary))" }.joined(separator: ", ") + "."
    }
}
