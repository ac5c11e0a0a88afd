internal import Core
internal import HDF5
internal import Rows

/// Tables of the same columns in several groups, as of the beams of a satellite: the rows of one after those of the other.
struct TableStack {
    /// The numbers of all columns side by side.
    let table: StoredArray
    /// Each column, those of text among them.
    let columns: [StoredArray]
    /// The group of each row.
    let part: StoredArray
    /// The groups, in natural order of their paths.
    let groups: [String]
    /// Columns that not all groups have, or have in the same way, by their names.
    let leftOut: [String]

    /// Puts tables together; nil where fewer than two groups match, one of them is no table, or they have no two columns in common.
    ///
    /// - Parameters:
    ///   - pattern: The pattern of the groups' paths.
    ///   - contents: The file.
    init?(_ pattern: PathPattern, in contents: FileContents) {
        let paths = contents.tree.nodes.filter { node in
            if case .group = node.kind { pattern.matches(node.path) } else { false }
        }.map(\.path).sorted { $0.naturallyPrecedes($1) }
        let byParent = ColumnGroup.byParent(contents)
        let tables = paths.compactMap { ColumnGroup(at: $0, in: contents, byParent) }
        guard let first = tables.first, tables.count > 1, tables.count == paths.count else { return nil }
        let path = contents.prefix + pattern.path
        var columns: [StoredArray] = []
        for column in first.columns {
            let parts = tables.compactMap { table in table.columns.first { Self.isSame($0, column) } }
            guard parts.count == tables.count, var stack = StoredArray.stacked(parts, path: "\(path)/\(column.name)")
            else { continue }
            stack.columnName = column.name
            stack.columnsPath = pattern.path
            stack.role = column.role
            columns.append(stack)
        }
        let numeric = columns.filter(\.type.isNumeric)
        guard let node = contents.node(at: paths[0]),
            var table = CompoundTable.table(numeric, path: path, node: node, contents.source), table.isMatrix,
            let part = StoredArray.repeating(
                RepeatedValues(
                    values: .texts(paths.map { pattern.name(of: $0) }), counts: tables.map(\.table.rowCount)),
                path: contents.prefix + pattern.groupsPath + (pattern.endsInStar ? "@name" : ""), name: "group",
                source: contents.source)
        else { return nil }
        table.columnsPath = pattern.path
        table.role = ArrayRole(path: "/")
        table.knownColumnNames = numeric.flatMap { column in
            column.rowLength == 1 ? [column.name] : (0..<column.rowLength).map { "\(column.name)[\($0)]" }
        }
        let names = Set(columns.map { Array($0.name.utf8) })
        var others: [String] = []
        for column in tables.flatMap(\.columns)
        where !names.contains(Array(column.name.utf8)) && !others.contains(where: { $0.hasSameBytes(as: column.name) })
        {
            others.append(column.name)
        }
        (self.table, self.columns, self.part, groups, leftOut) = (table, columns, part, paths, others)
    }

    /// True if columns of two tables are the same quantity, stored in the same way.
    private static func isSame(_ column: StoredArray, _ other: StoredArray) -> Bool {
        column.name.hasSameBytes(as: other.name) && column.shape.dropFirst() == other.shape.dropFirst()
            && column.type.isNumeric == other.type.isNumeric && column.type.isString == other.type.isString
            && column.unpacking == other.unpacking
    }
}
