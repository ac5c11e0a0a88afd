internal import Core
internal import HDF5

/// Rows of different lengths that are kept one after the other, and matrices of which a part is missing: what to do about them.
enum RaggedRows {
    /// The most numbers that are looked at to see if they are the ends of rows.
    private static let mostRows = 1 << 24

    /// A sentence on such rows in a file; nil where there are none.
    static func sentence(_ contents: FileContents) -> String? {
        shapeless(contents) ?? ofMatrix(contents) ?? ragged(contents) ?? withLengths(contents) ?? lists(contents)
            ?? spread(contents)
    }

    /// A sparse matrix that does not say how many columns it has.
    private static func shapeless(_ contents: FileContents) -> String? {
        for data in contents.arrays where data.name == "data" && data.isColumn {
            let folder = FileContents.parent(of: data.objectPath)
            guard contents.array(at: folder + "indices")?.shape == data.shape,
                let starts = contents.array(at: folder + "indptr"), starts.isColumn
            else { continue }
            let group = (contents.prefix + folder.dropLast()).escaped
            return
                "\(group) in \(contents.file.escaped) looks like a sparse matrix of \(starts.rowCount - 1) rows or columns, but does not "
                + "say how many of the other it has. Add that, for example with h5py in Python: "
                + "f[\"\(group)/shape\"] = (rows, columns)."
        }
        return nil
    }

    /// A sparse matrix with the names that R's package Matrix has for its parts.
    private static func ofMatrix(_ contents: FileContents) -> String? {
        for data in contents.arrays where data.name == "x" && data.isColumn {
            let folder = FileContents.parent(of: data.objectPath)
            guard contents.array(at: folder + "i")?.shape == data.shape, contents.array(at: folder + "p") != nil,
                contents.array(at: folder + "Dim")?.shape == [2]
            else { continue }
            return
                "\((contents.prefix + folder.dropLast()).escaped) in \(contents.file.escaped) looks like a sparse matrix of R's package "
                + "Matrix (i, p, x, Dim). Write it with a row for each sample, for example with SciPy: "
                + "M = scipy.sparse.csc_matrix((x, i, p), Dim).tocsr(), or its transpose, then M.data, M.indices, M.indptr and M.shape."
        }
        return nil
    }

    /// A list in each row.
    private static func lists(_ contents: FileContents) -> String? {
        let list = contents.arrays.first { array in
            if case .sequence(let element) = array.type { element.isNumeric && array.rowCount > 1 } else { false }
        }
        return list.map { list in
            "\(list.path.escaped) in \(contents.file.escaped) (\(list.summary)) has a list of numbers in each row. Rows must have one "
                + "length: cut or pad the lists, or bin them on one axis, and write them as a matrix."
        }
    }

    /// Vectors of different lengths in many groups, as peaks are kept by scan.
    private static func spread(_ contents: FileContents) -> String? {
        let (order, members) = StarredPaths.families(
            of: contents.arrays.filter { $0.isColumn && $0.type.isNumeric && $0.rowCount > 1 })
        for key in order {
            let parts = members[key] ?? []
            let lengths = Set(parts.map(\.rowCount))
            guard parts.count >= RowStacking.manySamples, lengths.count * 4 >= parts.count,
                let shortest = lengths.min(),
                let longest = lengths.max()
            else { continue }
            return
                "\(key.escaped) in \(contents.file.escaped) stands for \(parts.count) arrays of \(shortest) to \(longest) numbers. Rows must "
                + "have one length: cut or pad them, or bin them on one axis, and write them as a matrix; to join them as columns of one "
                + "table, one value a row: --data \(FileContents.group(of: key).escaped.shellWord)."
        }
        return nil
    }

    /// Rows of different lengths, with the numbers at which they begin or end.
    private static func ragged(_ contents: FileContents) -> String? {
        let columns = contents.arrays.filter { $0.isColumn && $0.type.isNumeric }
        for ends in columns where isCalledEnds(ends.name) && ends.rowCount > 1 && ends.rowCount <= mostRows {
            guard case .integer = ends.type, let values = try? ends.read(Int.self), let last = values.last,
                zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 })
            else { continue }
            let folder = FileContents.parent(of: ends.objectPath)
            let rows = columns.first { array in
                array.rowCount == last && array.rowCount > ends.rowCount
                    && FileContents.parent(of: array.objectPath).hasSameBytes(as: folder)
            }
            guard let rows else { continue }
            return
                "\(rows.path.escaped) in \(contents.file.escaped) (\(rows.summary)) holds rows of different lengths one after the "
                + "other, and \(ends.path.escaped) (\(ends.summary)) says where each of them ends. Rows must have one length: cut or "
                + "pad them, or bin them on one axis, and write them as a matrix."
        }
        return nil
    }

    /// Rows of different lengths, with the length of each: "size_train" beside "train".
    private static func withLengths(_ contents: FileContents) -> String? {
        let columns = contents.arrays.filter { $0.isColumn && $0.type.isNumeric }
        for lengths in columns where lengths.rowCount > 1 && lengths.rowCount <= mostRows {
            let words = ArrayRole.words(of: lengths.name)
            guard case .integer = lengths.type, words.contains(where: lengthWords.contains) else { continue }
            let own = words.filter { !lengthWords.contains($0) }
            let folder = FileContents.parent(of: lengths.objectPath)
            let rows = columns.first { array in
                array.rowCount > lengths.rowCount && FileContents.parent(of: array.objectPath).hasSameBytes(as: folder)
                    && (own.isEmpty || ArrayRole.words(of: array.name) == own)
            }
            guard let rows, let values = try? lengths.read(Int.self),
                values.allSatisfy({ (0...rows.rowCount).contains($0) }),
                values.reduce(0, &+) == rows.rowCount
            else { continue }
            return
                "\(rows.path.escaped) in \(contents.file.escaped) (\(rows.summary)) holds rows of different lengths one after the "
                + "other, and \(lengths.path.escaped) (\(lengths.summary)) says how long each of them is. Rows must have one length: cut "
                + "or pad them, or bin them on one axis, and write them as a matrix."
        }
        return nil
    }

    private static let lengthWords: Set = ["size", "sizes", "length", "lengths", "len", "lens"]

    private static func isCalledEnds(_ name: String) -> Bool {
        ArrayRole.words(of: name).contains(where: words.contains)
    }

    private static let words: Set = [
        "index", "indptr", "offset", "offsets", "splits", "ends", "starts", "ptr", "ptrs", "cumulative",
    ]
}
