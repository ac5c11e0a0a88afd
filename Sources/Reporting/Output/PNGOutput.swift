internal import Drawing

/// `figures/*.png`: every figure as an image of its own, where that is asked for.
struct PNGOutput: ReportOutput {
    let format: String? = "png"
    let isUsual = false
    let names = [FigureFiles.folder]
    let listing = "figures/*.png"

    func parts(_ contents: ReportContents, in folder: String) throws -> [OutputPart] {
        let theme = contents.report.settings.theme
        return try FigureFiles.parts(contents, in: folder, format: "png") { figure, width, path in
            try PNGFile.write(figure.figure, width: width, theme: theme, to: path)
        }
    }
}
