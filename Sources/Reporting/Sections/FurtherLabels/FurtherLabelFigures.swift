internal import Drawing

/// The latent spaces once more for a further label, coloured by it.
enum FurtherLabelFigures {
    /// The figures of one of the further labels, with the names of its classes where they are many.
    static func figures(ofLabel index: Int, in report: Report) -> [ReportFigure] {
        let view = report.seen(by: report.furtherLabels[index])
        let context = SectionContext(view)
        // The first label of the report is number 1.
        let number = index + 2
        let overview = LatentFigures.overview(of: context, hasGallery: false).renamed(
            "latent-label-\(number)", title: "Latent space of each method, by \(view.labelName)")
        let classes = LatentFigures.index(of: context)?.renamed(
            "classes-label-\(number)", title: "Classes of \(view.labelName)")
        return [overview] + (classes.map { [$0] } ?? [])
    }
}

extension ReportFigure {
    /// The same figure under another name.
    fileprivate func renamed(_ identifier: String, title: String) -> ReportFigure {
        ReportFigure(
            identifier: identifier, title: title, figure: figure, width: width, finding: finding,
            explanation: explanation, pointer: pointer)
    }
}
