internal import HDF5

/// Finds everything in a file that can be read as rows.
///
/// Data sets that make up one array together are one, and its parts none; fields of compound rows are arrays of their own.
struct ArrayRecognition {
    let contents: FileContents

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// All of them, in the order of the walk.
    func arrays() -> [StoredArray] {
        var arrays: [StoredArray] = []
        // The paths of parts of arrays, which what is in them belongs to, too.
        var taken: Set<[UInt8]> = []
        for node in contents.tree.nodes {
            guard !isTaken(node, taken) else { continue }
            switch node.kind {
            case .group:
                guard let (array, parts) = array(of: node) else { continue }
                if let array { arrays.append(array) }
                for part in parts { taken.insert(Array("\(node.path)/\(part)".utf8)) }
            case .dataset(let description):
                guard !isInner(node) else { continue }
                if MATLABArray.isWritten(by: node) {
                    if let array = MATLABArray.array(node, description, in: contents) { arrays.append(array) }
                } else if MATLABCells.isField(node, description, in: contents) {
                    if let array = MATLABCells.array(node, description, in: contents) { arrays.append(array) }
                } else if let fields = description.elementType.fields {
                    arrays += CompoundTable.arrays(node, description, fields: fields, in: contents)
                } else {
                    arrays.append(dataset(node, description))
                }
            default: continue
            }
        }
        return arrays
    }

    /// A data set as it is.
    func dataset(_ node: HDF5Node, _ description: HDF5DatasetDescription) -> StoredArray {
        var shape = description.shape
        // R, too, has the axes in the opposite order; rhdf5 leaves a mark on what it has written.
        let isTurned = shape.count > 1 && node.attributes.contains { $0.name == "rhdf5-NA.OK" }
        if isTurned { shape.reverse() }
        var storage = StoredArray.Storage.dataset(
            description, axes: isTurned ? Array(shape.indices.reversed()) : nil)
        // netCDF keeps text as characters, along an axis of their own.
        if description.elementType == .string(length: .fixed(1), characterSet: .ascii), shape.count == 2 {
            storage = .characters(description, axes: nil)
            shape.removeLast()
        }
        return StoredArray(
            source: contents.source, path: contents.prefix + node.path, objectPath: node.path, shape: shape,
            type: description.elementType, attributes: node.attributes, storage: storage,
            unpacking: Unpacking(node.attributes, type: description.elementType)
                ?? RadarAttributes.unpacking(of: node, type: description.elementType, in: contents))
    }

    /// True if a node, or a group that it is in, is a part of an array.
    private func isTaken(_ node: HDF5Node, _ taken: Set<[UInt8]>) -> Bool {
        guard !taken.isEmpty else { return false }
        let path = Array(node.path.utf8)
        let ends = path.indices.dropFirst().filter { path[$0] == UInt8(ascii: "/") } + [path.count]
        return ends.contains { taken.contains(Array(path[..<$0])) }
    }

    /// The array that the members of a group make up, if any, and which of them are its parts.
    private func array(of group: HDF5Node) -> (StoredArray?, parts: [String])? {
        if let variable = OctaveVariable(group, in: contents) { return (variable.array, variable.parts) }
        if let sparse = SparseGroup(group, in: contents) { return (sparse.array, sparse.parts) }
        if let column = AnnDataColumnGroup(group, in: contents) { return (column.array, column.parts) }
        return nil
    }

    /// True if the node is internal to MATLAB's or PyTables's format.
    private func isInner(_ node: HDF5Node) -> Bool {
        node.path.hasPrefix("/#refs#") || node.path.hasPrefix("/#subsystem#") || node.path.contains("/_i_")
    }
}

extension ArrayRecognition {
    /// The data set of a name in a group, whatever the format.
    func member(_ name: String, of group: HDF5Node) -> StoredArray? {
        let path = group.path == "/" ? "/\(name)" : "\(group.path)/\(name)"
        guard let node = contents.node(at: path), case .dataset(let description) = node.kind else { return nil }
        return dataset(node, description)
    }
}
