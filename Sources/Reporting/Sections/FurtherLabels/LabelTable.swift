internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The table of labels and methods: what neighbours in each latent space tell of each label.
struct LabelTable {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// A row for each label, the first one included; nil where there is no further one.
    var table: Table? {
        guard !report.furtherLabels.isEmpty else { return nil }
        let views = [report] + report.furtherLabels.map { report.seen(by: $0) }
        let rows = views.map { view in
            [StyledText(view.labelName, weight: .semibold), StyledText(measure(of: view).title)]
                + report.methods.map { cell(of: $0.method, in: view) }
        }
        return Table(
            columns: [Table.Column("label"), Table.Column("measure")]
                + report.methods.map {
                    Table.Column(StyledText($0.method.name), alignment: .decimal)
                },
            rows: rows)
    }

    private func measure(of view: Report) -> Measure {
        switch view.labels {
        case .continuous: .knnR2
        case .categorical, nil: .knnAccuracy
        }
    }

    /// The estimate, the best in bold, with its interval where the table has room for it.
    private func cell(of method: Method, in view: Report) -> StyledText {
        let measure = measure(of: view)
        let estimates = view.methods.compactMap { $0.measures[measure]?.estimate }
        guard let estimate = view.result(of: method)?.measures[measure]?.estimate else { return "–" }
        let decimals = min(3, estimates.commonDecimals)
        let isBest = estimate.value == estimates.map(\.value).max() && estimates.count > 1
        let value = StyledText(estimate.valueText(decimals: decimals), weight: isBest ? .semibold : .regular)
        guard hasIntervals else { return value }
        return value + StyledText(" \(estimate.intervalText(decimals: decimals))", color: .muted)
    }

    /// True if there is room for intervals.
    var hasIntervals: Bool { report.methods.count <= 4 }
}
