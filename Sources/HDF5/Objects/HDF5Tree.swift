internal import CHDF5

/// Everything in a file, as plain values: what there is, not the elements of it.
package struct HDF5Tree: Sendable {
    /// The root, then everything below it, each group before its members.
    package let nodes: [HDF5Node]
    /// Why the tree is not whole; nil where it is.
    package let limitation: String?

    /// A tree of some nodes.
    package init(nodes: [HDF5Node], limitation: String?) {
        self.nodes = nodes
        self.limitation = limitation
    }
}

/// One thing in a file.
package struct HDF5Node: Sendable {
    package enum Kind: Sendable {
        case group(members: Int)
        case dataset(HDF5DatasetDescription)
        case namedType
        case softLink(target: String)
        case externalLink(file: String, target: String)
        case userDefinedLink
        /// An object that was met before, under another path.
        case alias(of: String)
        /// Something that could not be looked at.
        case unreadable(HDF5Error)
    }

    package let path: String
    /// The last part of the path; "/" for the root.
    package let name: String
    /// Its depth: the number of groups above it, the root aside.
    package let depth: Int
    package let kind: Kind
    package let attributes: [HDF5Attribute]
}

/// The limits of a walk into a file: a file may be made to have no end.
package struct HDF5WalkLimits: Sendable {
    package var depth: Int
    package var count: Int
    /// The time that the walk may take, in seconds: objects of a broken file may each take long.
    package var seconds: Double

    package init(depth: Int = 64, count: Int = 20_000, seconds: Double = 4) {
        self.depth = depth
        self.count = count
        self.seconds = seconds
    }
}

extension HDF5File {
    /// Walks the whole file.
    ///
    /// Soft links are listed, not followed; external links neither, unless the file was opened so. An object that several paths lead to is described
    /// under the first.
    ///
    /// - Parameter limits: How far to go.
    /// - Returns: What was met, each group before its members.
    /// - Complexity: One opening of each object.
    package func tree(limits: HDF5WalkLimits = HDF5WalkLimits()) -> HDF5Tree {
        var walk = TreeWalk(limits: limits)
        walk.visit(root, path: "/", name: "/", depth: 0)
        return HDF5Tree(nodes: walk.nodes, limitation: walk.limitation)
    }
}

extension HDF5File {
    /// Walks what is at a path.
    ///
    /// - Parameter path: The path from the root.
    /// - Returns: What was met, first what is at the path itself; nothing where there is nothing.
    package func nodes(at path: String) -> [HDF5Node] {
        var walk = TreeWalk(limits: HDF5WalkLimits())
        walk.visit(path, of: root)
        return walk.nodes
    }
}

/// A walk under way.
private struct TreeWalk {
    let limits: HDF5WalkLimits
    var nodes: [HDF5Node] = []
    var limitation: String?
    private var pathsByIdentity: [ObjectIdentity: String] = [:]
    private let deadline: ContinuousClock.Instant
    private var attributeBytes = 0

    /// The most bytes of attributes that are read in all.
    private static let maximumAttributeBytes = 64 << 20

    init(limits: HDF5WalkLimits) {
        self.limits = limits
        deadline = .now + .seconds(limits.seconds)
    }

    /// Describes a group and what is in it.
    mutating func visit(_ group: borrowing HDF5Group, path: String, name: String, depth: Int) {
        do {
            if let identity = ObjectIdentity(group.handle) { pathsByIdentity[identity] = path }
            let room = limits.count - nodes.count
            let links = try group.links(limit: room)
            if links.count == room { limitation = "only the first \(limits.count) objects of the file are listed" }
            add(path, name, depth, .group(members: links.count), try attributes(of: group))
            for link in links {
                guard nodes.count < limits.count else { return }
                guard ContinuousClock.now < deadline else {
                    limitation =
                        "only the first \(nodes.count) objects of the file are listed: others would take more than "
                        + "\(Int(limits.seconds)) s"
                    return
                }
                visit(link, of: group, path: path == "/" ? "/\(link.name)" : "\(path)/\(link.name)", depth: depth + 1)
            }
        } catch {
            add(path, name, depth, .unreadable(error))
        }
    }

    /// Describes what is at a path, and what is in it; nothing where it can't be opened.
    mutating func visit(_ path: String, of root: borrowing HDF5Group) {
        let names = path.split(separator: "/")
        guard let name = names.last else { return }
        try? visitObject(String(name), at: path, of: root, path: path, depth: names.count)
    }

    private mutating func visit(_ link: HDF5Link, of group: borrowing HDF5Group, path: String, depth: Int) {
        switch link.kind {
        case .soft(let target): add(path, link.name, depth, .softLink(target: target))
        case .external(let file, let target):
            guard group.location.allowsExternal else {
                return add(path, link.name, depth, .externalLink(file: file, target: target))
            }
            do {
                _ = try ExternalFile.find(file, of: group.location)
                try visitObject(link.name, of: group, path: path, depth: depth)
            } catch {
                add(path, link.name, depth, .unreadable(error))
            }
        case .userDefined: add(path, link.name, depth, .userDefinedLink)
        case .object:
            do {
                try visitObject(link.name, of: group, path: path, depth: depth)
            } catch {
                add(path, link.name, depth, .unreadable(error))
            }
        }
    }

    private mutating func visitObject(
        _ name: String, at link: String? = nil, of group: borrowing HDF5Group, path: String, depth: Int
    ) throws(HDF5Error) {
        let place = HDF5Location(
            file: group.location.file, path: path, access: group.location.access)
        let object = try group.open(link ?? name, "open", place)
        let number = object.number
        if let identity = ObjectIdentity(HDF5Handle(number: number)) {
            if let known = pathsByIdentity[identity] { return add(path, name, depth, .alias(of: known)) }
            pathsByIdentity[identity] = path
        }
        switch Library.locked({ H5Iget_type(number) }) {
        case H5I_DATASET:
            let dataset = try HDF5Dataset(object, place)
            add(path, name, depth, .dataset(dataset.description), try attributes(of: dataset))
        case H5I_GROUP:
            guard depth < limits.depth else {
                limitation = "groups more than \(limits.depth) deep are not looked into"
                return add(path, name, depth, .group(members: 0))
            }
            visit(HDF5Group(object, place), path: path, name: name, depth: depth)
        default: add(path, name, depth, .namedType)
        }
    }

    /// The attributes of an object, as long as there is room for more.
    private mutating func attributes(
        of object: borrowing some HDF5Object & ~Copyable
    ) throws(HDF5Error) -> [HDF5Attribute] {
        guard attributeBytes < Self.maximumAttributeBytes else {
            limitation = "only the first \(Self.maximumAttributeBytes >> 20) MB of attributes are listed"
            return []
        }
        let attributes = try object.attributes()
        attributeBytes += attributes.reduce(0) { $0 + $1.name.utf8.count + $1.value.byteCount }
        return attributes
    }

    private mutating func add(
        _ path: String, _ name: String, _ depth: Int, _ kind: HDF5Node.Kind, _ attributes: [HDF5Attribute] = []
    ) {
        nodes.append(HDF5Node(path: path, name: name, depth: depth, kind: kind, attributes: attributes))
    }
}

/// The identity of an object, whatever paths lead to it.
private struct ObjectIdentity: Hashable {
    let file: UInt64
    let token: [UInt8]

    init?(_ handle: HDF5Handle) {
        var identity = CHDF5_object_identity()
        let status = Library.locked { unsafe CHDF5_H5Oget_info(handle.number, &identity) }
        guard status >= 0 else { return nil }
        file = identity.file_number
        token = unsafe withUnsafeBytes(of: &identity.token) { unsafe Array($0) }
    }
}
