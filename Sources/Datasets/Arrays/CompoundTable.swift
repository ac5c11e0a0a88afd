internal import Core
internal import HDF5

/// A data set of compound rows as arrays: one of all its numbers, and one of each field.
enum CompoundTable {
    /// The most columns of a table: each has a name.
    static let maximumColumns = 1 << 20

    /// The arrays; none where the rows have more than one axis.
    static func arrays(
        _ node: HDF5Node, _ description: HDF5DatasetDescription, fields: [HDF5CompoundMember],
        in contents: FileContents
    ) -> [StoredArray] {
        guard description.shape.count == 1, let rowCount = description.shape.first else { return [] }
        guard rowCount > 0 else { return [] }
        let columns = fields.compactMap { field -> StoredArray? in
            var (type, length) = (field.type, 1)
            if case .array(let element, let shape) = field.type {
                guard let count = StoredArray.count(shape[...]), count <= maximumColumns else { return nil }
                (type, length) = (element, count)
            }
            // As an array of one, a field is one element a row.
            return StoredArray(
                source: contents.source, path: "\(contents.prefix)\(node.path):\(field.name)", objectPath: node.path,
                shape: length == 1 ? [rowCount] : [rowCount, length], type: type, attributes: [],
                storage: .field(field.name), role: ArrayRole(path: "/\(field.name)"))
        }
        let table = table(
            columns.filter(\.type.isNumeric), path: contents.prefix + node.path, node: node, contents.source)
        return [table].compactMap { $0 } + columns
    }

    /// Columns of as many rows side by side; nil where there are none.
    static func table(
        _ columns: [StoredArray], path: String, node: HDF5Node, _ source: OpenFile
    ) -> StoredArray? {
        guard let first = columns.first else { return nil }
        let width = columns.reduce(0) { min($0 + min($1.rowLength, maximumColumns), maximumColumns + 1) }
        guard width <= maximumColumns, columns.allSatisfy({ $0.rowCount == first.rowCount }) else { return nil }
        let isUniform = columns.allSatisfy { $0.type == first.type }
        return StoredArray(
            source: source, path: path, objectPath: node.path,
            shape: [first.rowCount, width],
            type: isUniform ? first.type : .float(bytes: 8, order: .littleEndian), attributes: node.attributes,
            storage: .columns(columns))
    }
}

extension StoredArray {
    /// The table without the column that another array is; the table itself where it has none such.
    func without(_ column: StoredArray) -> StoredArray {
        guard isTable, column.tablePath.hasSameBytes(as: tablePath),
            let position = columnNames?.firstIndex(where: { $0.hasSameBytes(as: column.name) })
        else { return self }
        return omitting([position])
    }

    /// The table without some of its columns.
    func omitting(_ positions: [Int]) -> StoredArray {
        guard !positions.isEmpty else { return self }
        var table = self
        table.knownColumnNames = columnNames.map { names in
            names.indices.filter { !positions.contains($0) }.map { names[$0] }
        }
        table.storage = .omitting(positions, from: self)
        table.shape = [rowCount, rowLength - positions.count]
        return table
    }

    /// The names of a table's columns; nil where it is none.
    var columnNames: [String]? {
        if let knownColumnNames { return knownColumnNames }
        guard case .columns(let columns) = storage else { return nil }
        return columns.flatMap { column in
            column.rowLength == 1 ? [column.name] : (0..<column.rowLength).map { "\(column.name)[\($0)]" }
        }
    }
}
