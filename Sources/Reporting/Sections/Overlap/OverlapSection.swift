internal import Drawing
internal import Evidence
internal import Methods

/// The section on the overlap of a VAE's posteriors.
enum OverlapSection: ReportSection {
    static let id = "overlap"

    static func section(of context: SectionContext) -> DocumentSection? {
        guard let answer = context.report.findings.answer(to: Overlap.self) else { return nil }
        let method = answer.illustration.method
        let text = OverlapText(answer.finding, method: method)
        let opening = DocumentBlock.opening(text.headline, details: [text.remarks])
        // Posteriors that are the prior cover each other, of which there is nothing to see.
        guard answer.finding.activeDimensions > 0 else {
            return DocumentSection(id: id, heading: "Overlap of posteriors", blocks: opening)
        }
        let figures = [
            OverlapFigures.ellipses(of: context, answer), OverlapFigures.shares(of: answer.finding, method: method),
        ].compactMap(\.self)
        return DocumentSection(id: id, heading: "Overlap of posteriors", blocks: opening + [.row(figures)])
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let answer = context.report.findings.answer(to: Overlap.self) else { return [] }
        let text = OverlapText(answer.finding, method: answer.illustration.method)
        return [TestedClaim(.overlap, answer.finding.outcome, evidence: text.evidence, section: id)]
    }
}
