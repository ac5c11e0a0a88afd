internal import Drawing
internal import Foundation

/// `figures/*.svg`: every figure as a file of its own.
struct SVGOutput: ReportOutput {
    let format: String? = "svg"
    let names = ["figures"]
    let listing = "figures/*.svg"

    func parts(_ contents: ReportContents, in folder: String) throws -> [OutputPart] {
        let place = folder + "/figures"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let size = contents.report.settings.figureSize
        return contents.document.figures.map { figure in
            .drawing {
                try SVGFile.write(
                    figure.figure, width: size.points(figure), identifier: figure.identifier, title: figure.title,
                    description: "\(figure.finding) \(figure.explanation)", to: "\(place)/\(figure.identifier).svg")
            }
        }
    }
}
