internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of the places that several fits of a method give to the same rows.
enum StabilityFigures {
    /// A panel for each method: rows where the first fit puts them, with lines to where others do; nil where no fits could be
    /// aligned.
    static func movements(of context: SectionContext, _ text: StabilityText) -> ReportFigure? {
        let report = context.report
        guard let illustration = report.findings.illustration(of: Stability.self) else { return nil }
        let shown = illustration.fits.compactMap { fits in
            report.result(of: fits.method).map { (result: $0, codes: fits.codes) }
        }
        guard let latentSize = shown.map(\.result.latentSize).max() else { return nil }
        let coloring = context.coloring.selecting(rows: illustration.rows)
        let panels = zip(shown, PanelLetters.first(shown.count)).map { fits, letter in
            panel(fits.result, fits.codes, of: report, coloring: coloring, letter: letter)
        }
        return ReportFigure(
            identifier: "stability", title: "Stability of latent spaces",
            figure: PanelGrid(panels: panels).limited(for: panels.count), width: .full, finding: text.movement,
            explanation: explanation(
                of: report, text, isPlane: latentSize > 1,
                isPartial: text.results.contains { entry in
                    shown.contains { $0.result.id == entry.result.id && $0.codes.count < entry.stability.fits }
                }, projections: LatentPositions.viewSentences(of: shown.map(\.result), in: report)))
    }

    private static func panel(
        _ result: MethodResult, _ codes: [Matrix], of report: Report, coloring: PointColoring, letter: String
    ) -> any Figure {
        let latent = LatentPositions(result, in: report)
        let places = codes.map { latent.places(of: $0) }
        guard latent.positions.columns > 1 else {
            let first = places[0].column(0).map(Double.init)
            let others = places.dropFirst().map { $0.column(0).map(Double.init) }
            return PairPanel(
                title: result.method.name, x: others.flatMap { _ in first }, y: others.flatMap(\.self),
                axisTitles: ("\(latent.axisTitles.0), first fit", "\(latent.axisTitles.0), other fits"),
                color: result.method.style.color, hasDiagonal: true, panelLetter: letter)
        }
        return MovementScatter(
            title: result.method.name, fits: places, coloring: coloring, axisTitles: latent.axisTitles,
            panelLetter: letter)
    }

    private static func explanation(
        of report: Report, _ text: StabilityText, isPlane: Bool, isPartial: Bool, projections: [String]
    ) -> String {
        let finding = text.finding
        let rows =
            finding.drawnRows < finding.rows
            ? "\(NumberText.count(finding.drawnRows)) of the \(NumberText.count(finding.rows)) rows compared"
            : "\(NumberText.count(finding.rows)) rows"
        var sentences = [
            isPlane
                ? "\(rows.capitalizedFirst) from the training, validation and test sets. Dots, positions in the "
                    + "first fit; lines, to their positions in "
                    + "\(isPartial ? "some of the other fits" : "the other fits")\(colors(of: report))."
                : "\(rows.capitalizedFirst) from the training, validation and test sets: code in the first fit and in "
                    + "\(isPartial ? "some of the others" : "the others"); dashed line, equality."
        ]
        sentences.append(
            "Each other latent space was aligned with the first by rotation, reflection, translation and uniform "
                + "scaling (Procrustes). Spread, root-mean-square distance of the first fit's codes from their mean.")
        sentences += projections
        return sentences.joined(separator: " ")
    }

    /// The meaning of the colours, as a further clause; empty where they have none.
    private static func colors(of report: Report) -> String {
        report.labels == nil ? "" : "; \(report.coloringText)"
    }
}
