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
        guard let features = finding.features, let first = finding.sources.first?.features, !rows.isEmpty else {
            return nil
        }
        let control = finding.control.features.map { DotPlotRow(name: "training rows", value: $0.meanDistance) }
        let worst = zip(first.worst, NumberText.errors(first.worst.map(\.distance))).map {
            "\($0.name.escaped) (\($1))"
        }
        return ReportFigure(
            identifier: "sampled-marginals", title: "Distributions of features in samples",
            figure: DotPlot(
                rows: rows + [control].compactMap(\.self), xTitle: "mean KS distance", isSorted: false,
                including: 0...0), width: .half,
            finding:
                "Of \(finding.sources[0].source.name(among: methods)), the features that differ most from the test rows are "
                + "\(Report.list(worst)).",
            explanation:
                "Mean over \(NumberText.count(features)) features of the Kolmogorov–Smirnov (KS) distance, the largest difference between the "
                + "distribution functions of samples and of test rows (n = \(NumberText.count(finding.rows)) each), in parentheses that of "
                + "the feature alone; training rows: real rows in place of samples.")
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
            finding: "Root mean squared difference of correlations from those in the test rows: \(Report.list(texts)).",
            explanation:
                "Pearson's correlation of each pair of \(NumberText.count(pairs)) features in the test rows and in samples "
                + "(n = \(NumberText.count(finding.rows)) each); dashed: the same in both.")
    }
}
