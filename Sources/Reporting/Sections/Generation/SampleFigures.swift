internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of samples and of their measures.
enum SampleFigures {
    /// Samples, each above the training image nearest it; nil for tables.
    static func images(of report: Report, _ answer: Answer<NewData>) -> ReportFigure? {
        guard let shape = report.imageShape else { return nil }
        let methods = report.methods.map(\.method)
        let shown = answer.finding.shown
        func rows(_ name: String, _ images: Matrix, _ nearest: Matrix) -> [ImageGridRow] {
            [(name, images), ("nearest training image", nearest)].map { name, matrix in
                ImageGridRow(
                    name: name, tiles: (0..<matrix.rows).map { ImageTile(pixels: Array(matrix[row: $0])) })
            }
        }
        let examples = answer.illustration.examples.filter { shown.contains($0.source) }
        guard !examples.isEmpty else { return nil }
        let real = answer.illustration.real
        return ReportFigure(
            identifier: "samples", title: "Samples and the nearest training images",
            figure: ImageGrid(
                rows: examples.flatMap { rows($0.source.name(among: methods), $0.rows, $0.nearest) }
                    + rows("test images", real.rows, real.nearest), shape: shape,
                maximumTile: 10 * pointsPerMillimetre), width: .full,
            finding: copyFinding(answer.finding, methods),
            explanation:
                "Samples, each above the training image nearest it; last, test images likewise. All decoders have "
                + "the same draws from N(0, I) (seed \(report.settings.seed)); fitted codes are drawn from the normal "
                + "distribution of the training codes; probabilistic PCA is drawn with its noise. \(report.rangeText)")
    }

    /// The sentence on samples nearer to a training row than other training rows are.
    private static func copyFinding(_ finding: NewData.Finding, _ methods: [Method]) -> String {
        let shares = finding.shown.compactMap { source in
            finding.sources.first { $0.source == source }?.copies?.copied.map { copied in
                "\(percent(copied.value)) (\(source.name(among: methods)))"
            }
        }
        let real = finding.control.copies?.copied.map { "\(percent($0.value)) (test rows)" }
        guard !shares.isEmpty else { return "Samples and the nearest training rows." }
        return "As near to a training row as its own nearest neighbour, or nearer: "
            + Report.list(shares + [real].compactMap(\.self)) + "."
    }

    /// The recall of the samples of each source, beside that of training rows.
    static func recall(of report: Report, _ finding: NewData.Finding) -> ReportFigure {
        let methods = report.methods.map(\.method)
        func row(_ name: String, _ estimate: Estimate?, _ color: Color) -> DotPlotRow? {
            estimate.map { DotPlotRow(name: name, value: $0.value, interval: $0.lower...$0.upper, color: color) }
        }
        let rows = finding.sources.map { source in
            row(source.source.name(among: methods), source.measures.recall, source.source.color(among: methods))
        }
        return ReportFigure(
            identifier: "sample-recall", title: "Held-out rows within reach of samples",
            figure: DotPlot(
                rows: (rows + [row("training rows", finding.control.measures.recall, .ink)]).compactMap(\.self),
                xTitle: "recall", isSorted: false, including: 0...1),
            width: .half, finding: recallFinding(finding, methods),
            explanation: "Share of the test rows (n = \(NumberText.count(finding.rows))) nearer to a sample than its "
                + "neighbour of rank \(finding.neighbors) among the samples, with 95 % bootstrap intervals over test rows. As many "
                + "samples from each source; training rows: real rows in place of samples.")
    }

    private static func recallFinding(_ finding: NewData.Finding, _ methods: [Method]) -> String {
        let recalls = finding.sources.compactMap { source in
            source.measures.recall.map { (source.source.name(among: methods), $0.value) }
        }
        guard let best = recalls.max(by: { $0.1 < $1.1 }), let real = finding.control.measures.recall else {
            return "Held-out rows within reach of samples."
        }
        return "The samples with the highest recall are those of \(best.0) (\(percent(best.1)); training rows "
            + "\(percent(real.value)))."
    }

    /// All measures of all sources.
    static func table(of report: Report, _ finding: NewData.Finding) -> ReportTable {
        let methods = report.methods.map(\.method)
        func cell(_ estimate: Estimate?, decimals: Int, hasInterval: Bool) -> StyledText {
            guard let estimate else { return "–" }
            let decimals = min(decimals, estimate.decimals)
            let value = StyledText(estimate.valueText(decimals: decimals))
            return hasInterval
                ? value + StyledText(" \(estimate.intervalText(decimals: decimals))", color: .muted) : value
        }
        func row(_ name: StyledText, _ measures: SampleMeasures, _ copies: CopyMeasures?) -> [StyledText] {
            [
                name, cell(measures.precision, decimals: 2, hasInterval: false),
                cell(measures.recall, decimals: 2, hasInterval: true),
                cell(measures.density, decimals: 2, hasInterval: false),
                cell(measures.coverage, decimals: 2, hasInterval: true),
                cell(measures.mmdSquared, decimals: 4, hasInterval: true),
                cell(copies?.copied, decimals: 2, hasInterval: false),
            ]
        }
        let columns = ["precision ↑", "recall ↑", "density", "coverage ↑", "MMD² ↓", "copied"]
        let width = finding.kernelWidth.map { " with a width σ of \(NumberFormat.significant($0, digits: 3))" } ?? ""
        return ReportTable(
            Table(
                columns: [Table.Column("samples")] + columns.map { Table.Column(StyledText($0), alignment: .decimal) },
                rows: finding.sources.map {
                    row(StyledText($0.source.name(among: methods), weight: .semibold), $0.measures, $0.copies)
                } + [
                    row(
                        StyledText("training rows", color: .muted), finding.control.measures, finding.control.copies)
                ]), title: "Samples against held-out rows", caption: "Samples against held-out rows",
            explanation:
                "\(NumberText.count(finding.rows)) samples from each source against as many test rows, with K = "
                + "\(finding.neighbors) neighbours; precision falls with samples that look like no test row, recall and coverage "
                + "with test rows that no sample looks like. MMD²: squared maximum mean discrepancy, Gaussian kernel\(width). "
                + "Copied: as near to one of \(NumberText.count(finding.trainingRows)) training rows as that row's nearest other "
                + "one, of \(NumberText.count(finding.copySamples)) samples; in the last row, of test rows. Blurred samples, which "
                + "are near to every row, count as copied, and raise precision. In brackets: 95 % bootstrap intervals over test rows."
        )
    }
}
