internal import Core
internal import HDF5
internal import Rows

/// An AnnData file (`.h5ad`): `X` with observations in rows, dense or sparse, what is known of them in `obs`, other versions
/// of it in `layers`.
struct AnnDataLayout: DatasetLayout {
    let format = "AnnData"
    let hasLayers = true

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard isAnnData(contents) else { return nil }
        let contents = contents.replacing(arrays: AnnDataCategories(contents).arrays())
        let file = contents.file.escaped
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(file) is an AnnData file, whose rows are all in one matrix: leave out --test-data and --test-labels."
            )
        }
        let layers = LayerChoice(contents, options)
        let (data, why) = try data(contents, layers, options)
        let columns = ObservationColumns(contents, in: "/obs", rowCount: data.rowCount)
        let choice = LabelChoice(contents, data: data)
        let label = try options.labelsPath == nil ? columns.label(options) : choice.choose(options)
        var plan = DatasetPlan(
            format: format, contents: contents, data: data, label: label, labelIsChosen: options.labelsPath != nil,
            why: why)
        plan.isOfCells = true
        plan.rowColumns = columns.all
        plan.featureNamesPath = featureNames(of: data, contents)
        let labels = [label].compactMap(\.self) + (try choice.further(options))
        plan.notes = columns.notes(without: labels, options) + layers.notes(besides: data)
        plan.colorsFolder = "/uns"
        return plan
    }

    /// Files of before version 0.7 do not say what they are.
    private func isAnnData(_ contents: FileContents) -> Bool {
        if let type = contents.attribute("encoding-type", of: "/")?.string { return type == "anndata" }
        return contents.node(at: "/obs") != nil && contents.node(at: "/var") != nil
            && (contents.node(at: "/X") != nil || contents.hasGroup("/uns") || contents.node(at: "/obsm") != nil)
    }

    private func data(
        _ contents: FileContents, _ layers: LayerChoice, _ options: ReadingOptions
    ) throws(DatasetError) -> (StoredArray, why: String) {
        if let path = options.dataPath {
            return (try contents.requireArray(path, option: "--data") { $0.isMatrix }, "chosen with --data")
        }
        if let layer = try layers.named() { return (layer, "chosen with --layer") }
        if let matrix = contents.array(at: "/X"), matrix.isMatrix { return (matrix, "the X of an AnnData file") }
        let file = contents.file.escaped
        let encoding = contents.attribute("encoding-type", of: "/X")?.string
        if contents.node(at: "/X") != nil, encoding != "null", encoding != nil || contents.array(at: "/X") == nil {
            throw .unusable(
                "X in the AnnData file \(file) is not a matrix that can be read, but \((encoding ?? "of no known kind").escaped). "
                    + contents.howToChoose())
        }
        if layers.layers.count == 1 {
            return (layers.layers[0], "the only layer of an AnnData file without X")
        }
        throw .unusable("\(file) is an AnnData file without X. \(contents.howToChoose())")
    }

    /// The path of the names of the features: in `var`, or for raw counts in `raw/var`.
    private func featureNames(of data: StoredArray, _ contents: FileContents) -> String? {
        let table: String
        switch data.objectPath {
        case "/X": table = "/var"
        case "/raw/X": table = "/raw/var"
        case "/raw.X": table = "/raw.var"
        case let path where path.hasPrefix("/layers/"): table = "/var"
        default: return nil
        }
        if let index = contents.attribute("_index", of: table)?.string { return "\(table)/\(index)" }
        return ["\(table)/_index", "\(table)/index"].first { contents.array(at: $0) != nil }
    }
}
