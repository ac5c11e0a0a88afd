/// The latent spaces once more for each further label, and what neighbours in them tell of it.
enum FurtherLabelsSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        let labels = LabelTable(report)
        guard let table = labels.table else { return nil }
        let figures = report.furtherLabels.indices.flatMap { FurtherLabelFigures.figures(ofLabel: $0, in: report) }
        return DocumentSection(
            id: "further-labels", heading: "Further labels",
            blocks: figures.map { .figure($0) } + [
                .table(
                    ReportTable(
                        table, title: "Labels", caption: "What neighbours tell of each label",
                        explanation: "Test rows (\(report.testCount)) of known label. "
                            + (labels.hasIntervals ? "In brackets: 95 % bootstrap intervals. " : "")
                            + "Bold: the best. Rows are split by the first label alone."))
            ])
    }
}
