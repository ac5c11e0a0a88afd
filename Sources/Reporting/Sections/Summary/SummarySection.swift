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
        if !verdict.evidence.isEmpty { blocks.append(.paragraph(CitedText(verdict).text)) }
        let claims = ClaimText(context.claims, grade: verdict.grade).sentences
        if !claims.isEmpty { blocks.append(.paragraph(StyledText(claims.joined(separator: " ").unbroken))) }
        let sentences = (report.splitting?.sentences ?? []) + [report.clipping?.sentence].compactMap(\.self)
        if !sentences.isEmpty {
            blocks.append(.paragraph(StyledText(sentences.joined(separator: " ").unbroken), role: .note))
        }
        let hasGallery = report.settings.sections?.contains(LatentSpacesSection.id) ?? true
        let overview = LatentFigures.overview(of: context, hasGallery: hasGallery)
        blocks.append(.figure(overview.leading(to: LatentSpacesSection.self)))
        blocks.append(
            .table(
                ReportTable(
                    MeasureTable(report).comparison, title: "Measures",
                    caption: "Performance on the held-out test rows",
                    explanation:
                        "\(report.testCount). Brackets, 95 % bootstrap intervals\(report.spreadText); bold, best value"
                        + "\(report.findings[Controls.self] == nil ? "" : "; grey, controls")."
                        + (EmbeddingText(of: report.methods.map(\.method)).map { " \($0.sentence)" } ?? ""),
                    pointer: .mention(
                        of: DataAndMethodsSection.definitionsTable, before: "Measures are defined in ", after: ".",
                        showsPage: true)
                )))
        let row = [
            ErrorFigures.byDimension(of: context)?.leading(to: DimensionsSection.self),
            ReconstructionFigures.overview(of: report)?.leading(to: ReconstructionsSection.self),
        ].compactMap(\.self)
        // What limits the verdict stands with it, whatever room is left for further figures.
        let methods = DocumentSection.destination(of: DataAndMethodsSection.id)
        blocks.append(
            .paragraph(
                StyledText(verdict.caveat.unbroken)
                    + .mention(of: methods, before: " See ", after: ".", showsPage: true), role: .note))
        if !row.isEmpty { blocks.append(.row(row)) }
        return DocumentSection(
            id: "summary", heading: nil, blocks: blocks, hints: PageHints(staysOnPage: true))
    }
}

extension ReportFigure {
    /// The same figure, whose caption ends with the section that has more of it.
    fileprivate func leading(to section: any ReportSection.Type) -> ReportFigure {
        var figure = self
        figure.pointer = .mention(
            of: DocumentSection.destination(of: section.id), before: "More: ", after: ".", showsPage: true)
        return figure
    }
}
