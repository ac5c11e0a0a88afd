internal import Comparison
internal import Drawing
internal import Plotting

/// A document as a web page with an explorer of its rows.
struct ExplorablePage {
    /// The file's text.
    let text: String
    /// Characters in figures that no installed font has.
    let missingCharacters: [Unicode.Scalar]

    /// The page of a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - topic: The end of the page's title, after that of the document.
    ///   - report: The rows and latent spaces.
    ///   - coloring: The colours of points.
    /// - Throws: `DrawingError` where a figure can't be drawn, or an error of a decoder.
    init(_ document: ReportDocument, topic: String, of report: Report, coloring: PointColoring) throws {
        let renderer = try WebRenderer(
            document, insert: ExplorerSection.markup, threads: report.settings.threads)
        text =
            WebPage(
                title: "\(document.title): \(topic)".escapedForMarkup(),
                description: document.subject.escapedForMarkup(), body: renderer.body, style: ExplorerAssets.style,
                script: ExplorerAssets.script,
                data: [(ExplorerSection.dataIdentifier, try ExplorerData(report, coloring: coloring).json())]
            ).text
        missingCharacters = renderer.missingCharacters
    }
}
