internal import Drawing
internal import Evidence
internal import Methods
internal import Rows
internal import Splitting

/// The first page: the verdict, the latent spaces side by side, and the measures.
enum SummarySection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        let verdict = context.verdict
        var blocks: [DocumentBlock] = [
            .paragraph(StyledText(verdict.sentence.unbroken, weight: .semibold), role: .verdict)
        ]
        if !verdict.evidence.isEmpty {
            blocks.append(.paragraph(StyledText(verdict.evidence.joined(separator: " ").unbroken)))
        }
        let claims = ClaimText(context.claims, grade: verdict.grade).sentences
        if !claims.isEmpty { blocks.append(.paragraph(StyledText(claims.joined(separator: " ").unbroken))) }
        let sentences = (report.splitting?.sentences ?? []) + [report.clipping?.sentence].compactMap(\.self)
        if !sentences.isEmpty {
            blocks.append(.paragraph(StyledText(sentences.joined(separator: " ").unbroken), role: .note))
        }
        let hasGallery = report.settings.sections?.contains(LatentSpacesSection.id) ?? true
        blocks.append(.figure(LatentFigures.overview(of: context, hasGallery: hasGallery)))
        blocks.append(
            .table(
                ReportTable(
                    MeasureTable(report).comparison, title: "Measures",
                    caption: "Performance on the held-out test rows",
                    explanation:
                        "\(report.testCount). Brackets, 95 % bootstrap intervals\(report.spreadText); bold, best value"
                        + "\(report.findings[Controls.self] == nil ? "" : "; grey, controls"). Measures are defined at the end."
                        + (EmbeddingText(of: report.methods.map(\.method)).map { " \($0.sentence)" } ?? "")
                )))
        let row = [ErrorFigures.byDimension(of: context), ReconstructionFigures.overview(of: report)].compactMap(\.self)
        // What limits the verdict stands with it, whatever room is left for further figures.
        blocks.append(.paragraph(StyledText(verdict.caveat.unbroken), role: .note))
        if !row.isEmpty { blocks.append(.row(row)) }
        return DocumentSection(
            id: "summary", heading: nil, blocks: blocks, hints: PageHints(staysOnPage: true))
    }
}
