internal import Drawing
internal import Evidence
internal import Methods

/// The likelihood of rows that no model has seen, under networks and simple models.
enum LikelihoodSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        let tables = ReportTable.likelihoods(of: report)
        guard let finding = report.findings[Likelihoods.self] else {
            return tables.isEmpty
                ? nil : DocumentSection(id: "likelihood", heading: "Likelihood", blocks: tables.map { .table($0) })
        }
        let networks = report.methods.compactMap { result in
            finding.networks[result.id].map { (method: result.method, numbers: $0) }
        }
        let sentences = networks.map { LikelihoodText($0.numbers, of: $0.method, draws: finding.draws).sentences }
        let rates = networks.compactMap { LikelihoodFigures.rates(of: $0.method, $0.numbers, rows: finding.rows) }
        let row =
            rates + networks.prefix(1).map { LikelihoodFigures.models(of: $0.method, $0.numbers, rows: finding.rows) }
        return DocumentSection(
            id: "likelihood", heading: "Likelihood",
            blocks: sentences.map { .paragraph(StyledText($0.unbroken)) } + (row.isEmpty ? [] : [.row(row)])
                + tables.map { .table($0) })
    }
}
