internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The section on rows that are not like the data's own.
enum OtherDataSection: ReportSection {
    static let id = "other-data"

    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let answer = report.findings.answer(to: OtherData.self) else { return nil }
        let text = OtherDataText(answer.finding, of: report)
        var blocks = DocumentBlock.opening(
            text.headline, details: [text.baseline].compactMap(\.self) + text.disagreements)
        blocks += DocumentBlock.figures(
            OtherDataFigures.errors(of: answer.finding, text), rows: OtherDataFigures.rows(of: report, answer, text))
        blocks.append(.table(areas(of: report, answer.finding, text)))
        if report.imageShape == nil, let probe = answer.finding.kinds.first(where: { $0.kind == .probe }) {
            blocks.append(.table(extremes(of: probe, text)))
        }
        return DocumentSection(id: id, heading: "Other data", blocks: blocks)
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let finding = context.report.findings[OtherData.self], let outcome = finding.claim else { return [] }
        let text = OtherDataText(finding, of: context.report)
        return [TestedClaim(.dataSpecificity, outcome, evidence: text.evidence, section: id)]
    }

    /// The areas of every score of every method.
    private static func areas(of report: Report, _ finding: OtherData.Finding, _ text: OtherDataText) -> ReportTable {
        var rows: [[StyledText]] = []
        for result in report.decoding where finding.kinds.contains(where: { $0.aurocByError[result.id] != nil }) {
            let name = StyledText(result.method.name, weight: .semibold)
            rows.append([name + ", error"] + finding.kinds.map { cell($0.aurocByError[result.id]) })
            if finding.kinds.contains(where: { $0.aurocByLikelihood[result.id] != nil }) {
                rows.append(
                    [name + ", \(OtherDataText.score(of: result.method))"]
                        + finding.kinds.map { cell($0.aurocByLikelihood[result.id]) })
            }
        }
        return ReportTable(
            Table(
                columns: [Table.Column("score")]
                    + finding.kinds.map { Table.Column(StyledText(text.shortName(of: $0)), alignment: .decimal) },
                rows: rows),
            title: "AUROC of other data", caption: "Detection of other data among the \(text.ownRows) (AUROC)",
            explanation: "Fraction of pairs in which the foreign row has a larger score than the test row "
                + "(\(NumberFormat.plain(finding.chance)), chance); n = \(NumberText.count(finding.rows)). Brackets, "
                + "95 % bootstrap intervals. \(text.kindText)")
    }

    /// An area with its interval.
    private static func cell(_ area: Estimate?) -> StyledText {
        StyledText(area.map { $0.text(mostDecimals: OtherDataText.mostDecimals) } ?? "–")
    }

    /// The rows of a probe that the method reconstructs worst and best.
    private static func extremes(of probe: OtherData.Foreign, _ text: OtherDataText) -> ReportTable {
        let examples = probe.errors.largest.reversed() + probe.errors.smallest.reversed()
        return ReportTable(
            Table(
                columns: [
                    Table.Column("row", alignment: .right), Table.Column("MSE", alignment: .decimal),
                    Table.Column("\(text.ownRows) with a smaller error", alignment: .right),
                ],
                rows: examples.map { example in
                    [
                        StyledText(NumberText.count(example.row)), StyledText(NumberText.error(example.mse)),
                        StyledText(percent(example.ownShareBelow)),
                    ]
                }),
            title: "Most and least foreign rows", caption: "Most and least foreign \(text.name(of: probe))",
            explanation:
                "Rows with the largest and the smallest reconstruction error of \(text.method); row numbers count from "
                + "zero in their file.")
    }
}

extension OtherDataText {
    /// The sentences of a report.
    fileprivate init(_ finding: OtherData.Finding, of report: Report) {
        self.init(finding, methods: report.methods.map(\.method), isOfImages: report.imageShape != nil)
    }
}
