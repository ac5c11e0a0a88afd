internal import Core
internal import HDF5
internal import Rows

/// A file of SeuratDisk (`.h5Seurat`): assays of genes × cells as R keeps them, in versions `counts`, `data` and `scale.data`;
/// what is known of the cells is in `meta.data`.
struct H5SeuratLayout: DatasetLayout {
    let format = "h5Seurat"
    let hasLayers = true

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.hasGroup("/assays"), contents.hasGroup("/meta.data"),
            let cells = contents.array(at: "/cell.names")?.asColumn
        else { return nil }
        guard let assay = try assay(contents, options) else { return nil }
        let file = contents.file.escaped
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(file) is an h5Seurat file, whose cells are all in one matrix: leave out --test-data and --test-labels."
            )
        }
        // Genes stand first in what is sparse, cells in what R has written as it is.
        let turned = contents.replacing(
            arrays: contents.arrays.map { array in
                guard array.objectPath.hasPrefix("/assays/"), array.shape.count == 2,
                    array.isSparse || array.rowCount != cells.rowCount
                else { return array }
                return array.withRows(along: 1) ?? array
            })
        let layers = LayerChoice(turned, options, folder: assay + "/")
        let data = try data(turned, assay, layers, options)
        let columns = ObservationColumns(turned, in: "/meta.data", rowCount: data.rowCount)
        let why =
            options.dataPath != nil
            ? "chosen with --data"
            : options.layer != nil
                ? "chosen with --layer, a row for each cell"
                : "the \(data.name) of an h5Seurat file, a row for each cell"
        var plan = try columns.plan(of: data, in: turned, format: format, options, why: why)
        plan.isOfCells = true
        plan.rowNames = cells
        plan.featureNamesPath =
            data.name == "scale.data" ? assay + "/scaled.features" : assay + "/features"
        plan.embeddingPlaces = turned.members(of: "/reductions").prefix(16).map {
            ("X_" + $0.name, $0.path + "/cell.embeddings")
        }
        plan.notes += layers.notes(besides: data) + others(than: assay, contents, options)
        return plan
    }

    /// The assay that the user names something of, else the active one, else the only one; nil where something else is named.
    private func assay(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> String? {
        let assays = contents.members(of: "/assays").map(\.path)
        if let path = options.dataPath.map(FileContents.absolute) {
            return assays.first { path.hasSameBytes(as: $0) || path.hasPrefix($0 + "/") }
        }
        if let active = contents.attribute("active.assay", of: "/")?.string, assays.contains("/assays/" + active) {
            return "/assays/" + active
        }
        if assays.count == 1 { return assays[0] }
        throw .unusable(
            "\(contents.file.escaped) has several assays and does not say which is the active one. Choose one: "
                + assays.prefix(12).map(Self.option).joined(separator: ", ") + ".")
    }

    private func data(
        _ contents: FileContents, _ assay: String, _ layers: LayerChoice, _ options: ReadingOptions
    ) throws(DatasetError) -> StoredArray {
        if let path = options.dataPath, !FileContents.absolute(path).hasSameBytes(as: assay) {
            return try contents.requireArray(path, option: "--data") { $0.isMatrix }
        }
        if let layer = try layers.named() { return layer }
        for name in ["counts", "data", "scale.data"] {
            if let array = contents.array(at: "\(assay)/\(name)"), array.isMatrix { return array }
        }
        throw .unusable(
            "\(assay.escaped) in \(contents.file.escaped) has no counts, data or scale.data. \(contents.howToChoose())")
    }

    private static func option(_ assay: String) -> String { "--data \(String(assay.dropFirst()).escaped.shellWord)" }

    private func others(than assay: String, _ contents: FileContents, _ options: ReadingOptions) -> [String] {
        let others = contents.members(of: "/assays").map(\.path).filter { !$0.hasSameBytes(as: assay) }
        guard !others.isEmpty, options.dataPath == nil else { return [] }
        return ["Other assays: \(others.prefix(8).map(Self.option).joined(separator: ", "))."]
    }
}
