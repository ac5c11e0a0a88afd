internal import Core
internal import HDF5
internal import Rows

/// An AnnData file (`.h5ad`): `X` with observations in rows, dense or sparse, what is known of them in `obs`, other versions
/// of it in `layers`.
struct AnnDataLayout: DatasetLayout {
    let format = "AnnData"
    let hasLayers = true
    /// The group that has `X`, `obs` and `var`: nothing for the root of the file.
    var root = ""

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard isAnnData(contents) else { return nil }
        let contents = contents.replacing(arrays: AnnDataCategories(contents).arrays())
        let file = contents.file.escaped
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(file) is an AnnData file, whose rows are all in one matrix: leave out --test-data and --test-labels."
            )
        }
        let layers = LayerChoice(contents, options, root: root)
        let (data, why) = try data(contents, layers, options)
        let columns = ObservationColumns(contents, in: root + "/obs", rowCount: data.rowCount)
        var plan = try columns.plan(of: data, in: contents, format: format, options, why: why)
        plan.isOfCells = true
        plan.root = root
        plan.rowColumns = columns.all
        if let table = featureTable(of: data) {
            plan.featureNamesPath = index(of: table, contents)
            plan.featureTypes =
                ["feature_types", "feature_type"].lazy
                .compactMap { contents.array(at: "\(table)/\($0)") }.first
            plan.markedFeatures = contents.array(at: "\(table)/highly_variable")
        }
        plan.rowNames = index(of: root + "/obs", contents).flatMap { contents.array(at: $0) }
        plan.notes += layers.notes(besides: data)
        plan.colorsFolder = root + "/uns"
        return plan
    }

    /// Files of before version 0.7 do not say what they are.
    private func isAnnData(_ contents: FileContents) -> Bool {
        if let type = contents.attribute("encoding-type", of: root)?.string { return type == "anndata" }
        guard root.isEmpty else { return contents.node(at: root + "/obs") != nil }
        return contents.node(at: "/obs") != nil && contents.node(at: "/var") != nil
            && (contents.node(at: "/X") != nil || contents.hasGroup("/uns") || contents.node(at: "/obsm") != nil)
    }

    private func data(
        _ contents: FileContents, _ layers: LayerChoice, _ options: ReadingOptions
    ) throws(DatasetError) -> (StoredArray, why: String) {
        if let path = options.dataPath {
            return (try contents.requireArray(path, option: "--data", isFit: options.takes), "chosen with --data")
        }
        if let layer = try layers.named() { return (layer, "chosen with --layer") }
        if let matrix = contents.array(at: root + "/X"), matrix.isMatrix { return (matrix, "the X of an AnnData file") }
        let file = contents.file.escaped
        let encoding = contents.attribute("encoding-type", of: root + "/X")?.string
        if contents.node(at: root + "/X") != nil, encoding != "null",
            encoding != nil || contents.array(at: root + "/X") == nil
        {
            throw .unusable(
                "X in the AnnData file \(file) is not a matrix that can be read, but \((encoding ?? "of no known kind").escaped). "
                    + contents.howToChoose())
        }
        if layers.layers.count == 1 {
            return (layers.layers[0], "the only layer of an AnnData file without X")
        }
        throw .unusable("\(file) is an AnnData file without X. \(contents.howToChoose())")
    }

    /// The path of what is known of the features: `var`, or for raw counts `raw/var`.
    private func featureTable(of data: StoredArray) -> String? {
        guard data.objectPath.hasPrefix(root + "/") else { return nil }
        switch data.objectPath.dropFirst(root.count) {
        case "/X": return root + "/var"
        case "/raw/X": return root + "/raw/var"
        case "/raw.X": return root + "/raw.var"
        case let path where path.hasPrefix("/layers/"): return root + "/var"
        default: return nil
        }
    }

    /// The path of the names of what a table is about; nil where it has none.
    private func index(of table: String, _ contents: FileContents) -> String? {
        if let index = contents.attribute("_index", of: table)?.string { return "\(table)/\(index)" }
        return ["\(table)/_index", "\(table)/index"].first { contents.array(at: $0) != nil }
    }
}
