internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The columns of a report's explorer: labels, split, errors and the reliability of rows' places.
struct ExplorerColumns {
    private let report: Report
    private let coloring: PointColoring

    init(_ report: Report, coloring: PointColoring) {
        self.report = report
        self.coloring = coloring
    }

    /// The columns, the one that points are coloured by at first before the others.
    var columns: [ExplorerColumn] {
        let labels = report.labels.map { [column(of: $0, coloring: coloring, key: "label")] } ?? []
        let further = report.furtherLabels.enumerated().map { index, result in
            let view = report.seen(by: result)
            return column(of: result.label.labels, coloring: view.coloring, key: "label_\(index + 2)")
        }
        // Where nothing is tested, nothing was split.
        return labels + further + (report.split.test.isEmpty ? [] : [split]) + errors + reliability
    }

    private func column(of labels: Labels, coloring: PointColoring, key: String) -> ExplorerColumn {
        switch (labels, coloring) {
        case (.categorical(let labels), .categorical(_, _, let colors)):
            ExplorerColumn(
                key: key, title: labels.name.escaped, role: .label, categories: labels.categories,
                colors: colors.colors, codes: labels.codes)
        case (.categorical(let labels), _):
            ExplorerColumn(
                key: key, title: labels.name.escaped, role: .label, categories: labels.categories,
                colors: labels.categories.map { _ in PointColoring.plain }, codes: labels.codes)
        case (.continuous(let labels), _):
            ExplorerColumn(
                key: key, title: labels.name.escaped, role: .label, values: labels.values, unit: labels.unit?.escaped)
        }
    }

    private var split: ExplorerColumn {
        ExplorerColumn(
            key: "split", title: "split", role: .split, categories: ["training", "validation", "test"],
            colors: [Color(0x9AA1A8), Color(0xB07D2B), PointColoring.plain], codes: report.parts(unused: -1))
    }

    private var errors: [ExplorerColumn] {
        report.methods.compactMap { result in
            result.rowErrors.map { errors in
                ExplorerColumn(
                    key: "mse_\(result.id)", title: "error of \(result.method.name)", role: .error, values: errors,
                    method: result.id, unit: "MSE")
            }
        }
    }

    /// The verdicts on places of the test rows that were looked at.
    private var reliability: [ExplorerColumn] {
        guard let illustration = report.findings.illustration(of: Neighborhoods.self) else { return [] }
        return report.methods.compactMap { result in
            guard let rows = illustration.rows[result.id], rows.count == illustration.places.count else { return nil }
            var codes = [Int](repeating: -1, count: report.dataset.rowCount)
            for (place, verdict) in zip(illustration.places, rows) {
                codes[report.split.test[place]] = verdict.rawValue
            }
            return ExplorerColumn(
                key: "reliability_\(result.id)", title: "place in \(result.method.name)", role: .reliability,
                categories: RowReliability.allCases.map(\.name), colors: RowReliability.allCases.map(\.color),
                codes: codes, method: result.id)
        }
    }
}
