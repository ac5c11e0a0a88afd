/// Reconstructions of unseen rows by each method.
enum ReconstructionsSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let figures = ReconstructionFigures.details(of: context.report)
        guard !figures.isEmpty else { return nil }
        return DocumentSection(
            id: "reconstructions", heading: "Reconstructions", blocks: figures.map { .figure($0) },
            // The figures of latent spaces take a page each.
            hints: PageHints(fillsPageBefore: "latent-spaces"))
    }
}
