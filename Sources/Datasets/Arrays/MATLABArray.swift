internal import HDF5

/// A variable that MATLAB has written (version 7.3): its axes are in the opposite order.
enum MATLABArray {
    /// True if MATLAB has written the node.
    static func isWritten(by node: HDF5Node) -> Bool { kind(node) != nil }

    private static func kind(_ node: HDF5Node) -> String? {
        node.attributes.first { $0.name == "MATLAB_class" }?.value.string
    }

    /// The first variable that is an object of a class, such as a table, and its class; nil where there is none.
    static func object(in contents: FileContents) -> (node: HDF5Node, kind: String)? {
        contents.tree.nodes.lazy.compactMap { node in
            guard node.attributes.contains(where: { $0.name == "MATLAB_object_decode" }), !node.path.hasPrefix("/#"),
                let kind = kind(node)
            else { return nil }
            return (node, kind)
        }.first
    }

    /// The variable as an array; nil where it is empty, or an object of a kind that is MATLAB's own.
    static func array(
        _ node: HDF5Node, _ description: HDF5DatasetDescription, in contents: FileContents
    ) -> StoredArray? {
        func has(_ name: String) -> Bool { node.attributes.contains { $0.name == name } }
        guard !has("MATLAB_empty"), !has("MATLAB_object_decode"), !description.shape.isEmpty else { return nil }
        let axes = Array(description.shape.indices.reversed())
        var shape = axes.map { description.shape[$0] }
        var type = description.elementType
        let storage: StoredArray.Storage
        switch kind(node) {
        case "char" where shape.count == 2:
            storage = .characters(description, axes: axes)
            shape.removeLast()
            type = .string(length: .variable, characterSet: .utf8)
        case "cell": return MATLABCells.array(node, description, in: contents)
        case "char": return nil
        default: storage = .dataset(description, axes: axes)
        }
        return StoredArray(
            source: contents.source, path: contents.prefix + node.path, objectPath: node.path, shape: shape, type: type,
            attributes: node.attributes, storage: storage)
    }
}
