internal import HDF5

/// A variable that Octave has saved (`save -hdf5`): a group of its type and its value, whose axes are in the opposite order.
struct OctaveVariable {
    /// The variable; nil where it is of a kind that rows are not made of.
    let array: StoredArray?
    /// The members that it is made of, or that are none of anyone's concern.
    let parts: [String]

    private let group: HDF5Node
    private let contents: FileContents

    /// Recognises a variable; nil where the group is none.
    init?(_ group: HDF5Node, in contents: FileContents) {
        guard Self.isWritten(group), let type = Self.type(of: group, contents) else { return nil }
        self.group = group
        self.contents = contents
        // What is in a structure are variables themselves.
        parts = type.hasSuffix("struct") ? ["type"] : ["type", "value"]
        let reader = Reader(group: group, contents: contents)
        switch type {
        case "string", "sq_string": array = reader.characters()
        case "cell": array = reader.cells()
        case let type where type.hasPrefix("sparse"): array = reader.sparse()
        case let type where type.hasSuffix("struct"): array = nil
        default: array = reader.matrix()
        }
    }

    /// True if Octave has written the group.
    static func isWritten(_ group: HDF5Node) -> Bool {
        group.attributes.contains { $0.name == "OCTAVE_NEW_FORMAT" }
    }

    private static func type(of group: HDF5Node, _ contents: FileContents) -> String? {
        guard let type = ArrayRecognition(contents).member("type", of: group), type.type.isString, type.shape.isEmpty
        else { return nil }
        return try? type.readStrings().first
    }
}

extension OctaveVariable {
    /// Makes arrays of what is in the group.
    private struct Reader {
        let group: HDF5Node
        let contents: FileContents

        private func member(_ name: String) -> StoredArray? { ArrayRecognition(contents).member(name, of: group) }

        /// The variable, called as its group is.
        private func variable(
            _ path: String, shape: [Int], type: HDF5ElementType, _ storage: StoredArray.Storage
        ) -> StoredArray {
            var array = StoredArray(
                source: contents.source, path: contents.prefix + group.path, objectPath: path, shape: shape, type: type,
                attributes: group.attributes, storage: storage, role: ArrayRole(path: group.path))
            array.columnName = group.name
            return array
        }

        func matrix() -> StoredArray? {
            guard !group.attributes.contains(where: { $0.name == "OCTAVE_EMPTY_MATRIX" }), let value = member("value"),
                case .dataset(let description, _) = value.storage, !description.shape.isEmpty
            else { return nil }
            let axes = Array(description.shape.indices.reversed())
            return variable(
                value.objectPath, shape: axes.map { description.shape[$0] }, type: value.type,
                .dataset(description, axes: axes))
        }

        /// Text with a row for each text, of one byte a character.
        func characters() -> StoredArray? {
            guard let matrix = matrix(), case .dataset(let description, let axes) = matrix.storage,
                matrix.shape.count == 2
            else { return nil }
            return variable(
                matrix.objectPath, shape: [matrix.shape[0]], type: .string(length: .variable, characterSet: .utf8),
                .characters(description, axes: axes))
        }

        /// Cells of one text each, in the order of their numbers.
        func cells() -> StoredArray? {
            guard let dimensions = member("value/dims"), dimensions.shape.count == 1, dimensions.rowCount <= 8,
                let lengths: [Int] = try? dimensions.read(), let count = StoredArray.count(lengths[...])
            else { return nil }
            let cells = contents.members(of: group.path + "/value").filter { $0.name.hasPrefix("_") }
            guard cells.count == count, count > 0 else { return nil }
            var texts: [StoredArray] = []
            for cell in cells {
                guard let text = OctaveVariable(cell, in: contents)?.array, case .characters = text.storage,
                    text.rowCount == 1
                else { return nil }
                texts.append(text)
            }
            return variable(
                group.path, shape: [count], type: .string(length: .variable, characterSet: .utf8), .texts(texts))
        }

        func sparse() -> StoredArray? {
            guard let values = member("value/data")?.asColumn, values.type.isNumeric, values.shape.count == 1,
                let indices = member("value/ridx")?.asColumn, indices.shape.count == 1,
                let starts = member("value/cidx")?.asColumn, starts.shape.count == 1,
                let rows = number("value/nr"), let columns = number("value/nc"), rows >= 0, columns >= 0
            else { return nil }
            return variable(
                group.path, shape: [rows, columns], type: values.type,
                .sparse(
                    SparseStorage(
                        values: values, indices: indices, starts: starts, majorCount: columns, minorCount: rows,
                        majorIsRow: false)))
        }

        private func number(_ name: String) -> Int? {
            guard let member = member(name), member.shape.isEmpty, case .integer = member.type else { return nil }
            return (try? member.read(Int.self))?.first
        }
    }
}
