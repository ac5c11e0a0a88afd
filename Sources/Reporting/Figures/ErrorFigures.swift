internal import Drawing
internal import Plotting

/// The error of PCA by its number of components, with the networks at theirs.
enum ErrorFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        guard report.componentErrors.count > 1 else { return [] }
        // Beyond the networks' error the curve only falls to nothing.
        let least = report.methods.map(\.error).min() ?? 0
        let enough = report.componentErrors.firstIndex { $0 < least / 2 } ?? report.componentErrors.count - 1
        let sizes = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64].filter {
            $0 <= report.componentErrors.count && $0 <= max(enough + 1, 2 * report.settings.latentSize)
        }
        var series = [
            DimensionSeries(
                method: Method.pca.style,
                measurements: sizes.map { .init(latentSize: $0, value: report.componentErrors[$0 - 1]) })
        ]
        for result in report.methods where result.method.isNetwork {
            series.append(
                DimensionSeries(
                    method: result.method.style,
                    measurements: [.init(latentSize: result.latentSize, value: result.error)]))
        }
        return [
            ReportFigure(
                identifier: "error-by-dimension", title: "Error by latent dimensions",
                figure: ErrorByDimension(series: series, yTitle: "test MSE", xTitle: "latent dimensions"), width: .half,
                finding: Verdict(report).evidence.first { $0.hasPrefix("PCA") } ?? "PCA gains with every component.",
                explanation:
                    "Test MSE (\(report.testCount)) of PCA by its number of components, and of the networks at "
                    + "\(report.settings.latentSize).")
        ]
    }
}
