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
        let paragraphs = networks.flatMap { network in
            let text = LikelihoodText(network.numbers, of: network.method, draws: finding.draws)
            return DocumentBlock.opening(text.headline, details: text.details)
        }
        let rates = networks.compactMap { LikelihoodFigures.rates(of: $0.method, $0.numbers, rows: finding.rows) }
        let row =
            rates + networks.prefix(1).map { LikelihoodFigures.models(of: $0.method, $0.numbers, rows: finding.rows) }
        return DocumentSection(
            id: "likelihood", heading: "Likelihood",
            blocks: paragraphs + (row.isEmpty ? [] : [.row(row)])
                + tables.map { .table($0) })
    }
}
