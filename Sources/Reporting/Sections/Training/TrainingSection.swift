/// The training of the networks.
enum TrainingSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        guard let figure = TrainingFigures.curves(of: context.report) else { return nil }
        return DocumentSection(id: "training", heading: "Training", blocks: [.figure(figure)])
    }
}
