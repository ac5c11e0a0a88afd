internal import Datasets
internal import Drawing

/// A figure of a report: an element of a page and a file by the same code.
struct ReportFigure: Sendable {
    /// The name of its file and of links to it, in ASCII.
    let identifier: String
    /// Its name in the outline.
    let title: String
    let figure: any Figure
    let width: FigureBlock.Width
    /// What the reader should see in it, in a sentence.
    let finding: String
    /// What it shows and how: content, encoding, numbers of rows.
    let explanation: String

    /// The width it is drawn at, in points.
    var points: Double { Paper.columnWidth(of: width.rawValue) }
}

/// Something that draws figures of a report; one for each kind of figure.
protocol ReportFigureKind {
    /// The figures of this kind that the report has something to show in.
    static func figures(of report: Report) -> [ReportFigure]
}

extension Report {
    /// "n = 360".
    var testCount: String { "n = \(NumberText.count(split.test.count))" }

    /// A joined list: "PCA, AE and VAE".
    static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
