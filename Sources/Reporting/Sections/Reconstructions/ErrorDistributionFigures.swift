internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The errors of all test rows: how they are distributed, and by class.
enum ErrorDistributionFigures {
    /// Classes beyond these are left out of the figure, those of middling error.
    private static let mostClasses = 20

    static func figures(of report: Report) -> [ReportFigure] {
        [distribution(of: report), classes(of: report)].compactMap(\.self)
    }

    private static func distribution(of report: Report) -> ReportFigure? {
        guard let answer = report.findings.answer(to: RowErrors.self) else { return nil }
        let series = report.methods.compactMap { result in
            answer.illustration.curves[result.id].map {
                DistributionSeries(method: result.method.style, quantiles: $0)
            }
        }
        guard !series.isEmpty, report.split.test.count > 2 else { return nil }
        let medians = report.decoding.map { answer.finding.medianMse[$0.id] ?? .nan }
        let parts = zip(report.decoding, NumberText.errors(medians)).map { ($1, $0.method.name) }
        return ReportFigure(
            identifier: "error-distribution", title: "Distribution of errors",
            figure: DistributionCurves(series: series, xTitle: "MSE of a test row"), width: .half,
            finding: "The median test row has an MSE of \(Report.list(parts)).",
            explanation: "Cumulative fraction of the test rows (\(report.testCount)) against mean squared error.")
    }

    private static func classes(of report: Report) -> ReportFigure? {
        guard let finding = report.findings[ClassErrors.self], let first = finding.classes.first,
            let last = finding.classes.last, first.name != last.name
        else { return nil }
        let half = mostClasses / 2
        let shown =
            finding.classes.count <= mostClasses
            ? finding.classes : Array(finding.classes.prefix(half) + finding.classes.suffix(half))
        let groups = report.decoding.map { result in
            GroupedDots(
                method: result.method.style,
                dots: shown.map { one in
                    one.mse[result.id].map { GroupedDots.Dot(value: $0.value, interval: $0.range) }
                })
        }
        let shares = report.decoding.compactMap { result in
            finding.shareBetweenClasses[result.id].map { (percent($0), result.method.name) }
        }
        return ReportFigure(
            identifier: "class-errors", title: "Error by class",
            figure: GroupedDotPlot(names: shown.map(\.name.escaped), groups: groups, xTitle: "test MSE"), width: .half,
            finding: shares.isEmpty
                ? "Error by class."
                : "The class accounts for \(Report.list(shares)) of the variance of the errors.",
            explanation:
                "Mean over the test rows of each class with 95 % bootstrap intervals; classes sorted by their mean over the methods"
                + (shown.count < finding.classes.count
                    ? " (\(NumberWord.text(half)) worst and \(NumberWord.text(half)) best of \(NumberText.count(finding.classes.count)))"
                    : "")
                + (finding.smallClasses > 0
                    ? "; \(NumberText.count(finding.smallClasses)) with too few test rows are omitted." : "."))
    }
}
