/// Rows that the networks decode from codes that no row has.
enum GenerationSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let figures = GenerationFigures.figures(of: context.report)
        guard !figures.isEmpty else { return nil }
        let tables = ReportTable.likelihoods(of: context.report)
        return DocumentSection(
            id: "generation", heading: "New rows",
            blocks: figures.map { .figure($0) } + tables.map { .table($0) })
    }
}
