internal import Core
internal import HDF5
internal import Rows

/// A group with a data set for each column of a table: vectors of one length, and narrow matrices of as many rows.
struct ColumnGroup {
    /// The numbers of all columns side by side.
    private(set) var table: StoredArray
    /// Each column, those of text among them.
    let columns: [StoredArray]
    /// The groups that are a column each, with a slash at their ends.
    let folders: [String]

    /// The most columns of a matrix that is a column of a table, such as three coordinates.
    private static let widest = 64
    /// Names of the data set in a group that is a column, as CellProfiler keeps them.
    static let values = ["data", "values", " data", "pages"]

    /// Recognises the columns in a group; nil where there are fewer than two data sets of numbers.
    ///
    /// - Parameters:
    ///   - path: The path of the group in the file.
    ///   - contents: The file.
    ///   - byParent: The arrays of the file by the group that they are in.
    ///   - takesMaps: True if matrices are several columns each though they could be maps of places.
    init?(at path: String, in contents: FileContents, _ byParent: [[UInt8]: [StoredArray]], takesMaps: Bool = false) {
        let folder = path == "/" ? "/" : path + "/"
        var members = byParent[Array(folder.utf8)] ?? []
        var folders: [String] = []
        for group in contents.members(of: path) {
            guard case .group = group.kind, let inside = byParent[Array((group.path + "/").utf8)] else { continue }
            if let components = Self.components(inside, of: group) {
                members += components
                folders.append(group.path + "/")
                continue
            }
            guard let array = inside.first(where: { Self.values.contains($0.name) }), array.isColumn else { continue }
            var column = array
            column.columnName = group.name
            column.role = ArrayRole(path: "/\(group.name)")
            members.append(column)
            folders.append(group.path + "/")
        }
        members = members.filter(Self.mayBeColumn).map { $0.rowLength == 1 ? $0.asColumn : $0 }
        let lengths = Dictionary(grouping: members.filter(\.type.isNumeric), by: \.rowCount).filter { _, same in
            same.count(where: \.isColumn) > 1 || same.allSatisfy { ArrayRole(path: "/\($0.name)").kind == nil }
        }.mapValues(\.count)
        guard let most = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), most.value >= 2, most.key > 1,
            let node = contents.node(at: path)
        else { return nil }
        members = members.filter { $0.rowCount == most.key }
        guard takesMaps || !Self.areMaps(members, contents) else { return nil }
        self.init(members, folders, node, contents)
    }

    /// The components of a vector that has a group of its own, as those of a particle's position have (openPMD), as columns; nil where a
    /// group has anything else.
    private static func components(_ arrays: [StoredArray], of group: HDF5Node) -> [StoredArray]? {
        guard arrays.count > 1,
            arrays.allSatisfy({ $0.isColumn && $0.type.isNumeric && componentNames.contains($0.name) })
        else { return nil }
        return arrays.map { array in
            var column = array
            column.columnName = "\(group.name)/\(array.name)"
            column.role = ArrayRole(path: "/\(group.name)")
            return column
        }
    }

    private static let componentNames: Set = ["x", "y", "z", "r", "t"]

    /// True if matrices are maps of the same places rather than several columns each, such as coordinates or the moments of a mass.
    private static func areMaps(_ members: [StoredArray], _ contents: FileContents) -> Bool {
        let matrices = members.filter { $0.rowLength > 1 }
        guard matrices.count > 1, matrices.count * 5 >= members.count * 4,
            matrices.allSatisfy({ $0.shape == matrices[0].shape })
        else { return false }
        return matrices[0].rowLength > narrowestMap
            || contents.arrays.contains { $0.isOfPlaces && $0.shape == matrices[0].shape }
    }

    /// The fewest columns of a map.
    private static let narrowestMap = 16

    /// Recognises maps of the same places in a group, and what else there is at each of them, as columns of a table with a row for each
    /// place; nil where there are fewer than two, or others as well.
    init?(placesAt path: String, in contents: FileContents, _ byParent: [[UInt8]: [StoredArray]]) {
        let folder = path == "/" ? "/" : path + "/"
        // CGNS has a group for each map, with its values in it.
        let inGroups = contents.members(of: path).compactMap { group -> StoredArray? in
            guard case .group = group.kind,
                var map = byParent[Array((group.path + "/").utf8)]?.first(where: { Self.values.contains($0.name) })
            else { return nil }
            map.columnName = group.name
            return map
        }
        let members = ((byParent[Array(folder.utf8)] ?? []) + inGroups).filter { array in
            guard case .dataset = array.storage else { return false }
            return array.type.isNumeric && array.shape.count > 1 && array.elementCount > 1 && !array.isDimensionScale
        }
        let shapes = members.map { array in
            Array(array.shape.prefix(max(2, (array.shape.lastIndex { $0 > 1 } ?? 0) + 1)))
        }
        guard let places = shapes.min(by: { $0.count < $1.count }), let node = contents.node(at: path) else {
            return nil
        }
        let columns = zip(members, shapes).filter { member, shape in
            shape.starts(with: places)
                && member.elementCount / (StoredArray.count(places[...]) ?? .max) <= Self.widest
        }.compactMap { $0.0.withRows(along: Array(places.indices)) }
        guard columns.count > 1, columns.count * 5 >= members.count * 4, columns[0].rowCount > 1 else { return nil }
        self.init(columns, [], node, contents)
        table.arrangement = .grid(places)
    }

    private init?(_ members: [StoredArray], _ folders: [String], _ node: HDF5Node, _ contents: FileContents) {
        self.folders = folders
        columns = members.map { member in
            var column = member
            column.columnName = member.name
            column.columnsPath = node.path
            return column
        }
        let numeric = columns.filter(\.type.isNumeric)
        guard
            var table = CompoundTable.table(
                numeric, path: contents.prefix + node.path, node: node, contents.source)
        else { return nil }
        table.knownColumnNames = numeric.flatMap { column in
            column.rowLength == 1 ? [column.name] : (0..<column.rowLength).map { "\(column.name)[\($0)]" }
        }
        self.table = table
    }

    private static func mayBeColumn(_ array: StoredArray) -> Bool {
        guard !array.isTable, !array.isSparse, array.type.isNumeric || array.type.isString || array.isColumn else {
            return false
        }
        switch array.storage {
        case .field, .column, .repeated: return false
        default: return array.isColumn || array.shape.count == 2 && array.rowLength <= widest && array.isMatrix
        }
    }

    /// True if the file has a map of latitudes, of flags or the like for the places of its rows.
    func isOfKnownPlaces(_ contents: FileContents) -> Bool {
        guard case .grid(let lengths)? = table.arrangement else { return false }
        return contents.arrays.contains { $0.isOfPlaces && $0.shape == lengths }
    }

    /// True if it is likely to be a table, though nobody says so: by its vectors, or by three coordinates of places and of something else
    /// beside one.
    var isLikely: Bool {
        let vectors = columns.filter { $0.rowLength == 1 && $0.type.isNumeric && $0.role.kind != .label }
        let coordinates = columns.filter { $0.rowLength == 3 && $0.role.kind == nil }
        return vectors.count >= Self.fewestColumns || !vectors.isEmpty && coordinates.count > 1
    }

    /// The fewest columns of numbers that are taken as a table without being named.
    private static let fewestColumns = 3

    /// All groups of columns in a file, but for those that are columns of another themselves.
    static func all(_ contents: FileContents, _ byParent: [[UInt8]: [StoredArray]]) -> [ColumnGroup] {
        let groups = contents.tree.nodes.compactMap { node -> (path: String, group: ColumnGroup)? in
            guard case .group = node.kind else { return nil }
            return ColumnGroup(at: node.path, in: contents, byParent).map { (node.path, $0) }
        }
        let columns = Set(groups.flatMap { $0.group.folders.map { Array($0.utf8) } })
        return groups.filter { !columns.contains(Array("\($0.path)/".utf8)) }.map(\.group)
    }

    /// The arrays of a file by the group that they are in.
    static func byParent(_ contents: FileContents) -> [[UInt8]: [StoredArray]] {
        Dictionary(grouping: contents.arrays) { Array(FileContents.parent(of: $0.objectPath).utf8) }
    }
}
