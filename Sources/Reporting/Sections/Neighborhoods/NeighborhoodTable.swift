internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Rows

/// The table of the measures of neighbourhoods, with the controls that they lie between.
struct NeighborhoodTable {
    private let report: Report
    private let finding: Neighborhoods.Finding

    init(_ report: Report, _ finding: Neighborhoods.Finding) {
        self.report = report
        self.finding = finding
    }

    /// A measure in a column: its header, and its value of an embedding.
    private struct Column {
        let header: String
        let value: (Neighborhoods.Embedding) -> Double?
    }

    private var columns: [Column] {
        let all = [
            Column(header: "area under Rₙₓ ↑") { $0.area.value },
            Column(header: "trust\u{AD}worthiness ↑") { $0.trustworthiness.value },
            Column(header: "continuity ↑") { $0.continuity.value },
            Column(header: "LCMC ↑") { $0.lcmc },
            Column(header: "at K") { Double($0.lcmcNeighbors) },
            Column(header: "triplets ↑") { $0.tripletAccuracy.value },
            Column(header: "distances ρ ↑") { $0.shepardCorrelation },
            Column(header: "class centres ρ ↑") { $0.centroidCorrelation },
            Column(header: "balanced kNN ↑") { $0.balancedKnnAccuracy?.value },
        ]
        return all.filter { column in finding.methods.values.contains { column.value($0) != nil } }
    }

    /// The table with its caption.
    var table: ReportTable {
        let columns = columns
        func cells(_ name: StyledText, _ embedding: Neighborhoods.Embedding, color: Color) -> [StyledText] {
            [name]
                + columns.map { column in
                    guard let value = column.value(embedding) else { return StyledText("–", color: color) }
                    let text =
                        column.header == "at K"
                        ? NumberFormat.count(Int(value)) : NumberFormat.decimal(value, decimals: 3)
                    return StyledText(text, color: color)
                }
        }
        let methods = report.methods.compactMap { result in
            finding.methods[result.id].map { cells(StyledText(result.method.name, weight: .semibold), $0, color: .ink) }
        }
        let controls =
            (finding.randomProjection.map { [cells(StyledText("random projection", color: .muted), $0, color: .muted)] }
                ?? [])
            + [cells(StyledText("all features", color: .muted), finding.data, color: .muted)]
        let drawn =
            finding.rows < report.split.test.count
            ? "\(NumberText.count(finding.rows)) of the test rows, drawn at random"
            : "the test rows (\(report.testCount))"
        return ReportTable(
            Table(
                columns: [Table.Column("method")]
                    + columns.map { Table.Column(StyledText($0.header), alignment: .decimal) },
                rows: methods + controls),
            title: "Neighbourhoods", caption: "Neighbours and distances kept",
            explanation:
                "Measured on \(drawn); grey, controls. Trustworthiness and continuity, for \(finding.neighbors) "
                + "neighbours. LCMC, largest excess over chance of the fraction of neighbours kept, reached at K "
                + "neighbours. Triplets, fraction in which the closer of two random rows remains the closer "
                + "(½ by chance). ρ, Spearman's rank correlation between distances in the data and in the latent "
                + "space. Intervals are in metrics.json.")
    }
}
