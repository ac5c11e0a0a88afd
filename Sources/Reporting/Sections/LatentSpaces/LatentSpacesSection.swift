internal import Drawing
internal import Evidence
internal import Methods

/// The latent space of each method: where its rows lie, what it keeps and where it fails.
enum LatentSpacesSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        var blocks: [DocumentBlock] = []
        for result in context.report.methods {
            blocks.append(.figure(LatentFigures.single(result, of: context)))
            blocks.append(.figure(LatentDetailFigures.figure(for: result, of: context.report)))
            if let collapse = CollapseText(result).sentences {
                blocks.append(.paragraph(StyledText(collapse.unbroken, weight: .semibold)))
            }
        }
        if let maps = LatentMaps.figure(of: context) { blocks.append(.figure(maps)) }
        if let index = LatentFigures.index(of: context) { blocks.append(.figure(index)) }
        return DocumentSection(
            id: "latent-spaces", heading: "Latent spaces", blocks: blocks, hints: PageHints(beginsPage: true))
    }
}
