internal import Core
internal import HDF5
internal import Rows

extension FileContents {
    /// Words of lists that name the columns of a matrix: "feature_names", "jetFeatureNames".
    private static let listWords: Set<String> = [
        "feature", "features", "column", "columns", "variable", "variables", "var", "vars", "descriptor", "descriptors",
    ]

    /// The names of a matrix's columns, by an attribute of it or a list of as many texts beside it; nil where there are none.
    ///
    /// - Throws: `DatasetError` where there is such a list, but it can't be read.
    func columnNames(beside data: StoredArray) throws(DatasetError) -> [String]? {
        let count = data.rowLength
        for name in ["feature_names", "columns", "column_names", "names"] {
            if let names = data.attribute(name)?.strings, names.count == count { return names }
        }
        let folder = FileContents.parent(of: data.path)
        for name in ["feature_names", "columns", "column_names"] {
            if let list = array(at: folder + name), let names = try texts(of: list, count: count) { return names }
        }
        guard count != data.rowCount, !data.isTable else { return nil }
        let lists = arrays.filter { list in
            let parent = FileContents.parent(of: list.path)
            return (parent.hasSameBytes(as: folder) || parent.hasSameBytes(as: prefix + "/"))
                && list.type.isString && list.asColumn.shape == [count]
                && ArrayRole.words(of: list.name).contains(where: Self.listWords.contains)
        }
        return lists.count == 1 ? try texts(of: lists[0], count: count) : nil
    }

    private func texts(of array: StoredArray, count: Int) throws(DatasetError) -> [String]? {
        let list = array.asColumn
        guard list.type.isString, list.shape == [count] else { return nil }
        return try DatasetError.translating { () throws(HDF5Error) in try list.readStrings() }
    }
}
