internal import Drawing

/// The latent spaces once more for each further label, coloured by it.
enum FurtherLabelFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        zip(report.furtherLabels, identifiers(of: report)).flatMap { result, identifiers in
            let view = report.seen(by: result)
            let overview = LatentFigures.overview(of: view).renamed(
                identifiers.overview, title: "Latent space of each method, by \(view.labelName)")
            let index = LatentFigures.index(of: view)?.renamed(
                identifiers.classes, title: "Classes of \(view.labelName)")
            return [overview] + [index].compactMap(\.self)
        }
    }

    /// What the figures of each further label are called, the second label's first.
    static func identifiers(of report: Report) -> [(overview: String, classes: String)] {
        report.furtherLabels.indices.map { ("latent-label-\($0 + 2)", "classes-label-\($0 + 2)") }
    }
}

extension ReportFigure {
    /// The same figure under another name.
    fileprivate func renamed(_ identifier: String, title: String) -> ReportFigure {
        ReportFigure(
            identifier: identifier, title: title, figure: figure, width: width, finding: finding,
            explanation: explanation)
    }
}
