internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// Figures by the number of latent dimensions.
enum DimensionFigures {
    /// The error, the evidence lower bound where there is one, and the variance of PCA's components.
    static func figures(of report: Report, _ finding: Dimensions.Finding) -> [ReportFigure] {
        let components = report.findings[Components.self]
        let hasNats = report.methods.contains { (finding.curves[$0.id] ?? []).count { $0.elbo != nil } > 1 }
        let width: ReportFigure.Width = hasNats ? .third : .half
        return [
            errors(of: report, finding, width), hasNats ? nats(of: report, finding, width) : nil,
            components.flatMap { scree(of: report, $0, width) },
        ].compactMap(\.self)
    }

    private static func errors(
        of report: Report, _ finding: Dimensions.Finding, _ width: ReportFigure.Width
    ) -> ReportFigure? {
        let series = report.methods.compactMap { result -> DimensionSeries? in
            finding.curves[result.id].map { points in
                DimensionSeries(
                    method: result.method.style,
                    measurements: points.map {
                        .init(latentSize: $0.latentSize, value: $0.mse.value, interval: $0.mse.range)
                    })
            }
        }
        guard series.contains(where: { $0.measurements.count > 1 }) else { return nil }
        let matched = report.findings[Components.self]?.componentsToMatch ?? [:]
        let crossings = report.methods.compactMap { result in
            matched[result.id].map {
                ErrorByDimension.Crossing(
                    latentSize: $0, reached: (result.latentSize, result.error), method: result.method.style)
            }
        }
        return ReportFigure(
            identifier: "error-by-size", title: "Error by number of dimensions",
            figure: ErrorByDimension(series: series, yTitle: "test MSE", crossings: crossings), width: width,
            finding: "Test error by number of latent dimensions.",
            explanation: "One dot per training run, with 95 % bootstrap intervals over test rows (\(report.testCount))"
                + (crossings.isEmpty ? "." : "; thin dashed lines, the number of components that match a network."))
    }

    private static func nats(
        of report: Report, _ finding: Dimensions.Finding, _ width: ReportFigure.Width
    ) -> ReportFigure {
        let hasLikelihood = finding.curves.values.contains { $0.contains { $0.logLikelihood != nil } }
        let series = report.methods.compactMap { result -> DimensionSeries? in
            let points = (finding.curves[result.id] ?? []).compactMap { point in
                (point.elbo ?? point.logLikelihood).map {
                    DimensionSeries.Measurement(latentSize: point.latentSize, value: $0.value, interval: $0.range)
                }
            }
            return points.isEmpty ? nil : DimensionSeries(method: result.method.style, measurements: points)
        }
        return ReportFigure(
            identifier: "evidence-by-size", title: "Evidence by number of dimensions",
            figure: ErrorByDimension(series: series, yTitle: "nats per row", quantity: .number), width: width,
            finding:
                "Evidence lower bound by number of latent "
                + "dimensions\(hasLikelihood ? ", beside PCA's log-likelihood" : "").",
            explanation:
                "Mean over \(NumberText.count(finding.evidenceRows ?? 0)) test rows with 95 % bootstrap intervals; "
                + "higher is better.")
    }

    private static func scree(
        of report: Report, _ components: Components.Finding, _ width: ReportFigure.Width
    ) -> ReportFigure? {
        guard let baseline = report.baseline, components.varianceRatio.count > 1 else { return nil }
        func series(_ name: String, _ values: [Double]) -> DimensionSeries {
            DimensionSeries(
                method: baseline.method.style, name: name,
                measurements: values.enumerated().map { .init(latentSize: $0.offset + 1, value: $0.element) })
        }
        return ReportFigure(
            identifier: "scree", title: "Variance by component",
            figure: ErrorByDimension(
                series: [
                    series("cumulative", components.cumulativeVariance), series("single", components.varianceRatio),
                ], yTitle: "share of variance", xTitle: "component", quantity: .share), width: width,
            finding: "Variance explained by PCA's components.",
            explanation: "Share of each component in the training variance (scree plot) and cumulative share.")
    }
}

extension Estimate {
    /// The interval; nil where its ends are no numbers.
    var range: ClosedRange<Double>? { lower <= upper ? lower...upper : nil }
}
