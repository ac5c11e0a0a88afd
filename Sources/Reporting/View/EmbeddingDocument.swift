internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The document of embeddings that were made elsewhere: the data in a sentence, and the embeddings side by side.
struct EmbeddingDocument {
    private let report: Report

    init(_ report: Report) { self.report = report }

    var document: ReportDocument {
        let names = Report.list(report.methods.map(\.method.name.escaped))
        let dataset = report.dataset
        return ReportDocument(
            title: report.title.escaped,
            facts: "\(NumberFormat.count(dataset.rowCount)) rows × "
                + "\(NumberFormat.count(dataset.featureCount)) features",
            date: ReportWriter.today(), subject: "\(names) of \(report.title.escaped)",
            keywords: ["embedding", "dimensionality reduction"] + report.methods.map(\.method.name.escaped),
            sections: [
                DocumentSection(
                    id: SummarySection.id, heading: nil,
                    blocks: [.paragraph(StyledText(dataset.reason.unbroken))]),
                DocumentSection(id: "embeddings", heading: "Embeddings", blocks: [.figure(figure(names))]),
            ])
    }

    /// All embeddings side by side.
    private func figure(_ names: String) -> ReportFigure {
        let coloring = report.coloring
        let isTest = [Bool](repeating: false, count: report.dataset.rowCount)
        let panels = zip(report.methods, PanelLetters.first(report.methods.count)).map { result, letter -> any Figure in
            let latent = LatentPositions(result, in: report)
            if latent.positions.columns == 1 {
                return LatentHistogram(
                    title: result.method.name, positions: latent.positions, isTest: isTest, coloring: coloring,
                    axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
            }
            return LatentScatter(
                title: result.method.name, positions: latent.positions, isTest: isTest, coloring: coloring,
                axisTitles: latent.axisTitles, panelLetter: letter, seed: report.settings.seed)
        }
        return ReportFigure(
            identifier: "embeddings", title: "Embeddings",
            figure: PanelGrid(panels: panels).limited(for: panels.count), width: .full,
            finding: "\(names), \(report.coloredText).",
            explanation: "All \(NumberText.count(report.dataset.rowCount)) rows. "
                + LatentPositions.viewSentences(of: report.methods, in: report).joined(separator: " "))
    }
}
