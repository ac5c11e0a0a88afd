internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The latent scatter plots: side by side, and each at full size.
enum LatentFigures {
    /// A plot of one method's codes, with what its caption has to tell.
    private struct Panel {
        let figure: any Figure
        let outside: Int
        let isDensity: Bool
    }

    /// All methods side by side, in the same colours.
    static func overview(of context: SectionContext) -> ReportFigure {
        let report = context.report
        let panels = zip(report.methods, PanelLetters.first(report.methods.count)).map { result, letter in
            panel(result, of: report, coloring: context.coloring, title: result.method.name, letter: letter)
        }
        let row = PanelGrid(panels: panels.map(\.figure))
        return ReportFigure(
            identifier: "latent-overview", title: "Latent space of each method",
            // One or two panels at the whole width would take the whole page.
            figure: panels.count >= 3
                ? row : FigureWithMargin(main: row, margin: nil, share: panels.count == 2 ? 0.66 : 0.4),
            width: .full, finding: finding(of: report),
            explanation: explanation(
                of: report,
                panels: panels, projections: report.methods))
    }

    /// One method at full size, with the accuracy of each class in the margin.
    static func single(_ result: MethodResult, of context: SectionContext) -> ReportFigure {
        let report = context.report
        let panel = panel(result, of: report, coloring: context.coloring, title: nil, letter: nil)
        let classes = ClassAccuracy(result, of: context)
        let isPlane = result.latentSize > 1
        var sentences = [
            explanation(of: report, panels: [panel], projections: [result])
        ]
        if let classes {
            let which =
                classes.shownCount < classes.classCount
                ? "of \(classes.shownCount) of \(NumberText.count(classes.classCount)) classes, at even steps of their ranks,"
                : "per class"
            sentences.append("Right, 5-NN accuracy \(which) with 95 % Wilson intervals.")
        }
        if let text = EmbeddingText(of: [result.method]) { sentences.append(text.sentence) }
        if let active = result.measures[.activeCodes]?.estimate {
            sentences.append(
                "\(percent(active.value, decimals: 1)) of the test codes are active "
                    + "[\(percent(active.lower, decimals: 1)), \(percent(active.upper, decimals: 1))].")
        }
        return ReportFigure(
            identifier: "latent-\(result.method.rawValue)", title: "Latent space: \(result.method.name)",
            figure: isPlane || classes != nil
                ? FigureWithMargin(main: panel.figure, margin: classes?.plot) : panel.figure,
            width: .full,
            finding: quality(of: result, in: report, classes: classes)
                ?? "Latent space of \(result.method.definiteName).",
            explanation: sentences.joined(separator: " "))
    }

    /// The names behind the codes of classes too many to be written out.
    static func index(of context: SectionContext) -> ReportFigure? {
        guard case .categorical(_, let categories, let colors) = context.coloring, categories.count > 60,
            let most = categories.indices.max(by: { (colors.counts[$0], $1) < (colors.counts[$1], $0) }),
            let fewest = categories.indices.min(by: { (colors.counts[$0], $0) < (colors.counts[$1], $1) })
        else { return nil }
        return ReportFigure(
            identifier: "classes", title: "Classes", figure: ClassIndex(colors: colors), width: .full,
            finding: "\(NumberText.count(categories.count)) classes, from "
                + "\(NumberText.count(colors.counts[fewest])) to \(NumberText.count(colors.counts[most])) rows.",
            explanation: "The codes that stand in the scatter plots, each with its colour, name and number of rows. "
                + "Classes share 20 colours: codes tell them apart.")
    }

    private static func panel(
        _ result: MethodResult, of report: Report, coloring: PointColoring, title: String?, letter: String?
    ) -> Panel {
        let latent = LatentPositions(result)
        if latent.positions.columns == 1 {
            let histogram = LatentHistogram(
                title: title, positions: latent.positions, isTest: report.isTest, coloring: coloring,
                axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
            return Panel(figure: histogram, outside: histogram.outsideCount, isDensity: false)
        }
        let scatter = LatentScatter(
            title: title, positions: latent.positions, isTest: report.isTest, coloring: coloring,
            axisTitles: latent.axisTitles, showsPrior: result.method.followsPrior, panelLetter: letter,
            seed: report.settings.seed)
        return Panel(figure: scatter, outside: scatter.outsideCount, isDensity: scatter.isDensity)
    }

    /// The finding about the codes, by labels or neighbourhoods.
    private static func finding(of report: Report) -> String {
        if report.methods.allSatisfy({ $0.measures[.knnAccuracy] != nil }) {
            let shares = report.methods.compactMap { result in
                result.measures[.knnAccuracy].map { "\(percent($0.estimate.value)) (\(result.method.name))" }
            }
            return "5-NN accuracy in the latent space is \(Report.list(shares))."
        }
        if report.methods.allSatisfy({ $0.measures[.knnR2] != nil }) {
            return "Five nearest neighbours predict \(report.labelName) with R² \(values(of: .knnR2, in: report))."
        }
        if report.methods.allSatisfy({ $0.measures[.trustworthiness] != nil }) {
            return "Trustworthiness: \(values(of: .trustworthiness, in: report))."
        }
        let size = report.settings.latentSize
        return "\(NumberText.count(report.dataset.featureCount)) features in \(size) dimension\(size == 1 ? "" : "s")."
    }

    /// "0.835 (PCA) and 0.969 (AE)".
    private static func values(of measure: Measure, in report: Report) -> String {
        Report.list(
            report.methods.compactMap { result in
                text(measure, of: result, in: report).map { "\($0) (\(result.method.name))" }
            })
    }

    /// A measure's value with the decimals that all methods share.
    private static func text(_ measure: Measure, of result: MethodResult, in report: Report) -> String? {
        let decimals = min(3, report.methods.compactMap { $0.measures[measure]?.estimate }.commonDecimals)
        return result.measures[measure]?.estimate.valueText(decimals: decimals)
    }

    /// The sentence on a method's measures of labels and neighbourhoods; nil without any.
    private static func quality(of result: MethodResult, in report: Report, classes: ClassAccuracy?) -> String? {
        var parts: [String] = []
        if let accuracy = result.measures[.knnAccuracy]?.estimate {
            // A word between name and number: beside a name written from the right, the number would change places with it.
            let worst =
                classes?.worst.map { " (lowest for \($0.name), with \(percent($0.accuracy)))" } ?? ""
            parts.append("a 5-NN accuracy of \(percent(accuracy.value))\(worst)")
        }
        if let r2 = text(.knnR2, of: result, in: report) {
            parts.append("a 5-NN R² of \(r2) for \(report.labelName)")
        }
        if let trust = text(.trustworthiness, of: result, in: report) { parts.append("a trustworthiness of \(trust)") }
        if let continuity = text(.continuity, of: result, in: report) { parts.append("a continuity of \(continuity)") }
        let name = result.method.definiteName
        return parts.isEmpty ? nil : "\(name.prefix(1).uppercased())\(name.dropFirst()) has \(Report.list(parts))."
    }

    private static func explanation(
        of report: Report, panels: [Panel], projections: [MethodResult]
    ) -> String {
        var sentences = [
            "Latent coordinates of the test rows (\(report.testCount)), \(report.coloredText); training and validation rows "
                + "in paler tints."
        ]
        if panels.contains(where: \.isDensity) {
            sentences.append("Density plot; darkness encodes the rank of the local point count.")
        }
        sentences += LatentPositions.projectionSentences(of: projections)
        if let method = projections.map(\.method).first(where: \.followsPrior), report.settings.latentSize > 1 {
            sentences.append("Circles: one and two standard deviations of \(method.definiteName)'s prior.")
        }
        let outside = panels.reduce(0) { $0 + $1.outside }
        if outside > 0 {
            let number = NumberWord.text(outside)
            let mark =
                !projections.contains { $0.latentSize > 1 }
                ? "not drawn" : outside == 1 ? "triangle on the frame" : "triangles on the frame"
            sentences.append(
                "\(number.prefix(1).uppercased())\(number.dropFirst()) point\(outside == 1 ? " falls" : "s fall") outside the "
                    + "axis limits (\(mark)).")
        }
        return sentences.joined(separator: " ")
    }
}
