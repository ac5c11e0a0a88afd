internal import Core
internal import HDF5
internal import Rows

/// Arrays that a pattern of paths matches, as the rows of one.
///
/// Vectors of one length are a row each. Of arrays with more axes, the first counts rows, unless there are many data sets of one
/// shape whose last name is the one that differs, or they are pictures: then each is a row.
struct RowStacking {
    private let contents: FileContents

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// So many data sets of one shape are a sample each.
    static let manySamples = 10

    /// The arrays that a pattern matches, in the natural order of their names.
    ///
    /// - Returns: The array; nil where nothing matches.
    /// - Throws: `DatasetError` where the rows of what matches differ in shape.
    func array(at pattern: PathPattern) throws(DatasetError) -> StoredArray? {
        let matches = contents.parts(at: pattern)
        guard let first = matches.first else { return nil }
        if matches.count == 1 { return first }
        return try Self.stack(matches, pattern: pattern, prefix: contents.prefix, file: contents.file)
    }

    /// Arrays as the rows of one.
    ///
    /// - Parameters:
    ///   - parts: The arrays, at least two.
    ///   - pattern: The pattern of their paths.
    ///   - prefix: What paths have before them if they are in another file.
    ///   - file: The file, for messages.
    /// - Returns: The stack; nil where nothing can be made of them.
    /// - Throws: `DatasetError` where their rows differ in shape.
    static func stack(
        _ parts: [StoredArray], pattern: PathPattern, prefix: String = "", file: String
    ) throws(DatasetError) -> StoredArray? {
        let rows = areRows(parts, pattern) ? parts.map(\.asRow) : parts
        try requireOneShape(rows, path: pattern.path, file: file)
        return StoredArray.stacked(rows, path: prefix + pattern.path)
    }

    /// True if each of some arrays is a row, rather than rows.
    static func areRows(_ parts: [StoredArray], _ pattern: PathPattern) -> Bool {
        guard let first = parts.first else { return false }
        if parts.allSatisfy({ $0.elementCount == 1 }) { return true }
        guard parts.allSatisfy({ $0.shape == first.shape }), first.rowCount > 1 else { return false }
        switch first.shape.count {
        case 0, 1: return true
        case 2:
            if pattern.endsInStar { return parts.count >= manySamples }
            return parts.count >= first.rowCount || hasPicture(first)
        default:
            let isColored = first.shape.count == 3 && [1, 3, 4].contains(first.shape[2]) && first.shape[1] > 4
            return isColored || pattern.endsInStar && parts.count >= manySamples || parts.count >= first.rowCount
        }
    }

    private static func hasPicture(_ array: StoredArray) -> Bool {
        let pictures: Set = ["image", "img", "picture", "photo", "mask", "spectrogram", "depth", "patch", "crop"]
        if ArrayRole.words(ofPath: array.name).contains(where: pictures.contains) { return true }
        guard case .integer(1, false, _) = array.type else { return false }
        return array.shape[0] == array.shape[1]
    }

    static func requireOneShape(_ parts: [StoredArray], path: String, file: String) throws(DatasetError) {
        guard let first = parts.first else { return }
        let others = parts.filter {
            $0.shape.dropFirst() != first.shape.dropFirst() || $0.type.isNumeric != first.type.isNumeric
                || $0.unpacking != first.unpacking || $0.isSparse != first.isSparse
        }
        guard let other = others.first else { return }
        throw .unusable(
            "\(path.escaped) in \(file.escaped) stands for \(parts.count) arrays whose rows differ: \(first.path.escaped) "
                + "(\(first.summary)), but \(other.path.escaped) (\(other.summary))"
                + (others.count > 1 ? " and \(others.count - 1) more" : "")
                + ". Rows of one shape can be joined: name them by a path that is narrower, or each by --data.")
    }
}

extension FileContents {
    /// The arrays that a pattern matches, in the natural order of their paths: numbers, or where there are none, text.
    func parts(at pattern: PathPattern) -> [StoredArray] {
        // The fields of a table have the path of its data set in theirs.
        let isOfFields = pattern.path.contains(":")
        let matches = arrays.filter { array in
            array.isOfTable == isOfFields && pattern.matches(String(array.path.dropFirst(prefix.count)))
        }
        let numeric = matches.filter(\.type.isNumeric)
        return (numeric.isEmpty ? matches.filter(\.type.isString) : numeric).inNaturalOrder
    }
}

extension StoredArray {
    /// True if it is a column of a table, whose path it has in its own.
    fileprivate var isOfTable: Bool {
        switch storage {
        case .field, .column: true
        case .categorical(let codes, _): codes.isOfTable
        default: false
        }
    }
}

extension [StoredArray] {
    /// The arrays in the natural order of their paths, "2" before "10".
    var inNaturalOrder: [StoredArray] {
        // Sorting by pieces of text is slow; most names are in that order already.
        guard count <= 20_000, !zip(self, dropFirst()).allSatisfy({ $0.path.naturallyPrecedes($1.path) }) else {
            return self
        }
        return sorted { $0.path.naturallyPrecedes($1.path) }
    }
}
