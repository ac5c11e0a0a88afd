internal import Core
internal import HDF5
internal import Rows

/// The columns of a group that say something of each row: `obs` of AnnData, `col_attrs` of Loom, `meta.data` of h5Seurat.
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
        // Clusters are numbered as often as they are named.
        let isOfClasses: (StoredArray) -> Bool = { column in
            guard !column.isOfClasses, case .integer = column.type else { return column.isOfClasses }
            return Self.usual.contains(column.name.lowercased())
        }
        columns = known.filter(isOfClasses)
        all = columns + known.filter { !isOfClasses($0) && $0.type.isNumeric }
    }

    /// The plan of data whose rows the columns are about: the label is one of them unless the user names another, and notes tell of
    /// the others.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - contents: The contents of the file, as its layout looks at them.
    ///   - format: What kind of file it is.
    ///   - options: What the user says.
    ///   - why: Why these data, as the half of a sentence.
    /// - Returns: The plan.
    /// - Throws: `DatasetError` where a label is named that is not there or does not fit.
    func plan(
        of data: StoredArray, in contents: FileContents, format: String, _ options: ReadingOptions, why: String
    ) throws(DatasetError) -> DatasetPlan {
        let choice = LabelChoice(contents, data: data)
        let label = try options.labelsPath == nil ? self.label(options) : choice.choose(options)
        let labels = [label].compactMap(\.self) + (try choice.further(options))
        return DatasetPlan(
            format: format, contents: contents, data: data, label: label, labelIsChosen: options.labelsPath != nil,
            why: why, notes: notes(without: labels, options))
    }

    /// The column that is the label: the one called so, or the only one.
    private func label(_ options: ReadingOptions) -> LabelSource? {
        guard !options.ignoresLabels else { return nil }
        if columns.count == 1 { return LabelSource(columns[0].asColumn, why: "the only one with classes") }
        for name in Self.usual {
            if let column = columns.first(where: { $0.name.lowercased() == name }) {
                return LabelSource(column.asColumn, why: "recognised by name")
            }
        }
        return nil
    }

    /// Notes on what else the rows could be coloured by.
    private func notes(without labels: [LabelSource], _ options: ReadingOptions) -> [String] {
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
