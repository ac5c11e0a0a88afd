internal import Core
internal import HDF5
internal import Rows

/// Numbers of rows, or a yes or no for each, that the user names as the test rows.
enum NamedSplit {
    /// The split that `--test-data` names, where that is no matrix of rows.
    ///
    /// - Returns: The split, and options without it; nil where it names rows, or nothing.
    static func choose(
        _ contents: FileContents, _ options: ReadingOptions
    ) -> (source: SplitSource, options: ReadingOptions)? {
        guard let path = options.testDataPath, let array = contents.array(at: path)?.asColumn, array.isColumn,
            array.type.isNumeric, array.rowCount > 0
        else { return nil }
        var arrays: [ArrayRole.Part: StoredArray] = [:]
        let key = SplitNames.Member(path: array.path)?.key
        for other in contents.arrays.map(\.asColumn) where other.isColumn && other.type.isNumeric {
            guard let member = SplitNames.Member(path: other.path), member.key == key else { continue }
            arrays[member.part] = arrays[member.part] ?? other
        }
        arrays[.test] = array
        var others = options
        others.testDataPath = nil
        return (.members(arrays), others)
    }
}
