internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of a table's samples: its features by themselves and in pairs.
enum SampledTableFigures {
    /// The distances of features' distributions from those of the test rows; nil for images.
    static func marginals(of report: Report, _ finding: NewData.Finding) -> ReportFigure? {
        let methods = report.methods.map(\.method)
        let rows = finding.sources.compactMap { source in
            source.features.map {
                DotPlotRow(
                    name: source.source.name(among: methods), value: $0.meanDistance,
                    color: source.source.color(among: methods))
            }
        }
        guard let features = finding.features, !rows.isEmpty else {
            return nil
        }
        let control = finding.control.features.map { DotPlotRow(name: "training rows", value: $0.meanDistance) }
        return ReportFigure(
            identifier: "sampled-marginals", title: "Distributions of features in samples",
            figure: DotPlot(
                rows: rows + [control].compactMap(\.self), xTitle: "mean KS distance", isSorted: false,
                including: 0...0), width: .half,
            finding: marginalFinding(finding, methods),
            explanation:
                "Mean over \(NumberText.count(features)) features of the Kolmogorov–Smirnov (KS) distance (largest "
                + "difference between distribution functions) between samples and test rows (n = "
                + "\(NumberText.count(finding.rows)) each); training rows, real rows in place of samples.")
    }

    /// The source whose features by themselves are most like those of the test rows.
    private static func marginalFinding(_ finding: NewData.Finding, _ methods: [Method]) -> String {
        let distances = finding.sources.compactMap { source in
            source.features.map { (source.source.samplesText(among: methods), $0.meanDistance) }
        }
        guard let best = distances.min(by: { $0.1 < $1.1 }), let real = finding.control.features?.meanDistance else {
            return "Distributions of features in samples."
        }
        let texts = NumberText.errors([best.1, real])
        return
            "\(best.0.capitalizedFirst) reproduce the distributions of single features best: mean KS distance \(texts[0]), "
            + "against \(texts[1]) for training rows."
    }

    /// Quantiles of the features that differ most in the samples of the first source; nil for images.
    static func quantiles(of report: Report, _ answer: Answer<NewData>) -> ReportFigure? {
        guard let features = answer.illustration.features, let source = answer.finding.sources.first,
            let agreement = source.features, !features.quantiles.isEmpty
        else { return nil }
        let methods = report.methods.map(\.method)
        let panels = zip(features.quantiles, PanelLetters.first(features.quantiles.count)).map { feature, letter in
            let range = DataLimits.range(of: feature.truth + feature.sampled) ?? 0...1
            let scale = AxisScale(.linear, from: range.lowerBound, to: range.upperBound).padded(by: 0.04)
            return PairPanel(
                title: feature.name.escaped, x: feature.truth, y: feature.sampled,
                axisTitles: ("in test rows", letter == "a" ? "in samples" : ""), scales: (scale, scale),
                color: source.source.color(among: methods), hasDiagonal: true, panelLetter: letter)
        }
        let worst = zip(agreement.worst, NumberText.errors(agreement.worst.map(\.distance))).map {
            "“\($0.name.escaped)” (\($1))"
        }
        return ReportFigure(
            identifier: "sampled-quantiles", title: "Quantiles of features in samples",
            figure: FigureWithMargin(
                main: PanelGrid(panels: panels), margin: nil,
                share: panels.count == 1 ? 0.4 : panels.count == 2 ? 0.66 : 1),
            width: .full,
            finding:
                "In \(source.source.samplesText(among: methods)), the distributions of \(Report.list(worst)) "
                + "differ most from those of the test rows.",
            explanation:
                "Scaled values at the same quantiles of test rows and samples (n = "
                + "\(NumberText.count(answer.finding.rows)) each); dashed line, equal distributions; in parentheses, "
                + "Kolmogorov–Smirnov distances.")
    }

    /// The correlations of pairs of features, in test rows and in samples; nil for images.
    static func correlations(of report: Report, _ answer: Answer<NewData>) -> ReportFigure? {
        let finding = answer.finding
        guard let features = answer.illustration.features, let pairs = finding.pairedFeatures, pairs > 2 else {
            return nil
        }
        let methods = report.methods.map(\.method)
        let shown = finding.shown.filter { $0.kind != .fittedGaussian }
        let chosen = features.sampledCorrelations.filter { one in
            one.source.map(shown.contains) ?? true
        }
        let scale = AxisScale(.linear, from: -1, to: 1).padded(by: 0.03)
        let panels = zip(chosen, PanelLetters.first(chosen.count)).enumerated().map { index, panel in
            let (one, letter) = panel
            return PairPanel(
                title: one.source.map { $0.name(among: methods) } ?? "training rows", x: features.correlations,
                y: one.values, axisTitles: ("in test rows", index == 0 ? "in samples" : ""), scales: (scale, scale),
                color: one.source.map { $0.color(among: methods) } ?? .ink, hasDiagonal: true,
                panelLetter: letter)
        }
        let errors =
            finding.sources.filter { shown.contains($0.source) }.compactMap { source in
                source.features?.correlationError.map { (source.source.name(among: methods), $0) }
            } + [finding.control.features?.correlationError.map { ("training rows", $0) }].compactMap(\.self)
        let texts = zip(errors, NumberText.errors(errors.map(\.1))).map { "\($1) (\($0.0))" }
        return ReportFigure(
            identifier: "sampled-correlations", title: "Correlations in samples", figure: PanelGrid(panels: panels),
            width: .full,
            finding: "Correlations deviate from those in the test rows by a root mean square of \(Report.list(texts)).",
            explanation:
                "Pearson correlation of each pair of \(NumberText.count(pairs)) features in test rows and samples (n = "
                + "\(NumberText.count(finding.rows)) each); dashed line, equality.")
    }
}
