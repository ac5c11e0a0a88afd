internal import HDF5

/// What is in a file, as the layouts look at it.
struct FileContents: Sendable {
    /// The path of the file.
    let file: String
    let tree: HDF5Tree
    /// The data sets, in the order of the walk.
    let arrays: [StoredArray]

    init(_ file: borrowing HDF5File) {
        self.file = file.path
        tree = file.tree()
        arrays = tree.nodes.compactMap { node in
            guard case .dataset(let description) = node.kind else { return nil }
            return StoredArray(path: node.path, description: description, attributes: node.attributes)
        }
    }

    /// The data sets that could be the data: numbers, in rows of more than one.
    var matrices: [StoredArray] { arrays.filter(\.isMatrix) }

    /// The data set at a path, with or without its first slash, over links within the file.
    func array(at path: String) -> StoredArray? {
        guard let node = node(at: path) else { return nil }
        return arrays.first { $0.path.hasSameBytes(as: node.path) }
    }

    /// What is at a path, with or without its first slash, over links within the file.
    func node(at path: String) -> HDF5Node? {
        var wanted = FileContents.absolute(path)
        // A link may lead to a link, and that one back.
        for _ in 0..<8 {
            guard let node = tree.nodes.first(where: { $0.path.hasSameBytes(as: wanted) }) else { return nil }
            switch node.kind {
            case .alias(let path): wanted = path
            case .softLink(let target):
                wanted = target.hasPrefix("/") ? target : FileContents.parent(of: node.path) + target
            default: return node
            }
        }
        return nil
    }

    /// The members of a group.
    func members(of path: String) -> [HDF5Node] {
        let prefix = path == "/" ? path : path + "/"
        return tree.nodes.filter { $0.path != "/" && FileContents.parent(of: $0.path).hasSameBytes(as: prefix) }
    }

    /// An attribute of the group or data set at a path.
    func attribute(_ name: String, of path: String) -> HDF5AttributeValue? {
        node(at: path)?.attributes.first { $0.name.hasSameBytes(as: name) }?.value
    }

    /// A path as the file has it: from the root, without a slash at its end.
    static func absolute(_ path: String) -> String {
        let parts = path.split(separator: "/")
        return "/" + parts.joined(separator: "/")
    }

    /// The path of the group that something is in, with a slash at its end.
    static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "/" }
        return String(path[...slash])
    }
}

/// A data set of a file, as it is chosen by.
struct StoredArray: Sendable {
    let path: String
    let description: HDF5DatasetDescription
    let attributes: [HDF5Attribute]
    /// What its name says it is.
    let role: ArrayRole

    init(path: String, description: HDF5DatasetDescription, attributes: [HDF5Attribute]) {
        self.path = path
        self.description = description
        self.attributes = attributes
        self.role = ArrayRole(path: path)
    }

    var shape: [Int] { description.shape }
    var type: HDF5ElementType { description.elementType }
    var rowCount: Int { description.rowCount }
    var rowLength: Int { description.rowLength }
    /// The last part of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// How many groups it is below the root.
    var depth: Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// Whether it could be the data: numbers, in rows of more than one.
    var isMatrix: Bool {
        type.isNumeric && shape.count >= 2 && rowCount > 0 && rowLength > 1 && !isDimensionScale
    }

    /// Whether it has one element a row, that numbers or names can be made of.
    var isColumn: Bool {
        guard !shape.isEmpty, rowCount > 0, rowLength == 1, !isDimensionScale else { return false }
        if case .enumeration = type { return true }
        return type.isNumeric || type.isString
    }

    /// An attribute's value.
    func attribute(_ name: String) -> HDF5AttributeValue? {
        attributes.first { $0.name.hasSameBytes(as: name) }?.value
    }

    /// Its shape and type for the reader, as in "1797×8×8 uint8".
    var summary: String {
        "\(shape.isEmpty ? "scalar" : shape.map(String.init).joined(separator: "×")) \(type)"
    }

    /// Whether it holds the coordinates of an axis (netCDF-4), not data.
    private var isDimensionScale: Bool {
        attribute("CLASS")?.string == "DIMENSION_SCALE"
    }
}
