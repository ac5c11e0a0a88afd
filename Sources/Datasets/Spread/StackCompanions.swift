internal import Core
internal import HDF5
internal import Rows

/// The columns that a file has beside stacked arrays, part by part: data sets in the same groups, attributes, and the groups' names.
struct StackCompanions {
    /// A column that says something of each row.
    struct Companion: Sendable {
        let column: StoredArray
        /// The paths that it is put together from.
        let paths: [String]
    }

    private let contents: FileContents
    private let parts: [StoredArray]
    private let pattern: PathPattern
    /// The paths of the parts in the file, and of the groups that they are in down to the last star.
    private let paths: [String]
    private let roots: [String]
    private let rootPaths: Set<[UInt8]>
    private let counts: [Int]

    /// The most columns that are put together.
    private static let mostColumns = 64

    /// - Parameters:
    ///   - data: The stacked arrays.
    ///   - contents: The file, whose arrays the parts are among.
    init?(of data: StoredArray, in contents: FileContents) {
        guard case .stacked(let parts) = data.storage else { return nil }
        self.contents = contents
        self.parts = parts
        let prefix = contents.prefix
        paths = parts.map { String($0.path.dropFirst(prefix.count)) }
        guard let pattern = PathPattern(String(data.path.dropFirst(prefix.count))) ?? PathPattern(of: paths) else {
            return nil
        }
        self.pattern = pattern
        roots = paths.map(pattern.group)
        rootPaths = Set(roots.map { Array($0.utf8) })
        counts = parts.map(\.rowCount)
    }

    /// The names of the parts, as the stars stand for them.
    private var names: [String] { paths.map(pattern.name) }

    private var haveSeveralRows: Bool { counts.contains { $0 > 1 } }

    /// The most rows whose names are made up.
    private static let mostRowNames = 2_000_000

    /// The name of each row: that of its part, with the row's number where the part has several; nil where there are too many.
    var rowNames: StoredArray? {
        guard counts.reduce(0, { min($0 + min($1, Self.mostRowNames), Self.mostRowNames + 1) }) <= Self.mostRowNames
        else {
            return nil
        }
        let texts =
            haveSeveralRows
            ? zip(names, counts).flatMap { name, count in (0..<max(count, 0)).map { "\(name)/\($0)" } }
            : textOfTheirOwn ?? names
        return StoredArray.repeating(
            RepeatedValues(values: .texts(texts), counts: [Int](repeating: 1, count: texts.count)),
            path: contents.prefix + pattern.groupsPath, name: "name", source: contents.source)
    }

    /// The part that each row is in, by the names of the outermost groups that differ; nil where each has one row alone.
    var parting: Companion? { levels.first }

    /// The groups that each row is in, from the outermost that differ to the parts themselves.
    private var levels: [Companion] {
        pattern.stars.compactMap { star in
            let names = paths.map { pattern.name(of: $0, downTo: star) }
            let distinct = Set(names).count
            guard distinct > 1, haveSeveralRows || distinct < names.count else { return nil }
            // The path of the data sets themselves is that of their rows.
            let suffix = pattern.path(downTo: star) == pattern.path ? "@name" : ""
            let path = pattern.path(downTo: star)
            let word = (path.split(separator: "/").last ?? "").filter(\.isLetter)
            let groups = paths.map { pattern.group(of: $0, downTo: star) + suffix }
            return companion(
                .texts(names), path: path + suffix, name: word.isEmpty ? "group" : String(word), paths: groups)
        }
    }

    /// True if an array is in the group of a part.
    func isInPart(_ array: StoredArray) -> Bool {
        guard !pattern.endsInStar else { return false }
        let path = String(array.path.dropFirst(contents.prefix.count))
        return rootPaths.contains(Array(pattern.group(of: path).utf8))
    }

    /// All columns but the first of the groups' names.
    func columns() -> [Companion] {
        let found = attributes() + arraysInGroups() + arraysOfTheSameNames() + levels.dropFirst()
        return Array(found.prefix(Self.mostColumns))
    }

    private func companion(
        _ values: RepeatedValues.Values, path: String, name: String, paths: [String]
    ) -> Companion? {
        StoredArray.repeating(
            RepeatedValues(values: values, counts: counts), path: contents.prefix + path, name: name,
            source: contents.source
        ).map { Companion(column: $0, paths: paths) }
    }
}

extension StackCompanions {
    /// Attributes that all parts have, or all of their groups.
    private func attributes() -> [Companion] {
        var found: [Companion] = []
        for (places, path) in [(paths, pattern.path), (roots, pattern.groupsPath)] {
            guard found.isEmpty || pattern.path != pattern.groupsPath, let first = contents.node(at: places[0]) else {
                continue
            }
            for attribute in first.attributes {
                guard let values = values(of: attribute.name, at: places) else { continue }
                let name = attribute.name
                let paths = places.map { "\($0)@\(name)" }
                if let column = companion(values, path: "\(path)@\(name)", name: name, paths: paths) {
                    found.append(column)
                }
            }
        }
        return found
    }

    /// The values of an attribute; nil where they are not of one kind, all the same, or texts that all differ.
    private func values(of attribute: String, at places: [String]) -> RepeatedValues.Values? {
        var values: [HDF5AttributeValue] = []
        for place in places {
            guard let value = contents.attribute(attribute, of: place) else { return nil }
            values.append(value)
        }
        let texts = values.compactMap(\.string)
        if texts.count == places.count {
            let distinct = Set(texts).count
            return distinct > 1 && distinct < texts.count ? .texts(texts) : nil
        }
        let integers = values.compactMap { $0.integers?.count == 1 ? $0.integers?.first : nil }
        if integers.count == places.count { return Set(integers).count > 1 ? .integers(integers) : nil }
        let numbers = values.compactMap { $0.numbers?.count == 1 ? $0.numbers?.first : nil }
        return numbers.count == places.count && Set(numbers).count > 1 ? .numbers(numbers) : nil
    }

    /// An attribute of the parts that has another text for each: their names, where the stars stand for numbers.
    private var textOfTheirOwn: [String]? {
        guard names.allSatisfy({ Int($0) != nil }), let first = contents.node(at: paths[0]) else { return nil }
        for attribute in first.attributes where attribute.value.string != nil {
            let texts = paths.compactMap { contents.attribute(attribute.name, of: $0)?.string }
            if texts.count == paths.count, Set(texts).count == texts.count { return texts }
        }
        return nil
    }

    /// The arrays that all groups have: an element for each of their rows, or one for all.
    private func arraysInGroups() -> [Companion] {
        guard !pattern.endsInStar else { return [] }
        let places = places()
        let prefix = contents.prefix
        var found: [Companion] = []
        for array in contents.arrays where array.path.hasPrefix(prefix + roots[0] + "/") && !array.isTable {
            let rest = String(array.path.dropFirst((prefix + roots[0]).count))
            let wanted = roots.map { "\($0)\(rest)" }
            guard wanted != paths, let arrays = arrays(at: wanted, places) else { continue }
            if let column = column(arrays, path: pattern.groupsPath + rest, name: array.name, paths: wanted) {
                found.append(column)
            }
            if found.count == Self.mostColumns { return found }
        }
        return found
    }

    /// The arrays that another group has under the names of the parts.
    private func arraysOfTheSameNames() -> [Companion] {
        guard pattern.endsInStar, let last = paths[0].lastIndex(of: "/") else { return [] }
        let folder = String(paths[0][..<last])
        let places = places()
        var found: [Companion] = []
        for other in contents.members(of: FileContents.absolute(FileContents.parent(of: folder))).prefix(
            Self.mostColumns)
        {
            guard case .group = other.kind, !other.path.hasSameBytes(as: folder) else { continue }
            let wanted = paths.map { other.path + String($0.dropFirst(folder.count)) }
            guard let arrays = arrays(at: wanted, places) else { continue }
            let path = other.path + String(pattern.path.dropFirst(folder.count))
            if let column = column(arrays, path: path, name: other.name, paths: wanted) { found.append(column) }
        }
        return found
    }

    private func places() -> [[UInt8]: Int] {
        var places: [[UInt8]: Int] = [:]
        for (place, array) in contents.arrays.enumerated() {
            places[Array(array.path.utf8.dropFirst(contents.prefix.utf8.count))] = place
        }
        return places
    }

    private func arrays(at wanted: [String], _ places: [[UInt8]: Int]) -> [StoredArray]? {
        var arrays: [StoredArray] = []
        for path in wanted {
            guard let place = places[Array(path.utf8)] else { return nil }
            arrays.append(contents.arrays[place])
        }
        guard let first = arrays.first, first.type.isNumeric || first.type.isString,
            arrays.allSatisfy({ $0.type.isNumeric == first.type.isNumeric && $0.type.isString == first.type.isString })
        else { return nil }
        return arrays
    }

    private func column(_ arrays: [StoredArray], path: String, name: String, paths: [String]) -> Companion? {
        let fullPath = contents.prefix + path
        let columns = arrays.map(\.asColumn)
        if columns.allSatisfy(\.isColumn), columns.map(\.rowCount) == counts,
            var stack = StoredArray.stacked(columns, path: fullPath)
        {
            stack.columnName = name
            return Companion(column: stack, paths: paths)
        }
        guard arrays.allSatisfy({ $0.elementCount == 1 }),
            let scalars = StoredArray.stacked(arrays.map(\.asRow), path: fullPath)
        else { return nil }
        if !haveSeveralRows {
            var column = scalars
            column.columnName = name
            return Companion(column: column, paths: paths)
        }
        return companion(.array(scalars), path: path, name: name, paths: paths)
    }
}
