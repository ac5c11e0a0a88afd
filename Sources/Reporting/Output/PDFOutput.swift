internal import Drawing
internal import Evidence
internal import Methods

/// `report.pdf`: the pages.
struct PDFOutput: ReportOutput {
    let format: String? = "pdf"
    let names = ["report.pdf"]
    let listing = "report.pdf"

    func parts(_ contents: ReportContents, in folder: String) -> [OutputPart] {
        [OutputPart(drawing: { try write(contents, to: folder + "/report.pdf") })]
    }

    private func write(_ contents: ReportContents, to path: String) throws -> [Unicode.Scalar] {
        let report = contents.report
        let document = try PDFDocument(
            path: path,
            metadata: DocumentMetadata(
                title: "\(report.name): autoencoders against PCA", subject: VerdictText(report).sentence,
                keywords: ["autoencoder", "PCA", "dimensionality reduction"] + report.methods.map(\.method.longName),
                creator: "Gibbous \(gibbousVersion)",
                creationDate: DocumentMetadata.sourceDate() ?? "\(contents.date)T00:00:00Z"))
        ReportDocument(report, figures: contents.figures, date: contents.date).render(to: document)
        try document.finish()
        return document.missingCharacters
    }
}
