internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of corrupted test rows and of what methods make of them.
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
            identifier: "denoising-strength", title: "Restoration against strength",
            figure: IntervalCurves(
                series: methods + [input], xTitle: text.axisTitle, yTitle: isOfImages ? "PSNR (dB)" : "MSE",
                markedAt: finding.level, including: isOfImages ? nil : 0),
            width: .half, finding: curveFinding(finding, text),
            explanation:
                "\(isOfImages ? "Peak signal-to-noise ratio" : "Mean squared error") of restored and of corrupted "
                + "\(text.rows) (n = \(NumberText.count(finding.rows)), 95 % bootstrap intervals) by the \(text.levelTitle); "
                + "dashed vertical line: \(text.corruption)"
                + (finding.trained.isEmpty ? "." : ", which was trained for."))
    }

    /// The sentence on what the clean rows come to, and the most corrupted ones.
    private static func curveFinding(_ finding: Denoising.Finding, _ text: DenoisingText) -> String {
        guard let clean = finding.levels.first, let most = finding.levels.last, clean.level < most.level,
            let own = clean.restored[finding.best], let last = most.restored[finding.best], let input = most.input
        else { return "Restoration against the strength of the corruption." }
        let name = text.best
        guard let psnr = own.psnr, let lastPsnr = last.psnr, let inputPsnr = input.psnr else {
            let texts = NumberText.errors([own.mse.value, last.mse.value, input.mse.value])
            return
                "From clean rows to the strongest corruption, the MSE of \(name) grows from \(texts[0]) to \(texts[1]), where "
                + "the corrupted rows have \(texts[2])."
        }
        return "From clean images to the strongest corruption, the PSNR of \(name) goes from \(psnr.valueText()) to "
            + "\(lastPsnr.valueText()) dB, where the corrupted images have \(inputPsnr.valueText()) dB."
    }

    /// Images at growing levels, corrupted and restored; nil for tables.
    static func images(of report: Report, _ answer: Answer<Denoising>, _ text: DenoisingText) -> ReportFigure? {
        guard let shape = report.imageShape, !answer.finding.examples.isEmpty else { return nil }
        let examples = answer.finding.examples
        func row(
            _ name: String, _ images: Matrix, mse: (Denoising.Example) -> Double?
        ) -> ImageGridRow {
            ImageGridRow(
                name: name,
                tiles: examples.indices.map { index in
                    ImageTile(
                        pixels: Array(images[row: index]),
                        caption: mse(examples[index]).map { NumberFormat.decimal($0, decimals: 3) })
                })
        }
        let clean = report.truth.selecting(rows: examples.map(\.testRow))
        let levels = answer.finding.levels.map(\.level).filter { level in examples.contains { $0.level == level } }
        return ReportFigure(
            identifier: "restoration", title: "Restored images",
            figure: ImageGrid(
                rows: [
                    row("Clean", clean) { _ in nil },
                    row("Corrupted", answer.illustration.corrupted, mse: \.damagedMse),
                ]
                    + answer.illustration.restored.map { method, rows in
                        row(method.name, rows) { $0.restoredMse[method.rawValue] }
                    },
                shape: shape,
                groups: levels.map { level in
                    ImageGridGroup(
                        heading: NumberFormat.plain(level), columns: max(1, examples.count { $0.level == level }))
                }),
            width: .half, finding: "Test images as the corruption grows, and what each method makes of them.",
            explanation:
                "Above: the \(text.levelTitle). Below each image its mean squared error against the clean one. "
                + "Chosen as images of middle error. \(report.rangeText)")
    }
}
