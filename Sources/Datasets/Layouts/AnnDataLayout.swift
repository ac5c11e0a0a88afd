internal import HDF5

/// An AnnData file (`.h5ad`): `X` with observations in rows, what is known of them in `obs`.
struct AnnDataLayout: DatasetLayout {
    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.attribute("encoding-type", of: "/")?.string == "anndata" else { return nil }
        let file = contents.file.escaped
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(file) is an AnnData file, whose rows are all in one matrix: leave out --test-data and --test-labels."
            )
        }
        let data: StoredArray
        let why: String
        if let path = options.dataPath {
            data = try contents.requireArray(path, option: "--data") { $0.isMatrix }
            why = "chosen with --data"
        } else {
            guard let node = contents.node(at: "/X") else {
                throw .unusable("\(file) is an AnnData file without X. \(contents.howToChoose())")
            }
            guard case .dataset = node.kind, let matrix = contents.array(at: node.path), matrix.isMatrix else {
                let type = contents.attribute("encoding-type", of: node.path)?.string ?? "of no known kind"
                throw .unusable(
                    "X in the AnnData file \(file) is not a dense matrix, but \(type.escaped), which is not read. "
                        + "Make it dense in Python: adata.X = adata.X.toarray(). \(contents.howToChoose())")
            }
            data = matrix
            why = "the X of an AnnData file"
        }

        let choice = LabelChoice(contents, data: data)
        let label = try options.labelsPath == nil ? observation(contents, data, options) : choice.choose(options)
        var plan = DatasetPlan(
            data: data, testData: nil, label: label, testLabel: nil, labelIsChosen: options.labelsPath != nil,
            why: why, notes: [])
        if data.path == "/X" {
            let index = contents.attribute("_index", of: "/var")?.string ?? "_index"
            plan.featureNamesPath = "/var/\(index)"
        }
        let others = categoricals(contents, rowCount: data.rowCount).filter { $0.path != label?.path }
        if label == nil, !others.isEmpty, !options.ignoresLabels {
            let names = others.prefix(8).map { "--labels \(String($0.path.dropFirst()).escaped.shellWord)" }
            plan.notes.append("No label was chosen among several: \(names.joined(separator: ", ")).")
        }
        return plan
    }

    /// The column of `obs` that is the label: the one called so, or the only one with categories.
    private func observation(
        _ contents: FileContents, _ data: StoredArray, _ options: ReadingOptions
    ) -> LabelSource? {
        guard !options.ignoresLabels else { return nil }
        let columns = categoricals(contents, rowCount: data.rowCount)
        if columns.count == 1 { return columns[0] }
        let usual = [
            "label", "labels", "cell_type", "celltype", "class", "target", "cluster", "clusters", "leiden", "louvain",
        ]
        for name in usual {
            if let column = columns.first(where: { $0.name.lowercased() == name }) { return column }
        }
        return nil
    }

    private func categoricals(_ contents: FileContents, rowCount: Int) -> [LabelSource] {
        contents.members(of: "/obs").compactMap { node in
            contents.categorical(at: node.path, why: "the categories in obs").flatMap {
                $0.rowCount == rowCount ? $0 : nil
            }
        }
    }
}

extension FileContents {
    /// A column of AnnData that is stored as codes and categories.
    func categorical(at path: String, why: String) -> LabelSource? {
        guard let node = node(at: path), case .group = node.kind,
            let codes = array(at: node.path + "/codes"), codes.isColumn, codes.type.isNumeric,
            let categories = array(at: node.path + "/categories"), categories.shape.count == 1
        else { return nil }
        return LabelSource(
            path: node.path, name: node.name, storage: .categorical(codes: codes, categories: categories), why: why)
    }
}
