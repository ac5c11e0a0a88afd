internal import Drawing
internal import Evidence
internal import Methods

/// The latent space of each method: where its rows lie, what it keeps and where it fails.
enum LatentSpacesSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        var blocks: [DocumentBlock] = [.figure(LatentFigures.gallery(of: context))]
        if let shares = DimensionShares.figure(of: report) { blocks.append(.figure(shares)) }
        if let maps = LatentMaps.figure(of: context) { blocks.append(.figure(maps)) }
        if let index = LatentFigures.index(of: context) { blocks.append(.figure(index)) }
        for collapse in report.methods.map({ CollapseText($0) }) {
            blocks += DocumentBlock.opening(collapse.headline ?? "", details: [collapse.details ?? ""])
        }
        blocks += LatentDetailFigures(report).figures.map { .figure($0) }
        return DocumentSection(id: id, heading: "Latent spaces", blocks: blocks)
    }
}
