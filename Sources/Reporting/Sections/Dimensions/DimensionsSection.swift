internal import Core
internal import Drawing
internal import Evidence
internal import Methods

/// The section on the number of latent dimensions.
enum DimensionsSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let finding = report.findings[Dimensions.self] else { return nil }
        let text = DimensionsText(
            finding, report.findings[Components.self], methods: report.methods.map(\.method))
        let figures = DimensionFigures.figures(of: report, finding)
        guard !figures.isEmpty else { return nil }
        var blocks = DocumentBlock.opening(text.headline, details: text.details)
        blocks.append(.row(figures))
        if let table = ReportTable.dimensions(of: report, finding) { blocks.append(.table(table)) }
        if let note = text.note { blocks.append(.paragraph(StyledText(note.unbroken), role: .note)) }
        return DocumentSection(id: "dimensions", heading: "Number of latent dimensions", blocks: blocks)
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        let report = context.report
        guard let finding = report.findings[Dimensions.self], let compression = finding.compression,
            let kept = DimensionsText(finding, nil, methods: report.methods.map(\.method)).kept
        else { return [] }
        return [
            TestedClaim(
                .compression, compression.outcome, evidence: String(kept.dropLast()), section: "dimensions")
        ]
    }
}
