internal import Core
internal import HDF5

/// The contents of a file, as the layouts look at them.
struct FileContents: Sendable {
    let source: OpenFile
    /// The path of the file.
    let file: String
    private(set) var tree: HDF5Tree
    /// The prefix of its arrays' paths: nothing, or the path of a file that a user names beside the first.
    let prefix: String
    /// Everything that can be read as rows, in the order of the walk.
    private(set) var arrays: [StoredArray]
    /// The positions of nodes among those of the tree by their path, and of the members of a group by its path.
    ///
    /// Bytes are the keys, since HDF5 tells names apart that are equal as strings.
    private var positions: [[UInt8]: Int] = [:]
    private var memberPositions: [[UInt8]: [Int]] = [:]

    init(_ source: OpenFile, prefix: String = "") {
        self.source = source
        self.prefix = prefix
        file = source.path
        tree = source.file.tree()
        arrays = []
        recognise()
    }

    /// Notes where the nodes of the tree are, and what of them can be read as rows.
    private mutating func recognise() {
        (positions, memberPositions) = ([:], [:])
        for (position, node) in tree.nodes.enumerated() {
            positions[Array(node.path.utf8)] = position
            guard node.depth > 0 else { continue }
            memberPositions[Array(FileContents.parent(of: node.path).utf8), default: []].append(position)
        }
        arrays = AxisRoles(self).assigned(ArrayRecognition(self).arrays())
    }

    /// The contents with what is at some paths, where the walk has not come to them.
    ///
    /// - Parameter paths: Paths as a user gives them, also of columns and attributes, and with stars.
    /// - Returns: The contents.
    func including(_ paths: [String]) -> FileContents {
        guard tree.limitation != nil else { return self }
        var found: [HDF5Node] = []
        for path in paths {
            var wanted = FileContents.absolute(path)
            if let pattern = PathPattern(wanted) { wanted = pattern.folderPath }
            for end in [nil, wanted.lastIndex(of: ":"), wanted.lastIndex(of: "@")] {
                let place = end.map { String(wanted[..<$0]) } ?? wanted
                guard place != "/", node(at: place) == nil, !found.contains(where: { $0.path == place }) else {
                    continue
                }
                found += source.file.nodes(at: place)
            }
        }
        let known = found.filter { positions[Array($0.path.utf8)] == nil }
        guard !known.isEmpty else { return self }
        var contents = self
        contents.tree = HDF5Tree(nodes: tree.nodes + known, limitation: tree.limitation)
        contents.recognise()
        return contents
    }

    /// The contents with other arrays to choose from.
    func replacing(arrays: [StoredArray]) -> FileContents {
        var contents = self
        contents.arrays = arrays
        return contents
    }

    /// The arrays that could be the data: numbers, in rows of more than one.
    var matrices: [StoredArray] { arrays.filter(\.isMatrix) }

    /// The array at a path, with or without its first slash, over links within the file.
    ///
    /// A field of compound rows is `TABLE:FIELD`, and may be named as `TABLE/FIELD` too.
    func array(at path: String) -> StoredArray? {
        let wanted = FileContents.absolute(path)
        if let array = arrays.first(where: { $0.path.hasSameBytes(as: prefix + wanted) }) { return array }
        if let node = node(at: path) {
            return arrays.first { $0.path.hasSameBytes(as: prefix + node.path) }
        }
        let field = FileContents.parent(of: wanted).dropLast() + ":" + (wanted.split(separator: "/").last ?? "")
        if let array = arrays.first(where: { $0.path.hasSameBytes(as: prefix + field) }) { return array }
        if let pattern = PathPattern(wanted) { return try? RowStacking(self).array(at: pattern) }
        if let column = attributeColumn(wanted) { return column }
        // A name that can't be shown, or is too long to be, is typed as messages show it.
        guard wanted.contains("\\u{") || wanted.contains("\\x") || wanted.contains("…") else { return nil }
        let shown = arrays.filter { $0.path.escaped.hasSameBytes(as: prefix + wanted) }
        return shown.count == 1 ? shown[0] : nil
    }

    /// The node at a path, with or without its first slash and one at its end, over links within the file.
    func node(at path: String) -> HDF5Node? {
        var wanted = FileContents.absolute(path)
        // A link may lead to a link, and that one back.
        for _ in 0..<8 {
            guard let position = positions[Array(wanted.utf8)] else { return nil }
            let node = tree.nodes[position]
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
        let folder = path == "/" ? path : path + "/"
        return (memberPositions[Array(folder.utf8)] ?? []).map { tree.nodes[$0] }
    }

    /// True if there is a group at a path.
    func hasGroup(_ path: String) -> Bool {
        if case .group? = node(at: path)?.kind { return true }
        return false
    }

    /// An attribute of the group or data set at a path.
    func attribute(_ name: String, of path: String) -> HDF5AttributeValue? {
        node(at: path)?.attributes.first { $0.name.hasSameBytes(as: name) }?.value
    }

    /// An array as messages name it: its path, the file, its shape and type.
    func place(of array: StoredArray) -> String { "\(array.path.escaped) in \(file.escaped) (\(array.summary))" }

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

    /// The path of the group that something is in: "/" for the outermost, without a slash at its end for others.
    static func group(of path: String) -> String {
        let folder = parent(of: path)
        return folder == "/" ? folder : String(folder.dropLast())
    }
}
