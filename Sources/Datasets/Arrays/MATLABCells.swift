internal import HDF5

/// Cells and struct arrays of MATLAB: data sets of references, an element of each.
enum MATLABCells {
    /// The most cells that are looked into.
    private static let maximumCells = 1 << 24
    /// The number of cells whose shape is looked at before all are read.
    private static let checkedCells = 50

    /// True if a data set is a field of a struct array: references, in a group that is a struct.
    static func isField(_ node: HDF5Node, _ description: HDF5DatasetDescription, in contents: FileContents) -> Bool {
        guard description.elementType == .reference, !node.path.hasPrefix("/#") else { return false }
        let parent = FileContents.parent(of: node.path)
        return contents.attribute("MATLAB_class", of: parent)?.string == "struct"
    }

    /// The cells as an array: texts, numbers, or arrays of one shape; nil where they hold anything else.
    static func array(
        _ node: HDF5Node, _ description: HDF5DatasetDescription, in contents: FileContents
    ) -> StoredArray? {
        let count = description.count
        guard description.elementType == .reference, count > 0, count <= maximumCells,
            let dataset = try? contents.source.file.dataset(at: node.path),
            let references = try? dataset.readReferences(), let first = references.first,
            let cell = try? dataset.dataset(at: first), let kind = (try? cell.attribute("MATLAB_class"))??.string
        else { return nil }
        func array(_ shape: [Int], _ type: HDF5ElementType, _ storage: StoredArray.Storage) -> StoredArray {
            StoredArray(
                source: contents.source, path: contents.prefix + node.path, objectPath: node.path, shape: shape,
                type: type, attributes: node.attributes, storage: storage)
        }
        if kind == "char" { return array([count], .string(length: .variable, characterSet: .utf8), .cells) }
        let shape = shape(of: cell.description)
        guard cell.description.elementType.isNumeric, cell.description.count > 0,
            (try? cell.attribute("MATLAB_empty")) == .some(nil)
        else { return nil }
        for position in stride(from: 0, to: count, by: max(1, count / checkedCells)) {
            guard let other = try? dataset.dataset(at: references[position]),
                other.description.elementType.isNumeric, self.shape(of: other.description) == shape
            else { return nil }
        }
        return array([count] + shape, cell.description.elementType, .cellArrays)
    }

    /// The shape of what is in a cell, as MATLAB has it, without axes of length 1.
    static func shape(of cell: HDF5DatasetDescription) -> [Int] { cell.shape.reversed().filter { $0 != 1 } }
}

extension StoredArray {
    /// Reads the arrays that references lead to, one after the other.
    func readCellArrays<Element: HDF5Element>() throws(HDF5Error) -> [Element] {
        let dataset = try source.file.dataset(at: objectPath)
        let own = Array(shape.dropFirst())
        var elements: [Element] = []
        for (number, reference) in try dataset.readReferences().enumerated() {
            let cell = try dataset.dataset(at: reference)
            guard MATLABCells.shape(of: cell.description) == own else {
                throw HDF5Error(
                    .wrongKind, operation: "read the data set", at: dataset.location,
                    reason: "cell \(number), counted from 0, has the shape \(cell.description.shape) and others \(own)")
            }
            let stored = cell.description.shape
            elements += AxisOrder.permuted(
                try cell.read(Element.self), shape: stored, axes: Array(stored.indices.reversed()))
        }
        return elements
    }
}
