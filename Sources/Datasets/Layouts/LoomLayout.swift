internal import Core
internal import HDF5
internal import Rows

/// A Loom file: `matrix` is genes × cells, so that the cells are its columns; what is known of them is in `col_attrs`.
struct LoomLayout: DatasetLayout {
    let format = "Loom"
    let hasLayers = true

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard let matrix = contents.array(at: "/matrix"), matrix.shape.count == 2, contents.hasGroup("/row_attrs"),
            contents.hasGroup("/col_attrs")
        else { return nil }
        let file = contents.file.escaped
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(file) is a Loom file, whose cells are all in one matrix: leave out --test-data and --test-labels.")
        }
        let layers = LayerChoice(contents, options)
        let layer = try layers.named()?.cellsByGenes
        let chosen = try named(contents, options)
        guard let stored = layer ?? chosen ?? matrix.cellsByGenes, stored.isMatrix else {
            throw .noMatrix(contents)
        }
        let why: String
        switch (options.dataPath, options.layer) {
        case (_?, _): why = "chosen with --data"
        case (nil, _?): why = "chosen with --layer, a row for each cell"
        case (nil, nil): why = "the matrix of a Loom file, a row for each cell"
        }
        let columns = ObservationColumns(contents, in: "/col_attrs", rowCount: stored.rowCount)
        var plan = try columns.plan(of: stored, in: contents, format: format, options, why: why)
        plan.isOfCells = true
        if stored.objectPath.hasPrefix("/matrix") || stored.objectPath.hasPrefix("/layers/") {
            plan.featureNamesPath = ["Gene", "gene", "Accession", "var_names"].lazy.map { "/row_attrs/\($0)" }
                .first { contents.array(at: $0) != nil }
        }
        plan.rowNames =
            ["CellID", "cell_id", "obs_names", "cell_names", "barcode"].lazy
            .compactMap { contents.array(at: "/col_attrs/\($0)") }.first
        plan.notes += layers.notes(besides: stored)
        return plan
    }

    private func named(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> StoredArray? {
        guard let path = options.dataPath else { return nil }
        let array = try contents.requireArray(path, option: "--data") { $0.isMatrix }
        let isOfGenes = array.objectPath == "/matrix" || array.objectPath.hasPrefix("/layers/")
        return isOfGenes ? array.cellsByGenes : array
    }
}

extension StoredArray {
    /// The matrix of genes × cells as cells × genes.
    fileprivate var cellsByGenes: StoredArray? { withRows(along: 1) }
}
