internal import Drawing

/// Reconstructions of unseen rows by each method: which rows, classes and features are kept, and which are not.
enum ReconstructionsSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        let figures = ReconstructionFigures.details(of: report)
        guard !figures.isEmpty else { return nil }
        let text = ReconstructionsText(report)
        var blocks = DocumentBlock.opening(text.headline ?? "", details: text.details)
        blocks += [ExampleFigures.rows(of: report)].compactMap { $0.map { .figure($0) } }
        blocks += figures.map { .figure($0) }
        let rows = [ExampleFigures.images(of: report), ErrorDistributionFigures.figures(of: report)]
        blocks += rows.filter { !$0.isEmpty }.map { .row($0) }
        return DocumentSection(id: "reconstructions", heading: "Reconstructions", blocks: blocks)
    }
}
