internal import Drawing
internal import Evidence
internal import Methods

/// The section on rows that methods decode between two codes.
enum BetweenCodesSection: ReportSection {
    static let id = "between-codes"

    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let answer = report.findings.answer(to: Interpolation.self), let text = text(report, answer.finding)
        else { return nil }
        let figures = BetweenCodesFigures(report, answer)
        var blocks = DocumentBlock.opening(text.headline, details: [text.comparison])
        if let rows = figures.rows() { blocks.append(.figure(rows)) }
        blocks.append(.row(figures.charts()))
        if let table = figures.table() { blocks.append(.table(table)) }
        return DocumentSection(id: id, heading: "Interpolation", blocks: blocks)
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let finding = context.report.findings[Interpolation.self], let outcome = finding.outcome,
            let evidence = text(context.report, finding)?.evidence
        else { return [] }
        return [TestedClaim(.continuity, outcome, evidence: evidence, section: id)]
    }

    private static func text(_ report: Report, _ finding: Interpolation.Finding) -> BetweenCodesText? {
        BetweenCodesText(
            finding, methods: report.methods.map(\.method), rows: report.imageShape == nil ? "rows" : "images")
    }
}
