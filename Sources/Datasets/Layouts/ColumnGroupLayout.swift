internal import Core
internal import HDF5
internal import Rows

/// A table that is kept as a data set for each column: astronomical catalogues, snapshots of particles, measurements of cells.
struct ColumnGroupLayout: DatasetLayout {
    let format = "columns"

    /// Names of the axis of a single spectrum or series, whose samples are no rows of a table.
    private static let axes: Set<String> = [
        "wavelength", "wavelengths", "wave", "wavenumber", "wavenumbers", "loglam", "lambda", "frequency",
        "frequencies",
        "freq", "energy", "energies", "time", "times", "t", "q", "tth", "two_theta", "twotheta", "mz", "raman_shift",
    ]

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let byParent = ColumnGroup.byParent(contents)
        if let path = options.dataPath {
            guard contents.array(at: path) == nil, contents.hasGroup(path), let node = contents.node(at: path) else {
                return nil
            }
            var found = ColumnGroup(at: node.path, in: contents, byParent)
            if found == nil { found = try Self.places(node.path, contents, byParent, options) }
            guard let group = found else { return nil }
            let what = group.table.isGrid ? ", a row for each place" : ""
            return try Self.plan(
                group, contents, options, format: format, why: "the columns of the group chosen with --data\(what)")
        }
        let all = ColumnGroup.all(contents, byParent)
        let groups = all.filter(Self.isTable)
        guard let first = groups.first else { return nil }
        let columns = Set(groups.flatMap { $0.columns.map { Array($0.path.utf8) } })
        // What stands beside the values of a column in its group is of the column.
        let folders = Set(all.flatMap(\.folders).map { Array($0.utf8) })
        let areOfTables = contents.matrices.allSatisfy { matrix in
            columns.contains(Array(matrix.path.utf8)) && matrix.role.kind != .data
                || folders.contains(Array(FileContents.parent(of: matrix.objectPath).utf8))
        }
        guard areOfTables else { return nil }
        guard groups.count == 1 else { throw .ambiguous(groups.map(\.table), contents) }
        try requireColumns(first, contents)
        return try Self.plan(first, contents, options, format: format, why: "a data set for each column")
    }

    /// Maps in a group as columns of their places, or where the user says so, narrow ones as several columns each; nil where there are none.
    ///
    /// - Throws: `DatasetError` that asks, where they could be either.
    private static func places(
        _ path: String, _ contents: FileContents, _ byParent: [[UInt8]: [StoredArray]], _ options: ReadingOptions
    ) throws(DatasetError) -> ColumnGroup? {
        guard let maps = ColumnGroup(placesAt: path, in: contents, byParent) else { return nil }
        guard options.layout != .pixels, let blocks = ColumnGroup(at: path, in: contents, byParent, takesMaps: true)
        else {
            return maps
        }
        if options.layout == .table { return blocks }
        guard !maps.isOfKnownPlaces(contents) else { return maps }
        throw .unusable(
            "\((contents.prefix + path).escaped) in \(contents.file.escaped) has \(maps.columns.count) matrices of one shape, and nothing says if "
                + "they are maps of the same places or have rows in common. Choose: --layout pixels (a row for each of "
                + "\(maps.table.rowCount) places) or --layout table (\(blocks.table.rowCount) rows of \(blocks.table.rowLength) columns)."
        )
    }

    /// The plan of a table whose columns are data sets of their own.
    static func plan(
        _ group: ColumnGroup, _ contents: FileContents, _ options: ReadingOptions, format: String, why: String
    ) throws(DatasetError) -> DatasetPlan {
        let columns = Set(group.columns.map { Array($0.path.utf8) })
        let others = contents.arrays.filter { !columns.contains(Array($0.path.utf8)) }
        let own = contents.replacing(arrays: [group.table] + group.columns + others)
        var plan = try TableColumns(own, table: group.table, options).plan(format: format, why: why)
        // Places are asked for as the pixels of a cube are.
        plan.takesRowAxes = group.table.isGrid && options.rowAxes == nil && options.windows == nil
        return plan
    }

    /// True if columns are likely to be those of a table, though nobody says so.
    private static func isTable(_ group: ColumnGroup) -> Bool {
        guard group.isLikely else { return false }
        let vectors = group.columns.filter { $0.rowLength == 1 && $0.type.isNumeric && $0.role.kind != .label }
        return vectors.count > 5 || Set(group.columns.map { $0.name.lowercased() }).isDisjoint(with: axes)
    }

    /// Makes sure that data sets are columns rather than samples.
    private func requireColumns(_ group: ColumnGroup, _ contents: FileContents) throws(DatasetError) {
        let isMixed = group.columns.contains { $0.type.isString || $0.rowLength > 1 }
        let vectors = group.columns.filter { $0.rowLength == 1 }
        guard !isMixed, SampleNames.judge(vectors) != .columns else { return }
        let folder = group.table.path == "/" ? "" : group.table.path
        throw .unusable(
            "\(contents.file.escaped) has \(vectors.count) data sets of \(group.table.rowCount) numbers each, and it would be a "
                + "guess what they are. If each is a column: --data \(group.table.path.escaped.shellWord). If each is a row: "
                + "--data \("\(folder)/*".escaped.shellWord).")
    }
}
