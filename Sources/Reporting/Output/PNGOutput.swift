internal import Drawing
internal import Foundation

/// `figures/*.png`: every figure as an image of its own, where that is asked for.
struct PNGOutput: ReportOutput {
    let format: String? = "png"
    let isUsual = false
    let names = ["figures"]
    let listing = "figures/*.png"

    func parts(_ contents: ReportContents, in folder: String) throws -> [OutputPart] {
        let place = folder + "/figures"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let size = contents.report.settings.figureSize
        return contents.document.figures.map { figure in
            .drawing {
                try PNGFile.write(
                    figure.figure, width: size.points(figure), to: "\(place)/\(figure.identifier).png")
            }
        }
    }
}
