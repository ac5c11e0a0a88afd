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
                        table, title: "Labels", caption: "Prediction of each label by nearest neighbours",
                        explanation: "Test rows (\(report.testCount)) of known label. "
                            + (labels.hasIntervals
                                ? "Brackets, 95 % bootstrap intervals; bold, best value. " : "Bold, best value. ")
                            + "Rows were split by the first label alone."))
            ])
    }
}
