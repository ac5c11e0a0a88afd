internal import Core
internal import HDF5
internal import Rows

/// Several arrays that the user names as the data: the rows of all.
enum JoinedRows {
    /// Puts the arrays of several `--data` together as one, which is then named, and columns beside each of them as well.
    ///
    /// - Returns: The contents with the joined arrays, and options that name them; both as they were where one is named or none.
    /// - Throws: `DatasetError` where one is not there or the rows differ in shape.
    static func joining(
        _ contents: FileContents, _ options: ReadingOptions
    ) throws(DatasetError) -> (FileContents, ReadingOptions) {
        guard let path = options.dataPath, !options.furtherDataPaths.isEmpty else { return (contents, options) }
        var parts: [(array: StoredArray, contents: FileContents)] = []
        for path in [path] + options.furtherDataPaths {
            let (array, own) = try contents.requireArrayWithFile(path, option: "--data") { $0.isMatrix }
            for part in array.rowParts where !parts.contains(where: { $0.array.path.hasSameBytes(as: part.path) }) {
                parts.append((part, own))
            }
        }
        let arrays = parts.map(\.array)
        let name = Self.name(arrays)
        try RowStacking.requireOneShape(arrays, path: name, file: contents.file)
        try requireOneTable(arrays, file: contents.file)
        guard let stack = StoredArray.stacked(arrays, path: name) else { throw .noMatrix(contents) }
        var options = options.with(dataPath: name)
        // Within a file, data sets in groups of one kind know their companions by the pattern of their paths.
        let known = StackCompanions(of: stack, in: contents)?.columns() ?? []
        let columns = known.isEmpty ? JoinedColumns(parts, contents, options) : nil
        if let columns { options = columns.named(options) }
        return (contents.replacing(arrays: [stack] + (columns?.columns ?? []) + contents.arrays), options)
    }

    /// The path of arrays that are joined.
    static func name(_ parts: [StoredArray]) -> String {
        let joined = parts.map(\.path).prefix(4).joined(separator: " + ")
        return parts.count > 4 ? joined + " + …" : joined
    }

    /// Columns that have names are joined by their places, so that the names must be the same.
    private static func requireOneTable(_ parts: [StoredArray], file: String) throws(DatasetError) {
        guard let first = parts.first, let names = first.columnNames else { return }
        guard let other = parts.first(where: { $0.columnNames.map { $0 != names } ?? true }) else { return }
        throw .unusable(
            "The columns of \(first.path.escaped) and of \(other.path.escaped) in \(file.escaped) have different names, so that "
                + "their rows can't be joined. Choose one --data.")
    }
}

/// Columns with an element for each row of joined arrays: those of one name beside each of them, in whatever file, and those that
/// the user names one by one.
struct JoinedColumns {
    let columns: [StoredArray]
    private let contents: FileContents

    /// The most columns that are put together.
    private static let mostColumns = 64

    init(
        _ parts: [(array: StoredArray, contents: FileContents)], _ contents: FileContents, _ options: ReadingOptions
    ) {
        self.contents = contents
        var columns: [StoredArray] = []
        if let first = parts.first {
            let folder = FileContents.parent(of: first.array.objectPath)
            for column in first.contents.arrays.map(\.asColumn)
            where column.isColumn && column.rowCount == first.array.rowCount && columns.count < Self.mostColumns
                && FileContents.parent(of: column.objectPath).hasSameBytes(as: folder)
            {
                let all = parts.compactMap { part in
                    part.contents.array(at: FileContents.parent(of: part.array.objectPath) + column.name)?.asColumn
                }
                if let joined = Self.joined(all, of: parts.map(\.array)) { columns.append(joined) }
            }
        }
        // As many labels as data: one for each.
        let paths = [options.labelsPath].compactMap(\.self) + options.furtherLabelsPaths
        if paths.count == parts.count {
            let named = paths.compactMap { path in
                (try? contents.requireArray(path, option: "--labels") { $0.asColumn.isColumn })?.asColumn
            }
            if let joined = Self.joined(named, of: parts.map(\.array)),
                !columns.contains(where: { $0.path.hasSameBytes(as: joined.path) })
            {
                columns.append(joined)
            }
        }
        self.columns = columns
    }

    /// Columns as one; nil where there is none for each of the arrays, or they differ in kind.
    private static func joined(_ columns: [StoredArray], of arrays: [StoredArray]) -> StoredArray? {
        guard columns.map(\.rowCount) == arrays.map(\.rowCount), let first = columns.first,
            Set(columns.map { Array($0.path.utf8) }).count == columns.count,
            columns.allSatisfy({
                $0.isColumn && $0.type.isNumeric == first.type.isNumeric && $0.unpacking == first.unpacking
            }),
            var joined = StoredArray.stacked(columns, path: JoinedRows.name(columns))
        else { return nil }
        joined.columnName = first.name
        joined.role = ArrayRole(path: "/" + first.name)
        return joined
    }

    /// The options with the joined columns in place of those that the user names, each of which is for the rows of one array.
    func named(_ options: ReadingOptions) -> ReadingOptions {
        func name(_ path: String) -> String {
            guard let array = try? contents.requireArray(path, option: "--labels", isFit: { $0.asColumn.isColumn })
            else { return path }
            let column = columns.first { joined in
                joined.rowParts.contains { $0.path.hasSameBytes(as: array.path) }
            }
            return column?.path ?? path
        }
        var options = options
        options.labelsPath = options.labelsPath.map(name)
        options.furtherLabelsPaths = options.furtherLabelsPaths.map(name)
        options.groupsPath = options.groupsPath.map(name)
        options.heldOut = options.heldOut.map { HeldOutRows(path: name($0.path), range: $0.range) }
        return options
    }
}
