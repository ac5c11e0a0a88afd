internal import Core
internal import HDF5

/// The tree of a file as lines: names, shapes, types, storage, filters, sizes, and attributes.
struct TreeText {
    let text: String

    init(_ contents: FileContents) {
        var lines: [String] = []
        for node in contents.tree.nodes {
            let indent = String(repeating: "  ", count: node.depth)
            let name = node.depth == 0 ? contents.file.escaped : node.name.escaped
            lines.append(indent + name + TreeText.remark(node))
            for attribute in node.attributes {
                lines.append("\(indent)    @\(attribute.name.escaped) = \(TreeText.text(attribute.value))")
            }
        }
        if let limitation = contents.tree.limitation { lines.append("(\(limitation))") }
        text = lines.joined(separator: "\n") + "\n"
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
