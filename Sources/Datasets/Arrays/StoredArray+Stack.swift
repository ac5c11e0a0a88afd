internal import Core
internal import HDF5

extension StoredArray {
    /// The rows of arrays, those of one after those of the other.
    ///
    /// - Parameters:
    ///   - parts: Arrays of numbers, or of text, at least one; their rows have the same shape.
    ///   - path: The path that stands for all of them.
    /// - Returns: The stack; nil where their rows are too many to be counted.
    static func stacked(_ parts: [StoredArray], path: String) -> StoredArray? {
        guard let first = parts.first else { return nil }
        var rowCount = 0
        for part in parts {
            let (sum, overflow) = rowCount.addingReportingOverflow(part.rowCount)
            guard !overflow else { return nil }
            rowCount = sum
        }
        let isUniform = parts.allSatisfy { $0.type == first.type }
        let type = isUniform || first.type.isString ? first.type : .float(bytes: 8, order: .littleEndian)
        var stack = StoredArray(
            source: first.source, path: path, objectPath: path, shape: [rowCount] + first.shape.dropFirst(),
            type: type, attributes: first.attributes, storage: .stacked(parts),
            role: ArrayRole(path: PathPattern.ownPart(of: path)), unpacking: first.unpacking)
        stack.knownColumnNames = first.columnNames
        return stack
    }

    /// The same of another data set, which is like this one.
    func renamed(path: String, objectPath: String) -> StoredArray {
        var other = StoredArray(
            source: source, path: path, objectPath: objectPath, shape: shape, type: type, attributes: [],
            storage: storage, role: role, unpacking: unpacking)
        other.knownColumnNames = knownColumnNames
        return other
    }

    /// The array as a single row.
    var asRow: StoredArray {
        var row = self
        row.shape = [1] + (elementCount == 1 ? [] : shape)
        return row
    }

    /// Values of the parts that rows are in, as a column.
    ///
    /// - Parameters:
    ///   - values: The values; as many as there are parts.
    ///   - path: The path that stands for them.
    ///   - name: What the column is called.
    ///   - source: The file that they come from.
    /// - Returns: The column; nil where its rows are too many to be counted.
    static func repeating(_ values: RepeatedValues, path: String, name: String, source: OpenFile) -> StoredArray? {
        guard let rowCount = values.rowCount else { return nil }
        let type: HDF5ElementType =
            switch values.values {
            case .texts: .string(length: .variable, characterSet: .utf8)
            case .integers: .integer(bytes: 8, isSigned: true, order: .littleEndian)
            case .numbers: .float(bytes: 8, order: .littleEndian)
            case .array(let array): array.type
            }
        var column = StoredArray(
            source: source, path: path, objectPath: path, shape: [rowCount], type: type, attributes: [],
            storage: .repeated(values), role: ArrayRole(path: "/\(name)"))
        column.columnName = name
        return column
    }

    /// The elements of arrays, those of one after those of the other.
    static func oneAfterTheOther<Element>(
        _ parts: [StoredArray], _ read: (StoredArray) throws(HDF5Error) -> [Element]
    ) throws(HDF5Error) -> [Element] {
        var elements: [Element] = []
        for part in parts {
            let own = try read(part)
            guard own.count == part.elementCount else {
                throw HDF5Error(
                    .wrongKind, operation: "read the data set",
                    at: HDF5Location(file: part.source.path, path: part.objectPath),
                    reason: "it has \(own.count) elements where \(part.elementCount) were expected")
            }
            elements += own
        }
        return elements
    }
}
