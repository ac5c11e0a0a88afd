internal import Comparison
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// The error of PCA by its number of components, with the networks at theirs.
enum ErrorFigures {
    /// The error of PCA by its number of components, with the others at their latent size; nil without PCA or with a single size.
    static func byDimension(of context: SectionContext) -> ReportFigure? {
        let report = context.report
        guard let components = report.findings[Components.self], components.testMse.count > 1,
            let baseline = report.baseline
        else { return nil }
        let errors = components.testMse
        // The error of as many components as there are features is what rounding has left.
        let least = ErrorByDimension.exactShare * (errors.first ?? 0)
        let sizes = components.sizes.filter { errors[$0 - 1] >= least }
        var series = [
            DimensionSeries(
                method: baseline.method.style,
                measurements: sizes.map { .init(latentSize: $0, value: errors[$0 - 1]) })
        ]
        let others = report.methods.filter { !$0.method.isLinear && $0.method.decodes }
        for result in others {
            series.append(
                DimensionSeries(
                    method: result.method.style,
                    measurements: [.init(latentSize: result.latentSize, value: result.error)]))
        }
        let networks = others.map(\.method.definiteName)
        return ReportFigure(
            identifier: "error-by-dimension", title: "Error by latent dimensions",
            figure: ErrorByDimension(series: series, yTitle: "test MSE", xTitle: "latent dimensions"), width: .half,
            finding: context.verdict.components ?? fall(of: errors, sizes: sizes),
            explanation:
                "Test MSE (\(report.testCount)) of PCA by its number of components"
                + (series.count > 1
                    ? ", and of \(Report.list(networks)) with \(report.settings.latentSize) "
                        + "latent dimension\(report.settings.latentSize == 1 ? "" : "s")." : "."))
    }

    /// The sentence on the fall of PCA's error over the sizes shown.
    private static func fall(of errors: [Double], sizes: [Int]) -> String {
        guard let first = sizes.first, let last = sizes.last, first < last else { return "PCA's test MSE." }
        let texts = NumberText.errors([errors[first - 1], errors[last - 1]])
        let verb = errors[last - 1] < errors[first - 1] ? "falls" : "changes"
        return "PCA's test MSE \(verb) from \(texts[0]) with \(first) component\(first == 1 ? "" : "s") to "
            + "\(texts[1]) with \(last)."
    }
}
