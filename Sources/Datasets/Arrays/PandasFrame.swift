internal import Core
internal import HDF5

/// A frame that pandas keeps in a group of an HDFStore, as arrays: one of all its numbers, and one of each column.
struct PandasFrame {
    let arrays: [StoredArray]
    /// The number of columns that are Python objects, which are never unpickled.
    let pickledCount: Int
    /// The names of its rows (its index); nil where it has none that can be read.
    let rowNames: StoredArray?
    /// The path of its group.
    let path: String
    /// True if it is a single column (`Series.to_hdf`).
    let isSeries: Bool

    /// The columns of one block: an array with so many elements a row, and their names.
    struct Block {
        let array: StoredArray
        let names: [String]
        /// The values that codes stand for; nil if the numbers are values themselves.
        var categories: StoredArray?
    }

    /// Recognises a frame; nil where the group is none.
    init?(_ group: HDF5Node, in contents: FileContents) {
        let kind = group.attributes.first { $0.name == "pandas_type" }?.value.string
        let blocks: [Block]
        isSeries = kind == "series"
        switch kind {
        case "series":
            guard let values = ArrayRecognition(contents).member("values", of: group), values.shape.count == 1 else {
                return nil
            }
            let isReadable = values.isColumn && values.attribute("value_type") == nil
            (arrays, pickledCount) = (isReadable ? [Self.series(values, group, contents)] : [], isReadable ? 0 : 1)
            rowNames = ArrayRecognition(contents).member("index", of: group)
            path = group.path
            return
        case "frame", "wide":
            let fixed = PandasFixedBlocks(group, in: contents)
            (blocks, pickledCount) = (fixed.blocks, fixed.pickledCount)
            rowNames = ArrayRecognition(contents).member("axis1", of: group)
        case "frame_table", "appendable_frame":
            guard let table = PandasTableBlocks(group, in: contents) else { return nil }
            (blocks, pickledCount) = (table.blocks, 0)
            rowNames = table.index
        default: return nil
        }
        path = group.path
        let path = contents.prefix + group.path
        var columns: [StoredArray] = []
        for block in blocks {
            for (position, name) in block.names.enumerated() {
                columns.append(PandasFrame.column(position, name, of: block, path: path, objectPath: group.path))
            }
        }
        let numbers = blocks.filter { $0.array.type.isNumeric && $0.categories == nil }
        var table = CompoundTable.table(numbers.map(\.array), path: path, node: group, contents.source)
        table?.knownColumnNames = numbers.flatMap(\.names)
        arrays = [table].compactMap { $0 } + columns
    }

    /// The values of a series as a column that is called as its group is.
    private static func series(_ values: StoredArray, _ group: HDF5Node, _ contents: FileContents) -> StoredArray {
        var column = StoredArray(
            source: values.source, path: contents.prefix + group.path, objectPath: values.objectPath,
            shape: values.shape,
            type: values.type, attributes: values.attributes, storage: values.storage, role: ArrayRole(path: group.path)
        )
        column.columnName = group.name
        return column
    }

    private static func column(
        _ position: Int, _ name: String, of block: Block, path: String, objectPath: String
    ) -> StoredArray {
        var column = StoredArray(
            source: block.array.source, path: "\(path):\(name)", objectPath: objectPath, shape: [block.array.rowCount],
            type: block.array.type, attributes: [],
            storage: .column(position, of: block.array), role: ArrayRole(path: "/\(name)"))
        column.columnName = name
        guard let categories = block.categories else { return column }
        var joined = StoredArray(
            source: column.source, path: column.path, objectPath: objectPath, shape: column.shape,
            type: .string(length: .variable, characterSet: .utf8), attributes: [],
            storage: .categorical(codes: column, categories: categories), role: column.role)
        joined.columnName = name
        return joined
    }
}

/// The blocks of a frame in pandas's fixed format: data sets of all columns of one type each.
private struct PandasFixedBlocks {
    private(set) var blocks: [PandasFrame.Block] = []
    private(set) var pickledCount = 0

    init(_ group: HDF5Node, in contents: FileContents) {
        let recognition = ArrayRecognition(contents)
        let most = group.attributes.first { $0.name == "nblocks" }?.value.integers?.first ?? 0
        for number in 0..<min(max(most, 0), 4096) {
            guard let values = recognition.member("block\(number)_values", of: group) else { continue }
            guard values.type.isNumeric || values.type.isString else {
                let items = recognition.member("block\(number)_items", of: group)?.rowCount ?? 1
                pickledCount += min(items, CompoundTable.maximumColumns)
                continue
            }
            guard values.shape.count == 2, values.rowLength <= CompoundTable.maximumColumns else { continue }
            // Times are kept as whole numbers, and are none.
            guard values.attribute("value_type") == nil else { continue }
            let items = "block\(number)_items"
            let names =
                names(recognition.member(items, of: group), count: values.rowLength)
                ?? levelNames(items, of: group, count: values.rowLength, recognition)
            blocks.append(PandasFrame.Block(array: values, names: names ?? numbered(values.rowLength)))
        }
    }

    private func names(_ items: StoredArray?, count: Int) -> [String]? {
        guard let items, items.shape == [count] else { return nil }
        if items.type.isString { return try? items.readStrings() }
        return items.type.isNumeric ? (try? items.readNumbers())?.map(CategoryName.of) : nil
    }

    /// The most levels of columns.
    private static let maximumLevels = 16

    /// The names of columns of several levels: for each a list of values, and the place of each column's in it.
    private func levelNames(
        _ items: String, of group: HDF5Node, count: Int, _ recognition: ArrayRecognition
    ) -> [String]? {
        var levels: [[String]] = []
        for level in 0..<Self.maximumLevels {
            guard let values = recognition.member("\(items)_level\(level)", of: group),
                let places = recognition.member("\(items)_label\(level)", of: group), places.shape == [count],
                let texts = names(values, count: values.rowCount), let codes: [Int] = try? places.read()
            else { break }
            levels.append(codes.map { texts.indices.contains($0) ? texts[$0] : "" })
        }
        guard !levels.isEmpty else { return nil }
        return (0..<count).map { column in PickledNames.joined(levels.map { $0[column] }) }
    }

    private func numbered(_ count: Int) -> [String] {
        let start = blocks.reduce(0) { $0 + $1.names.count }
        return (start..<start + count).map { "column \($0)" }
    }
}

/// The blocks of a frame in pandas's table format: fields of compound rows.
private struct PandasTableBlocks {
    private(set) var blocks: [PandasFrame.Block] = []
    let index: StoredArray?

    init?(_ group: HDF5Node, in contents: FileContents) {
        let path = group.path == "/" ? "/table" : "\(group.path)/table"
        let fields = contents.arrays.filter { $0.objectPath.hasSameBytes(as: path) && !$0.isTable }
        guard !fields.isEmpty, let node = contents.node(at: path) else { return nil }
        index = fields.first { $0.name == "index" }
        func attribute(_ name: String) -> String? {
            node.attributes.first { $0.name.hasSameBytes(as: name) }?.value.string
        }
        for field in fields where field.name != "index" && (field.type.isNumeric || field.type.isString) {
            // Times are kept as whole numbers, and are none.
            let kind = attribute("\(field.name)_dtype") ?? ""
            guard !kind.contains("datetime"), !kind.contains("timedelta") else { continue }
            let known = attribute("\(field.name)_kind").flatMap(PickledNames.read)
            let names =
                known?.count == field.rowLength
                ? known : field.rowLength == 1 ? [field.name] : (0..<field.rowLength).map { "\(field.name)[\($0)]" }
            blocks.append(
                PandasFrame.Block(
                    array: field, names: names ?? [],
                    categories: contents.array(at: "\(group.path)/meta/\(field.name)/meta/table:values")))
        }
    }
}
