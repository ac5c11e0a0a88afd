internal import HDF5

/// Columns of older AnnData files whose categories are kept elsewhere: in `obs/__categories`, or in `uns`.
struct AnnDataCategories {
    private let contents: FileContents

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// The arrays of the file, codes joined with their categories.
    func arrays() -> [StoredArray] {
        contents.arrays.filter { !$0.objectPath.contains("/__categories/") }.map { column in
            guard case .integer = column.type, column.isColumn, let categories = categories(of: column) else {
                return column
            }
            var joined = StoredArray(
                source: column.source, path: column.path, objectPath: column.objectPath, shape: column.shape,
                type: .string(length: .variable, characterSet: .utf8), attributes: column.attributes,
                storage: .categorical(codes: column, categories: categories), role: column.role)
            joined.columnName = column.name
            return joined
        }
    }

    private func categories(of column: StoredArray) -> StoredArray? {
        let parent = FileContents.parent(of: column.objectPath)
        let place: String
        if case .field(let name) = column.storage {
            // Before version 0.7, `obs` was a table of compound rows.
            guard column.objectPath == "/obs" else { return nil }
            place = "/uns/\(name)_categories"
        } else {
            guard column.attribute("categories") != nil else { return nil }
            place = "\(parent)__categories/\(column.name)"
        }
        guard let categories = contents.array(at: place), categories.shape.count == 1 else { return nil }
        return categories
    }
}
