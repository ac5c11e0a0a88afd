internal import Core
internal import Drawing
internal import Rows

/// `report.pdf`: the pages.
struct PDFOutput: ReportOutput {
    let format: String? = "pdf"
    let names = ["report.pdf"]
    let listing = "report.pdf"

    func parts(_ contents: ReportContents, in folder: String) -> [OutputPart] {
        [.drawing { try write(contents, to: folder + "/report.pdf") }]
    }

    private func write(_ contents: ReportContents, to path: String) throws -> [Unicode.Scalar] {
        let document = contents.document
        let pdf = try PDFDocument(
            path: path,
            metadata: DocumentMetadata(
                title: "\(contents.report.title): autoencoders against PCA", subject: document.subject,
                keywords: document.keywords, creator: "Gibbous \(gibbousVersion)",
                creationDate: DocumentMetadata.sourceDate() ?? "\(document.date)T00:00:00Z"),
            theme: contents.report.settings.theme)
        PageRenderer(document, on: contents.report.settings.paper == .a4 ? .a4 : .letter).render(to: pdf)
        try pdf.finish()
        return pdf.missingCharacters
    }
}
