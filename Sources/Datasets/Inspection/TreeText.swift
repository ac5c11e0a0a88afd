internal import Core
internal import HDF5

/// The tree of a file as lines: names, shapes, types, storage, filters, sizes, and attributes; of many samples side by side that are
/// alike, the first.
struct TreeText {
    private(set) var text: String

    private let nodes: [HDF5Node]
    /// The place after each node and all that is in it.
    private var ends: [Int]
    /// The same number for nodes that have the same in them: types, numbers of axes, and names in groups.
    private var forms: [Int]
    private var lines: [String] = []

    /// The fewest samples of which not all are shown, and the number that then is.
    private static let fewestAlike = 12
    private static let shownAlike = 3

    init(_ contents: FileContents) {
        var tree = TreeText(contents.tree.nodes)
        tree.show(0..<contents.tree.nodes.count, root: contents.file.escaped)
        if let limitation = contents.tree.limitation { tree.lines.append("(\(limitation))") }
        self = tree
        text = lines.joined(separator: "\n") + "\n"
    }

    private init(_ nodes: [HDF5Node]) {
        text = ""
        self.nodes = nodes
        ends = Array(repeating: nodes.count, count: nodes.count)
        forms = Array(repeating: 0, count: nodes.count)
        var next: [Int: Int] = [:]
        for place in nodes.indices.reversed() {
            let depth = nodes[place].depth
            ends[place] = (0...depth).compactMap { next[$0] }.min() ?? nodes.count
            next[depth] = place
            var hasher = Hasher()
            hasher.combine(Self.form(of: nodes[place]))
            for member in members(place + 1..<ends[place]) {
                hasher.combine(nodes[member].name)
                hasher.combine(forms[member])
            }
            forms[place] = hasher.finalize()
        }
    }

    /// The nodes of a range that are in no other one of it.
    private func members(_ range: Range<Int>) -> [Int] {
        var members: [Int] = []
        var place = range.lowerBound
        while place < range.upperBound {
            members.append(place)
            place = ends[place]
        }
        return members
    }

    private static func form(of node: HDF5Node) -> String {
        if case .dataset(let description) = node.kind {
            return "\(description.elementType) \(description.shape.count)"
        }
        if case .group = node.kind { return "/" }
        return node.path
    }

    private mutating func show(_ range: Range<Int>, root: String) {
        var rest = members(range)[...]
        while let first = rest.first {
            let alike = rest.prefix { forms[$0] == forms[first] }
            rest = rest.dropFirst(alike.count)
            let areMany =
                alike.count >= Self.fewestAlike
                && SampleNames.judge(names: alike.map { nodes[$0].name }) == .samples
            for place in areMany ? alike.prefix(Self.shownAlike) : alike {
                let node = nodes[place]
                let indent = String(repeating: "  ", count: node.depth)
                lines.append(indent + (node.depth == 0 ? root : node.name.escaped) + TreeText.remark(node))
                for attribute in node.attributes {
                    lines.append("\(indent)    @\(attribute.name.escaped) = \(TreeText.text(attribute.value))")
                }
                show(place + 1..<ends[place], root: root)
            }
            if areMany, let last = alike.last {
                let indent = String(repeating: "  ", count: nodes[last].depth)
                lines.append(
                    "\(indent)… and \(alike.count - Self.shownAlike) more like these, to \(nodes[last].name.escaped)")
            }
        }
    }

    private static func remark(_ node: HDF5Node) -> String {
        switch node.kind {
        case .group: node.depth == 0 ? "" : "/"
        case .dataset(let description): "  " + text(description)
        case .namedType: "  (a named type)"
        case .softLink(let target): " → \(target.escaped)"
        case .externalLink(let file, let target): " → \(target.escaped) in \(file.escaped), not followed"
        case .userDefinedLink: "  (a link of an unknown kind)"
        case .alias(let path): " = \(path.escaped)"
        case .unreadable(let error): "  (unreadable: \(error.reason.escaped))"
        }
    }

    private static func text(_ description: HDF5DatasetDescription) -> String {
        let shape = description.shape.isEmpty ? "scalar" : description.shape.map(String.init).joined(separator: "×")
        var parts = ["\(shape) \(description.elementType)"]
        if let chunk = description.chunkShape {
            parts.append("chunks \(chunk.map(String.init).joined(separator: "×"))")
        } else {
            parts.append(description.storage.rawValue)
        }
        if description.isExternal { parts.append("in another file") }
        parts += description.filters.map { $0.isAvailable ? $0.name : "\($0.name), which can't be read here" }
        parts.append(ByteCount.text(description.storedBytes))
        return parts.joined(separator: ", ")
    }

    private static func text(_ value: HDF5AttributeValue) -> String {
        switch value {
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .boolean(let value): "\(value)"
        case .string(let value): quoted(value)
        case .integers(let values): list(values.map(String.init))
        case .numbers(let values): list(values.map { "\($0)" })
        case .booleans(let values): list(values.map { "\($0)" })
        case .strings(let values): list(values.prefix(9).map(quoted), count: values.count)
        case .empty: "(empty)"
        case .unread(let type, _): "(\(type))"
        }
    }

    private static func quoted(_ text: String) -> String {
        let short = text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(59)) + "…" : text
        return "\"\(short.escaped)\""
    }

    private static func list(_ values: [String], count: Int? = nil) -> String {
        let shown = values.prefix(8).joined(separator: ", ")
        return "[\(shown)\((count ?? values.count) > 8 ? ", …" : "")]"
    }
}
