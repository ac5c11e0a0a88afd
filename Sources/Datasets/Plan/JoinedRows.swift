internal import Core
internal import HDF5
internal import Rows

/// Several arrays that the user names as the data: the rows of all.
enum JoinedRows {
    /// Puts the arrays of several `--data` together as one, which is then named.
    ///
    /// - Returns: The contents with the joined array, and options that name it; both as they were where one is named or none.
    /// - Throws: `DatasetError` where one is not there or the rows differ in shape.
    static func joining(
        _ contents: FileContents, _ options: ReadingOptions
    ) throws(DatasetError) -> (FileContents, ReadingOptions) {
        guard let path = options.dataPath, !options.furtherDataPaths.isEmpty else { return (contents, options) }
        var parts: [StoredArray] = []
        for path in [path] + options.furtherDataPaths {
            let array = try contents.requireArray(path, option: "--data") { $0.isMatrix }
            for part in array.rowParts where !parts.contains(where: { $0.path.hasSameBytes(as: part.path) }) {
                parts.append(part)
            }
        }
        let joined = parts.map(\.path).prefix(4).joined(separator: " + ")
        let name = parts.count > 4 ? joined + " + …" : joined
        try RowStacking.requireOneShape(parts, path: name, file: contents.file)
        try requireOneTable(parts, file: contents.file)
        guard let stack = StoredArray.stacked(parts, path: name) else { throw .noMatrix(contents) }
        return (contents.replacing(arrays: [stack] + contents.arrays), options.with(dataPath: name))
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
