internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The table of what stays the same between the fits of each method.
struct StabilityTable {
    private let report: Report
    private let text: StabilityText

    init(_ report: Report, _ text: StabilityText) {
        self.report = report
        self.text = text
    }

    /// The measures whose spread stands beside, where there is one.
    private var measures: [Measure] {
        [.mse, .trustworthiness, .knnAccuracy, .knnR2].filter { measure in
            text.results.contains { $0.result.spread(of: measure) != nil }
        }
    }

    /// The table with its caption.
    var table: ReportTable {
        let measures = measures
        let shared = MeasureTable(report)
        let columns =
            [Table.Column("method")]
            + ["neighbours kept (%) ↑", "median move (%) ↓", "upper decile (%) ↓", "by chance (%)"].map {
                Table.Column(StyledText($0), alignment: .decimal)
            } + measures.map { Table.Column(shared.header($0), alignment: .decimal) }
        var rows: [[StyledText]] = text.results.map { result, stability in
            let name = StyledText(result.method.name, weight: .semibold)
            return [name] + cells(of: stability) + measures.map { shared.spreadCell($0, of: result) }
        }
        let none = [StyledText](repeating: StyledText("–", color: .muted), count: columns.count - 2)
        rows.append(
            [
                StyledText("by chance", color: .muted),
                StyledText(NumberFormat.decimal(100 * text.finding.chance, decimals: 1), color: .muted),
            ] + none)
        return ReportTable(
            Table(columns: columns, rows: rows), title: "Stability", caption: "Agreement between fits",
            explanation: explanation(hasMeasures: !measures.isEmpty))
    }

    private func cells(of stability: Stability.MethodStability) -> [StyledText] {
        let kept = stability.neighborsKept.scaled(by: 100)
        let decimals = min(1, kept.decimals)
        let own =
            StyledText(kept.valueText(decimals: decimals))
            + StyledText(" \(kept.intervalText(decimals: decimals))", color: .muted)
        guard let movement = stability.movement else { return [own, "–", "–", "–"] }
        return [own]
            + [movement.median, movement.ninthDecile, movement.medianByChance].map {
                StyledText(NumberFormat.decimal(100 * $0, decimals: 1))
            }
    }

    private func explanation(hasMeasures: Bool) -> String {
        let finding = text.finding
        let fits = text.results.map(\.stability.fits)
        let counts = Set(fits).sorted()
        let fitted =
            counts.count == 1
            ? "\(counts[0]) fits of each method"
            : Report.list(text.results.map { "\($0.stability.fits) fits of \($0.result.method.definiteName)" })
        var sentences = [
            "\(NumberText.count(finding.rows)) rows in \(fitted). Neighbours kept, fraction of a row's "
                + "\(finding.neighbors) nearest neighbours in one fit that are also nearest neighbours in another; "
                + "brackets, 95 % bootstrap intervals over rows. Median move and upper decile, distance that rows "
                + "move, in % of the spread, as in the figure; by chance, median for rows exchanged at random."
        ]
        if hasMeasures { sentences.append("Other columns, mean ± standard deviation over the fits.") }
        if let baseline = report.baseline, !text.results.contains(where: { $0.result.id == baseline.id }) {
            sentences.append(
                "\(baseline.method.definiteName.capitalizedFirst) is fitted to the same rows and gives the same "
                    + "result each time."
            )
        }
        return sentences.joined(separator: " ")
    }
}
