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
        let page = try ExplorablePage(
            contents.document, topic: "autoencoders against PCA", of: contents.report, coloring: contents.coloring)
        try Data(page.text.utf8).write(to: URL(filePath: path))
        return page.missingCharacters
    }
}
