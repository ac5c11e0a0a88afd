/// The training of the networks.
enum TrainingSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        guard let figure = TrainingFigures.curves(of: context.report) else { return nil }
        // Reports on images have the likelihood beside what the decoder draws.
        let table = context.report.imageShape == nil ? ReportTable.likelihood(of: context.report) : nil
        return DocumentSection(
            id: "training", heading: "Training", blocks: [.figure(figure)] + (table.map { [.table($0)] } ?? []))
    }
}
