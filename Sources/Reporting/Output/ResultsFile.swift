internal import Comparison
internal import Core
internal import Datasets
internal import Evidence
internal import Methods
internal import Rows

/// `results.h5ad`: the codes and errors of every row, for further work in Python or R.
struct ResultsFile {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The contents of the file, rows in the data's own order.
    var contents: AnnDataContents {
        var names = ["train", "validation", "test", "unused"]
        let part = report.parts(unused: 3)
        if !part.contains(3) { names.removeLast() }
        var columns: [(name: String, column: AnnDataColumn)] = [
            ("split", .categorical(codes: part, categories: names))
        ]
        columns += coordinates
        if let labels = report.labels { columns.append(("label", column(of: labels))) }
        for result in report.methods {
            guard let errors = result.rowErrors else { continue }
            columns.append(("mse_\(result.method.rawValue)", .numbers(errors)))
        }
        for further in report.furtherLabels {
            let labels = further.label.labels
            // A slash would begin a group; a full stop alone would be the group itself.
            let name = "label_" + labels.name.split(separator: "/").joined(separator: "_")
            let equals = columns.count { $0.name == name || $0.name.hasPrefix(name + " (") }
            columns.append((equals == 0 ? name : "\(name) (\(equals + 1))", column(of: labels)))
        }
        return AnnDataContents(
            columns: columns,
            rowNames: report.rowNames
                ?? (report.dataset.preparation.rowNumbers ?? Array(0..<report.dataset.rowCount)).map(String.init),
            featureNames: report.featureNames,
            embeddings: report.methods.map { ("X_\($0.method.rawValue)", $0.codes) },
            layers: report.methods.compactMap { result in
                result.allReconstructions.map { ("reconstruction_\(result.method.rawValue)", $0) }
            }, loadings: loadings, settings: settings)
    }

    /// The place of each row on its grid: the coordinate along each axis, or the position counted from 0 where the file has none.
    private var coordinates: [(name: String, column: AnnDataColumn)] {
        guard let grid = report.dataset.rowGrid, let places = report.dataset.gridPlaces else { return [] }
        let positions = places.map(grid.position(of:))
        return grid.axes.enumerated().map { index, axis in
            let name = (axis.name ?? "axis \(index)").split(separator: "/").joined(separator: "_")
            let isTwice = grid.axes[..<index].contains { $0.name == axis.name && axis.name != nil }
            return (
                "grid_\(isTwice ? "\(name) (\(index))" : name)",
                .numbers(positions.map { axis.coordinates?[$0[index]] ?? Double($0[index]) })
            )
        }
    }

    /// PCA's loadings and the networks' sensitivities: the change of each scaled feature by a unit of the code.
    private var loadings: [(name: String, matrix: Matrix)] {
        let matrices = report.findings.illustration(of: Sensitivities.self)?.matrices ?? []
        return matrices.filter { $0.matrix.rows == report.featureNames.count }.map { method, isLinear, matrix in
            ("\(method)_\(isLinear ? "loadings" : "sensitivities")", matrix)
        }
    }

    private func column(of labels: Labels) -> AnnDataColumn {
        switch labels {
        case .categorical(let labels): .categorical(codes: labels.codes, categories: labels.categories)
        case .continuous(let labels): .numbers(labels.values)
        }
    }

    /// The seed as a number, or as text where it is too large for the type that numbers are written as.
    private var seed: AnnDataContents.Setting {
        Int(exactly: report.settings.seed).map { .integer($0) } ?? .string(String(report.settings.seed))
    }

    private var settings: [(key: String, value: AnnDataContents.Setting)] {
        let chosen = report.settings
        return [
            ("version", .string(gibbousVersion)), ("seed", seed),
            ("methods", .string(chosen.methods.map(\.rawValue).joined(separator: ","))),
            ("latent", .integer(chosen.latentSize)), ("test_fraction", .number(chosen.testFraction)),
            ("data_path", .string(report.dataset.dataPath)), ("label_path", .string(report.dataset.labelPath ?? "")),
            ("scaling", .string(report.scaling)),
        ]
    }
}
