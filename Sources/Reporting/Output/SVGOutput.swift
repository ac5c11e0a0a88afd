internal import Drawing

/// `figures/*.svg`: every figure as a file of its own.
struct SVGOutput: ReportOutput {
    let format: String? = "svg"
    let names = [FigureFiles.folder]
    let listing = "figures/*.svg"

    func parts(_ contents: ReportContents, in folder: String) throws -> [OutputPart] {
        let theme = contents.report.settings.theme
        return try FigureFiles.parts(contents, in: folder, format: "svg") { figure, width, path in
            try SVGFile.write(
                figure.figure, width: width, identifier: figure.identifier, title: figure.title,
                description: figure.description, theme: theme, to: path)
        }
    }
}
