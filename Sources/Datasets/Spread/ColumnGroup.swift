internal import Core
internal import HDF5
internal import Rows

/// A group with a data set for each column of a table: vectors of one length, and narrow matrices of as many rows.
struct ColumnGroup {
    /// The numbers of all columns side by side.
    let table: StoredArray
    /// Each column, those of text among them.
    let columns: [StoredArray]
    /// The groups that are a column each, with a slash at their ends.
    let folders: [String]

    /// The most columns of a matrix that is a column of a table, such as three coordinates.
    private static let widest = 64
    /// Names of the data set in a group that is a column, as CellProfiler keeps them.
    private static let values = ["data", "values"]

    /// Recognises the columns in a group; nil where there are fewer than two of numbers.
    ///
    /// - Parameters:
    ///   - path: The path of the group in the file.
    ///   - contents: The file.
    ///   - byParent: The arrays of the file by the group that they are in.
    init?(at path: String, in contents: FileContents, _ byParent: [[UInt8]: [StoredArray]]) {
        let folder = path == "/" ? "/" : path + "/"
        var members = byParent[Array(folder.utf8)] ?? []
        var folders: [String] = []
        for group in contents.members(of: path) {
            guard case .group = group.kind, let inside = byParent[Array((group.path + "/").utf8)] else { continue }
            guard let array = inside.first(where: { Self.values.contains($0.name) }), array.isColumn else { continue }
            var column = array
            column.columnName = group.name
            column.role = ArrayRole(path: "/\(group.name)")
            members.append(column)
            folders.append(group.path + "/")
        }
        self.folders = folders
        members = members.filter(Self.mayBeColumn).map { $0.rowLength == 1 ? $0.asColumn : $0 }
        let vectors = members.filter { $0.isColumn && $0.type.isNumeric }
        let lengths = Dictionary(grouping: vectors, by: \.rowCount).mapValues(\.count)
        guard let most = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), most.value >= 2, most.key > 1,
            let node = contents.node(at: path)
        else { return nil }
        columns = members.filter { $0.rowCount == most.key }.map { member in
            var column = member
            column.columnName = member.name
            column.columnsPath = path
            return column
        }
        let numeric = columns.filter(\.type.isNumeric)
        guard
            var table = CompoundTable.table(
                numeric, path: contents.prefix + path, node: node, contents.source)
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

    /// The arrays of a file by the group that they are in.
    static func byParent(_ contents: FileContents) -> [[UInt8]: [StoredArray]] {
        Dictionary(grouping: contents.arrays) { Array(FileContents.parent(of: $0.objectPath).utf8) }
    }
}
