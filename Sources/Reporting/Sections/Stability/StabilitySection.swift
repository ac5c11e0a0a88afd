internal import Drawing
internal import Evidence

/// The part of latent spaces that stays when methods are fitted again.
enum StabilitySection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        guard let text = StabilityText(context.report) else { return nil }
        var blocks = DocumentBlock.opening(text.headline)
        if let figure = StabilityFigures.movements(of: context, text) { blocks.append(.figure(figure)) }
        blocks.append(.table(StabilityTable(context.report, text).table))
        return DocumentSection(id: "stability", heading: "Stability", blocks: blocks)
    }
}
