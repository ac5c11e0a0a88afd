internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// Figures of a VAE's posteriors.
enum OverlapFigures {
    /// The posteriors in the latent plane; nil of one latent dimension.
    static func ellipses(of context: SectionContext, _ answer: Answer<Overlap>) -> ReportFigure? {
        let (report, shown) = (context.report, answer.illustration)
        guard let result = report.result(of: shown.method), result.latentSize > 1 else { return nil }
        // A posterior's axes are the latent dimensions, so that these are shown as they are.
        let dimensions = result.leadingDimensions
        func plane(_ matrix: Matrix) -> Matrix {
            Matrix(
                rows: matrix.rows, columns: 2,
                values: (0..<matrix.rows).flatMap { row in dimensions.map { matrix[row, $0] } })
        }
        let titles = dimensions.map { LatentPositions.title(of: $0, in: result) }
        let figure = LatentScatter(
            positions: plane(result.codes), isTest: report.isTest, coloring: context.coloring,
            axisTitles: (titles[0], titles[1]), showsPrior: shown.method.followsPrior, seed: report.settings.seed,
            labelsClusters: false,
            ellipses: PosteriorEllipses(
                means: plane(shown.means), deviations: plane(shown.deviations), places: shown.places,
                coloring: context.coloring))
        return ReportFigure(
            identifier: "posteriors", title: "Posteriors in the latent space of \(shown.method.definiteName)",
            figure: figure, width: .half,
            finding:
                "\(IntervalText(answer.finding.overlapping, in: .percent).value) of the posteriors overlap another row's.",
            explanation:
                "Ellipses, one standard deviation about the codes of "
                + (answer.finding.shownRows < report.split.test.count
                    ? "\(NumberText.count(answer.finding.shownRows)) test rows, drawn at random; points"
                    : "the test rows (\(report.testCount)); points")
                + ", all rows; \(report.coloringText). Dashed circles, the prior."
                + (result.latentSize > 2 ? " Dimensions shown: \(result.method.shownDimensions)." : ""))
    }

    /// The shares of rows that overlap, as standard deviations shrink.
    static func shares(of finding: Overlap.Finding, method: Method) -> ReportFigure {
        let style = method.style
        var series = [
            PassageCurves.Series(style: style.named("any row", dash: []), values: finding.overlappingByFactor)
        ]
        if let others = finding.overlappingOtherClassByFactor {
            series.append(
                PassageCurves.Series(style: style.named("other class", dash: [3, 1.5]), values: others))
        }
        return ReportFigure(
            identifier: "posterior-overlap", title: "Overlap of posteriors",
            figure: PassageCurves(
                places: finding.factors, series: series,
                titles: ("factor on the standard deviations", "fraction overlapping")), width: .half,
            finding: "Overlap with other rows as the posteriors shrink to points.",
            explanation:
                "Fraction of \(NumberText.count(finding.rows)) test rows whose posterior overlaps that of another "
                + "test row "
                + "(Bhattacharyya coefficient of at least \(NumberFormat.decimal(finding.threshold, decimals: 3)), "
                + "at which the ellipses of two posteriors of equal spread touch). A factor of 1 stands for the "
                + "posteriors as fitted."
        )
    }
}
