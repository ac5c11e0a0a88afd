/// The training of the networks.
enum TrainingSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        guard let figure = TrainingFigures.curves(of: context.report) else { return nil }
        // Reports on images have the likelihood beside what the decoder draws.
        let tables = context.report.imageShape == nil ? ReportTable.likelihoods(of: context.report) : []
        return DocumentSection(
            id: "training", heading: "Training", blocks: [.figure(figure)] + tables.map { .table($0) })
    }
}
