internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The figure and the table of the measures of samples.
enum SampleFigures {
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
            identifier: "sample-recall", title: "Recall of held-out rows",
            figure: DotPlot(
                rows: (rows + [row("training rows", finding.control.measures.recall, .ink)]).compactMap(\.self),
                xTitle: "recall", isSorted: false, including: 0...1),
            width: .half, finding: recallFinding(finding, methods),
            explanation:
                "Fraction of the test rows (n = \(NumberText.count(finding.rows))) closer to a sample than that "
                + "sample's neighbour of rank \(finding.neighbors) among the samples, with 95 % bootstrap intervals "
                + "over test rows. Equal numbers of samples per source; training rows, real rows in place of samples.")
    }

    private static func recallFinding(_ finding: NewData.Finding, _ methods: [Method]) -> String {
        let recalls = finding.sources.compactMap { source in
            source.measures.recall.map { (source.source.samplesText(among: methods), $0.value) }
        }
        guard let best = recalls.map(\.1).max(), let real = finding.control.measures.recall else {
            return "Recall of held-out rows by samples."
        }
        let foremost = recalls.filter { percent($0.1) == percent(best) }.map(\.0)
        let values = "(\(percent(best)); training rows, \(percent(real.value)))"
        if foremost.count > 1, foremost.count == recalls.count {
            return "The samples of all sources have the same recall \(values)."
        }
        return "\(Report.list(foremost).capitalizedFirst) have the highest recall \(values)."
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
        let width = finding.kernelWidth.map { " of width σ = \(NumberFormat.significant($0, digits: 3))" } ?? ""
        return ReportTable(
            Table(
                columns: [Table.Column("samples")] + columns.map { Table.Column(StyledText($0), alignment: .decimal) },
                rows: finding.sources.map {
                    row(StyledText($0.source.name(among: methods), weight: .semibold), $0.measures, $0.copies)
                } + [
                    row(
                        StyledText("training rows", color: .muted), finding.control.measures, finding.control.copies)
                ]), title: "Samples and held-out rows", caption: "Agreement of samples with held-out rows",
            explanation:
                "\(NumberText.count(finding.rows)) samples per source against as many test rows, with K = "
                + "\(finding.neighbors) neighbours. Precision is low if samples resemble no test row, recall and "
                + "coverage if test rows resemble no sample. MMD², squared maximum mean discrepancy with a Gaussian "
                + "kernel\(width). Copied, fraction of \(NumberText.count(finding.copySamples)) samples "
                + "(last row, test rows) as close to one of \(NumberText.count(finding.trainingRows)) training rows "
                + "as that row's nearest neighbour; blurred samples, which are close to many rows, count as copied "
                + "and raise precision. Brackets, 95 % bootstrap intervals over test rows."
        )
    }
}
