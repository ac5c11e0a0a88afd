internal import Drawing
internal import Evidence
internal import Methods

/// The agreement of latent dimensions with the factors of the data, and the change of decoded rows along each dimension.
enum FactorsSection: ReportSection {
    static let id = "factors"

    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        var blocks: [DocumentBlock] = []
        if let text = FactorText(report) {
            blocks += DocumentBlock.opening(text.headline, details: [text.matches])
            blocks.append(.figure(FactorFigures.information(text)))
            blocks.append(.table(FactorTable(text).table))
        }
        let hasHeadline = !blocks.isEmpty
        if let traversals = TraversalFigure(report) {
            if !hasHeadline { blocks.append(.headline(traversals.usage)) }
            blocks.append(.figure(traversals.figure))
        }
        if let sensitivities = SensitivityFigure(report) {
            if !hasHeadline { blocks.append(.headline(sensitivities.likeness)) }
            blocks.append(.figure(sensitivities.figure))
        }
        guard !blocks.isEmpty else { return nil }
        return DocumentSection(
            id: id, heading: hasHeadline ? "Factors" : "Effects of the latent dimensions", blocks: blocks)
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let text = FactorText(context.report), let outcome = text.finding.claim else { return [] }
        return [TestedClaim(.factors, outcome, evidence: text.evidence, section: id)]
    }
}
