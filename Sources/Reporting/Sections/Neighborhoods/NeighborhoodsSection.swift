internal import Drawing
internal import Evidence
internal import Methods

/// The section on the neighbours that latent spaces keep, and on the rows whose positions are reliable.
enum NeighborhoodsSection: ReportSection {
    static let id = "neighborhoods"

    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let answer = report.findings.answer(to: Neighborhoods.self), let text = NeighborhoodText(report) else {
            return nil
        }
        var blocks = DocumentBlock.opening(text.headline, details: text.details)
        blocks.append(
            .row([
                NeighborhoodFigures.curves(of: report, answer.finding, text),
                NeighborhoodFigures.areas(of: report, answer.finding),
            ]))
        if let maps = NeighborhoodFigures.reliability(of: report, answer, text) { blocks.append(.figure(maps)) }
        blocks.append(.table(NeighborhoodTable(report, answer.finding).table))
        return DocumentSection(id: id, heading: "Neighbourhoods", blocks: blocks)
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let text = NeighborhoodText(context.report), let claim = text.claim else { return [] }
        return [TestedClaim(.projections, claim.outcome, evidence: claim.evidence, section: id)]
    }
}
