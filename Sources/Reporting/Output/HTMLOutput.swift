internal import Comparison
internal import Core
internal import Drawing
internal import Foundation

/// `report.html`: the document to explore, in one file.
struct HTMLOutput: ReportOutput {
    let format: String? = ReportSettings.webFormat
    let names = ["report.html"]
    let listing = "report.html"

    func parts(_ contents: ReportContents, in folder: String) -> [OutputPart] {
        [.drawing { try write(contents, to: folder + "/report.html") }]
    }

    private func write(_ contents: ReportContents, to path: String) throws -> [Unicode.Scalar] {
        let (report, document) = (contents.report, contents.document)
        let renderer = try WebRenderer(
            document, insert: ExplorerSection.markup, threads: report.settings.threads)
        let page = WebPage(
            title: "\(document.title): autoencoders against PCA".escapedForMarkup(),
            description: document.subject.escapedForMarkup(), body: renderer.body, style: ExplorerAssets.style,
            script: ExplorerAssets.script,
            data: [(ExplorerSection.dataIdentifier, try ExplorerData(report, coloring: contents.coloring).json())])
        try Data(page.text.utf8).write(to: URL(filePath: path))
        return renderer.missingCharacters
    }
}
