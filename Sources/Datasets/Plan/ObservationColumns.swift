internal import Core
internal import HDF5

/// The columns of a group that say something of each row: `obs` of AnnData, `col_attrs` of Loom.
struct ObservationColumns {
    /// The columns that have classes, or a text that may be one.
    let columns: [StoredArray]
    /// Those, and then the columns of numbers.
    let all: [StoredArray]

    /// Names under which people keep what they would colour by, the likeliest first.
    private static let usual = [
        "label", "labels", "cell_type", "celltype", "cell type", "clustername", "class", "target", "cluster",
        "clusters",
        "leiden", "louvain", "seurat_clusters",
    ]
    /// Names of texts that differ from row to row.
    private static let identifiers = [
        "cellid", "cell_id", "obs_names", "cell_names", "barcode", "barcodes", "_index", "index",
    ]

    init(_ contents: FileContents, in group: String, rowCount: Int) {
        let index = contents.attribute("_index", of: group)?.string ?? "_index"
        let known = contents.arrays.filter { column in
            let isInGroup =
                FileContents.parent(of: column.objectPath).hasSameBytes(as: group + "/")
                || column.path.hasPrefix(group + ":")
            guard isInGroup, column.asColumn.rowCount == rowCount, column.isColumn else { return false }
            let name = column.name
            return !name.hasSameBytes(as: index) && !Self.identifiers.contains(name.lowercased()) && !column.isSplit
                && SplitNames.Member(path: name)?.saysMask != true
        }
        columns = known.filter(\.isOfClasses)
        all = columns + known.filter { !$0.isOfClasses && $0.type.isNumeric }
    }

    /// The column that is the label: the one called so, or the only one.
    func label(_ options: ReadingOptions) -> LabelSource? {
        guard !options.ignoresLabels else { return nil }
        if columns.count == 1 { return LabelSource(columns[0].asColumn, why: "the only one with classes") }
        for name in Self.usual {
            if let column = columns.first(where: { $0.name.lowercased() == name }) {
                return LabelSource(column.asColumn, why: "called as labels usually are")
            }
        }
        return nil
    }

    /// Notes on what else the rows could be coloured by.
    func notes(without labels: [LabelSource], _ options: ReadingOptions) -> [String] {
        guard !options.ignoresLabels else { return [] }
        let others = columns.filter { column in !labels.contains { column.path.hasSameBytes(as: $0.path) } }
        guard !others.isEmpty else { return [] }
        let names = others.map { "--labels \(String($0.path.drop { $0 == "/" }).escaped.shellWord)" }
        return [LabelChoice.listing(names, areAll: labels.isEmpty)]
    }
}

extension StoredArray {
    /// True if it has categories, text or booleans.
    fileprivate var isOfClasses: Bool {
        if case .categorical = storage { return true }
        return type.isString || type.isBoolean
    }
}
