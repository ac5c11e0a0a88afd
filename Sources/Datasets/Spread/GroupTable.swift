internal import Core
internal import HDF5
internal import Rows

/// A table with a row for each of many groups, such as molecules: a column for each number, and several for each short vector, that all
/// of the groups have.
struct GroupTable {
    /// The numbers of all columns side by side.
    let table: StoredArray
    /// Each column, those of text among them.
    let columns: [StoredArray]
    /// The groups, in natural order of their paths.
    let groups: [String]
    /// The names of the groups, as the stars of the pattern stand for them.
    let names: [String]
    /// Data sets of numbers that differ in size from group to group, or that not all groups have, by their path within a group.
    let leftOut: [String]
    /// Groups that match as well, and have nothing of what most of them have.
    let others: [String]

    /// The most elements of a data set that are columns, such as a tensor of polarizability.
    private static let widest = 64
    /// The most columns.
    private static let mostColumns = 4_096

    /// Puts a table together; nil where fewer than two groups match, or have fewer than two numbers in common.
    ///
    /// - Parameters:
    ///   - pattern: The pattern of the groups' paths.
    ///   - contents: The file.
    init?(_ pattern: PathPattern, in contents: FileContents) {
        let matching = contents.tree.nodes.filter { node in
            guard case .group = node.kind else { return false }
            return pattern.matches(node.path)
        }.map(\.path)
        guard matching.count > 1 else { return nil }
        var groups = matching.sorted { $0.naturallyPrecedes($1) }
        let places = Dictionary(
            groups.enumerated().map { (Array($1.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        let depth = groups[0].utf8.count { $0 == UInt8(ascii: "/") }
        var members: [String: [StoredArray?]] = [:]
        var order: [String] = []
        for array in contents.arrays {
            guard case .dataset = array.storage, let (group, rest) = Self.parted(array.objectPath, depth: depth),
                let place = places[Array(group.utf8)]
            else { continue }
            if members[rest] == nil {
                order.append(rest)
                members[rest] = [StoredArray?](repeating: nil, count: groups.count)
            }
            members[rest]?[place] = array
        }
        // A header among molecules has nothing of what they have.
        let usual = members.values.filter { parts in
            let known = parts.compactMap(\.self)
            return known.count * 5 >= groups.count * 4 && known[0].type.isNumeric
        }
        let isKept = groups.indices.map { place in usual.contains { $0[place] != nil } }
        let kept = groups.indices.filter { isKept[$0] }
        others = groups.indices.filter { !isKept[$0] }.map { groups[$0] }
        guard kept.count > 1 else { return nil }
        members = members.mapValues { parts in kept.map { parts[$0] } }
        groups = kept.map { groups[$0] }
        var columns: [StoredArray] = []
        var leftOut: [String] = []
        for rest in order.prefix(Self.mostColumns) {
            let parts = members[rest]?.compactMap(\.self) ?? []
            if parts.count == groups.count,
                let column = Self.column(parts, path: contents.prefix + pattern.path + rest, name: rest)
            {
                columns.append(column)
            } else if parts.contains(where: \.type.isNumeric) {
                leftOut.append(String(rest.dropFirst()))
            }
        }
        for place in columns.indices { columns[place].columnsPath = pattern.path }
        let numeric = columns.filter(\.type.isNumeric)
        guard let node = contents.node(at: groups[0]),
            var table = CompoundTable.table(
                numeric, path: contents.prefix + pattern.path, node: node, contents.source),
            table.isMatrix
        else { return nil }
        table.columnsPath = pattern.path
        table.role = ArrayRole(path: "/")
        table.knownColumnNames = numeric.flatMap { column in
            column.rowLength == 1 ? [column.name] : (0..<column.rowLength).map { "\(column.name)[\($0)]" }
        }
        (self.table, self.columns, self.groups, self.leftOut) = (table, columns, groups, leftOut)
        names = groups.map(pattern.name)
    }

    /// The number of columns that are one number in each group.
    var scalarCount: Int { columns.count { $0.rowLength == 1 && $0.type.isNumeric } }

    /// A path as that of a group of so many names, and what comes after it; nil where nothing does.
    private static func parted(_ path: String, depth: Int) -> (group: String, rest: String)? {
        var slashes = 0
        for place in path.utf8.indices where path.utf8[place] == UInt8(ascii: "/") {
            slashes += 1
            if slashes == depth + 1 { return (String(path[..<place]), String(path[place...])) }
        }
        return nil
    }

    /// Data sets, one of each group, as a column; nil where they differ in size or in kind, or are too long.
    private static func column(_ parts: [StoredArray], path: String, name: String) -> StoredArray? {
        guard let first = parts.first, first.type.isNumeric || first.type.isString,
            (1...widest).contains(first.elementCount), first.type.isNumeric || first.elementCount == 1,
            parts.allSatisfy({
                $0.shape == first.shape && $0.type.isNumeric == first.type.isNumeric
                    && $0.type.isString == first.type.isString && $0.unpacking == first.unpacking
            }),
            var column = StoredArray.stacked(parts.map(\.asRow), path: path)
        else { return nil }
        if column.rowLength == 1 { column = column.asColumn }
        column.columnName = String(name.dropFirst())
        column.role = ArrayRole(path: name)
        return column
    }
}
