internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The table of measures that hold latent dimensions against factors, with what chance gives under each method.
struct FactorTable {
    private let text: FactorText

    init(_ text: FactorText) { self.text = text }

    /// A measure of the table.
    private struct Column {
        let header: StyledText
        let value: (Factors.MethodFinding) -> Double?
        let chance: (Factors.MethodFinding) -> ChanceLevel?
        var interval: (Factors.MethodFinding) -> Estimate? = { _ in nil }
    }

    private var columns: [Column] {
        let all = [
            Column(header: "MIG ↑", value: { $0.mig.value }, chance: { $0.migByChance }, interval: { $0.mig }),
            Column(header: "SAP ↑", value: { $0.sap }, chance: { $0.sapByChance }),
            Column(
                header: "disentanglement ↑", value: { $0.importance?.disentanglement },
                chance: { $0.importance?.disentanglementByChance }),
            Column(
                header: "completeness ↑", value: { $0.importance?.completeness },
                chance: { $0.importance?.completenessByChance }),
            Column(header: "informativeness (R²) ↑", value: { $0.importance?.informativeness }, chance: { _ in nil }),
        ]
        return all.filter { column in text.finding.methods.values.contains { column.value($0) != nil } }
    }

    var table: ReportTable {
        let columns = columns
        let rows = text.methods.flatMap { result -> [[StyledText]] in
            guard let own = text.finding.methods[result.id] else { return [] }
            let values = columns.map { cell($0, own) }
            let chances = columns.map { column in
                StyledText(
                    column.chance(own).map { NumberFormat.decimal($0.mean, decimals: Self.decimals) } ?? "–",
                    color: .muted)
            }
            return [
                [StyledText(result.method.name, weight: .semibold)] + values,
                [StyledText("factors permuted", color: .muted)] + chances,
            ]
        }
        return ReportTable(
            Table(
                columns: [Table.Column("method")]
                    + columns.map { Table.Column($0.header, alignment: .decimal) },
                rows: rows),
            title: "Latent dimensions and factors",
            caption: "Agreement of latent dimensions with the factors", explanation: explanation)
    }

    private static let decimals = 3

    private func cell(_ column: Column, _ own: Factors.MethodFinding) -> StyledText {
        guard let value = column.value(own) else { return "–" }
        let best = text.finding.methods.values.compactMap(column.value).max()
        let isBest = value == best && text.methods.count > 1
        let number = StyledText(
            NumberFormat.decimal(value, decimals: Self.decimals), weight: isBest ? .semibold : .regular)
        guard let interval = column.interval(own) else { return number }
        return number + StyledText(" \(interval.intervalText(decimals: Self.decimals))", color: .muted)
    }

    private var explanation: String {
        let finding = text.finding
        let trees = finding.importanceRows.map { rows in
            " Disentanglement, completeness and informativeness by boosted trees fitted to "
                + "\(NumberText.count(rows)) training rows (\(finding.importancePermutations ?? 0) permutations)."
        }
        return
            "Test rows (n = \(NumberText.count(finding.rows))). Brackets, 95 % bootstrap intervals; bold, best value; "
            + "grey, mean over \(finding.permutations) permutations of the factors." + (trees ?? "")
    }
}
