internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of corrupted and restored test rows.
enum DenoisingFigures {
    /// The nearness to the clean rows against the strength of the corruption.
    static func curves(of report: Report, _ finding: Denoising.Finding, _ text: DenoisingText) -> ReportFigure {
        let isOfImages = report.imageShape != nil
        func point(_ level: Denoising.Level, _ restoration: Denoising.Restoration?) -> IntervalSeries.Point? {
            guard let estimate = isOfImages ? restoration?.psnr : restoration?.mse else { return nil }
            return IntervalSeries.Point(
                x: level.level, y: estimate.value, interval: min(estimate.lower, estimate.upper)...estimate.upper)
        }
        let input = IntervalSeries(
            style: MethodStyle(name: "corrupted", color: .muted, dash: [1, 1.5]),
            points: finding.levels.compactMap { point($0, $0.input) })
        let methods = report.decoding.map { result in
            IntervalSeries(
                style: result.method.style,
                points: finding.levels.compactMap { point($0, $0.restored[result.id]) })
        }
        return ReportFigure(
            identifier: "denoising-strength", title: "Restoration by noise level",
            figure: IntervalCurves(
                series: methods + [input], xTitle: text.axisTitle, yTitle: isOfImages ? "PSNR (dB)" : "MSE",
                markedAt: finding.level, including: isOfImages ? nil : 0),
            width: .half, finding: curveFinding(finding, text),
            explanation:
                "\(isOfImages ? "Peak signal-to-noise ratio" : "Mean squared error") of restored and corrupted "
                + "\(text.rows) (n = \(NumberText.count(finding.rows)), 95 % bootstrap intervals) against the "
                + "\(text.levelTitle); dashed vertical line, \(text.corruption)"
                + (finding.trained.isEmpty ? "." : ", the level used in training."))
    }

    /// The sentence on the restoration of clean rows and of the most corrupted ones.
    private static func curveFinding(_ finding: Denoising.Finding, _ text: DenoisingText) -> String {
        guard let clean = finding.levels.first, let most = finding.levels.last, clean.level < most.level,
            let own = clean.restored[finding.best], let last = most.restored[finding.best], let input = most.input
        else { return "Restoration against the level of corruption." }
        let name = text.best
        guard let psnr = own.psnr, let lastPsnr = last.psnr, let inputPsnr = input.psnr else {
            let texts = NumberText.errors([own.mse.value, last.mse.value, input.mse.value])
            return
                "The MSE of \(name) is \(texts[0]) for clean rows and \(texts[1]) for the most corrupted ones, whose own is "
                + "\(texts[2])."
        }
        let texts = [psnr, lastPsnr, inputPsnr].map { "\(NumberFormat.decimal($0.value, decimals: 1)) dB" }
        return
            "The PSNR of \(name) is \(texts[0]) for clean images and \(texts[1]) for the most corrupted ones, whose own is "
            + "\(texts[2])."
    }

    /// Rows at growing levels, corrupted and restored, in the shape of the data; nil where they have none.
    static func rows(of report: Report, _ answer: Answer<Denoising>, _ text: DenoisingText) -> ReportFigure? {
        let examples = answer.finding.examples
        guard let drawing = RowDrawing(report), !examples.isEmpty else { return nil }
        let clean = report.truth.selecting(rows: examples.map(\.testRow))
        func row(
            _ name: String, _ rows: Matrix, color: Color = .ink, mse: (Denoising.Example) -> Double?
        ) -> RowDrawing.Row {
            RowDrawing.Row(
                name: name,
                tiles: examples.indices.map { index in
                    RowDrawing.Tile(
                        row: Array(rows[row: index]), reference: Array(clean[row: index]), color: color,
                        caption: mse(examples[index]).map(NumberText.error))
                })
        }
        let levels = answer.finding.levels.map(\.level).filter { level in examples.contains { $0.level == level } }
        let methods = answer.illustration.restored.map { method, rows in
            row(method.name, rows, color: method.style.color) { $0.restoredMse[method.rawValue] }
        }
        // Curves have the clean row behind them.
        let first = drawing.isOfImages ? [row("Clean", clean) { _ in nil }] : []
        return ReportFigure(
            identifier: "restoration", title: drawing.isOfImages ? "Restored images" : "Restored rows",
            figure: drawing.grid(
                first + [row("Corrupted", answer.illustration.corrupted, mse: \.damagedMse)] + methods,
                groups: levels.map { level in
                    ImageGridGroup(
                        heading: NumberFormat.plain(level), columns: max(1, examples.count { $0.level == level }))
                }),
            width: drawing.isOfImages ? .half : .full,
            finding: "\(text.rows.capitalizedFirst) at increasing levels of corruption, and their reconstructions.",
            explanation:
                "Headings, \(text.levelTitle); numbers, mean squared error against the clean row"
                + (drawing.isOfImages ? ". " : " (grey). ")
                + "Rows with a median reconstruction error are shown. \(drawing.explanation(of: report))")
    }
}
