internal import Datasets
internal import Drawing
internal import EmbeddingQuality
internal import LinearAlgebra
internal import Plotting

/// The latent scatter plots: side by side, and each at full size.
enum LatentFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        [overview(of: report)] + report.methods.map { single($0, of: report) }
    }

    /// All methods side by side, in the same colours.
    static func overview(of report: Report) -> ReportFigure {
        let coloring = report.coloring
        let letters = ["a", "b", "c", "d", "e", "f"]
        let panels = zip(report.methods, letters).map { result, letter in
            panel(result, of: report, coloring: coloring, title: result.method.name, letter: letter)
        }
        return ReportFigure(
            identifier: "latent-overview", title: "Latent space of each method",
            figure: PanelRow(panels: panels.map(\.figure)), width: .full, finding: finding(of: report),
            explanation: explanation(
                of: report, subject: "in the latent space of each method",
                outside: panels.reduce(0) { $0 + $1.outside }, projections: report.methods))
    }

    /// One method at full size.
    private static func single(_ result: MethodResult, of report: Report) -> ReportFigure {
        let panel = panel(result, of: report, coloring: report.coloring, title: nil, letter: nil)
        return ReportFigure(
            identifier: "latent-\(result.method.rawValue)", title: "Latent space: \(result.method.name)",
            figure: panel.figure, width: .full,
            finding: quality(of: result).map { "\(result.method.name): \($0)." } ?? "\(result.method.name).",
            explanation: explanation(
                of: report, subject: "in the latent space of the \(result.method.longName)", outside: panel.outside,
                projections: [result]))
    }

    private static func panel(
        _ result: MethodResult, of report: Report, coloring: PointColoring, title: String?, letter: String?
    ) -> (figure: any Figure, outside: Int) {
        let latent = LatentPositions(result)
        if latent.positions.columns == 1 {
            let histogram = LatentHistogram(
                title: title, positions: latent.positions, isTest: report.isTest, coloring: coloring,
                axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
            return (histogram, histogram.outsideCount)
        }
        let scatter = LatentScatter(
            title: title, positions: latent.positions, isTest: report.isTest, coloring: coloring,
            axisTitles: latent.axisTitles, showsPrior: result.method == .vae, panelLetter: letter,
            seed: report.settings.seed)
        return (scatter, scatter.outsideCount)
    }

    /// What the labels say about the codes.
    private static func finding(of report: Report) -> String {
        let qualities = report.methods.compactMap { result in
            (result.measures[.knnAccuracy] ?? result.measures[.knnR2]).map { (result.method.name, $0.estimate) }
        }
        guard qualities.count == report.methods.count, !qualities.isEmpty else {
            return "The data in \(report.settings.latentSize) dimensions."
        }
        if report.methods.allSatisfy({ $0.measures[.knnAccuracy] != nil }) {
            let shares = qualities.map { "\(percent($0.1.value)) with \($0.0)" }
            return "Five nearest neighbours tell the label of \(Report.list(shares))."
        }
        let decimals = qualities.map(\.1).commonDecimals
        return "Five nearest neighbours predict the label with R² "
            + Report.list(qualities.map { "\($0.1.valueText(decimals: decimals)) (\($0.0))" }) + "."
    }

    private static func quality(of result: MethodResult) -> String? {
        var parts: [String] = []
        if let accuracy = result.measures[.knnAccuracy]?.estimate {
            parts.append("five nearest neighbours tell the label of \(percent(accuracy.value)) of the test rows")
        }
        if let r2 = result.measures[.knnR2]?.estimate {
            parts.append("five nearest neighbours predict the label with R² \(r2.valueText())")
        }
        if let trust = result.measures[.trustworthiness]?.estimate {
            parts.append("trustworthiness \(trust.valueText())")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func explanation(
        of report: Report, subject: String, outside: Int, projections: [MethodResult]
    ) -> String {
        var sentences = [
            "Test rows (\(report.testCount)) \(subject); \(report.coloringText); grey: training and validation rows."
        ]
        let rules = projections.compactMap { LatentPositions($0).projection }
        if !rules.isEmpty { sentences.append("Of more than two dimensions, \(Report.list(rules)) are shown.") }
        if projections.contains(where: { $0.method == .vae }) && report.settings.latentSize > 1 {
            sentences.append("Circles: one and two standard deviations of the VAE's prior.")
        }
        if outside > 0 {
            sentences.append(
                "\(NumberText.count(outside)) point\(outside == 1 ? "" : "s") outside the axes: triangles on the frame."
            )
        }
        return sentences.joined(separator: " ")
    }
}
