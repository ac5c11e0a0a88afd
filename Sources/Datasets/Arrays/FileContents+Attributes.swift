internal import Core
internal import HDF5

extension FileContents {
    /// The elements of an attribute as a column: "PATH@NAME", or "@NAME" of the root.
    ///
    /// - Parameter path: The path of a group or data set, and the name of the attribute.
    /// - Returns: The column; nil where there is none of that name, or its elements are no values.
    func attributeColumn(_ path: String) -> StoredArray? {
        guard let sign = path.lastIndex(of: "@") else { return nil }
        let name = String(path[path.index(after: sign)...])
        guard let node = node(at: String(path[..<sign])) else { return nil }
        return attributeColumn(name, of: node)
    }

    /// The elements of an attribute as a column.
    func attributeColumn(_ name: String, of node: HDF5Node) -> StoredArray? {
        guard let value = node.attributes.first(where: { $0.name.hasSameBytes(as: name) })?.value else { return nil }
        let values: RepeatedValues.Values
        let count: Int
        switch value {
        case .strings(let texts): (values, count) = (.texts(texts), texts.count)
        case .integers(let numbers): (values, count) = (.integers(numbers), numbers.count)
        case .numbers(let numbers): (values, count) = (.numbers(numbers), numbers.count)
        case .booleans(let numbers): (values, count) = (.integers(numbers.map { $0 ? 1 : 0 }), numbers.count)
        default: return nil
        }
        return StoredArray.repeating(
            RepeatedValues(values: values, counts: [Int](repeating: 1, count: count)),
            path: "\(prefix)\(node.path)@\(name)", name: name, source: source)
    }

    /// The attributes of an array that have an element for each of so many rows, as columns.
    func attributeColumns(of array: StoredArray, rowCount: Int) -> [StoredArray] {
        guard rowCount > 1, let node = node(at: array.objectPath) else { return [] }
        return node.attributes.compactMap { attributeColumn($0.name, of: node) }.filter { $0.rowCount == rowCount }
    }
}
