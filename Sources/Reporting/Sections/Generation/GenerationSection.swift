internal import Drawing
internal import Evidence
internal import Methods

/// New data: samples against rows that no model has seen, and the codes that are valid.
enum GenerationSection: ReportSection {
    static let id = "new-data"

    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let answer = report.findings.answer(to: NewData.self) else {
            return GenerationFigures.plane(of: report).map {
                DocumentSection(id: id, heading: "New data", blocks: [.figure($0)])
            }
        }
        let text = NewDataText(answer.finding, methods: report.methods.map(\.method))
        let halves =
            [GenerationFigures.plane(of: report)].compactMap(\.self) + CodeMapFigures.figures(of: report, answer)
            + [
                SampledTableFigures.marginals(of: report, answer.finding),
                SampleFigures.recall(of: report, answer.finding),
            ].compactMap(\.self)
        let wide = [
            SampledRows.figure(of: report, answer), SampledTableFigures.quantiles(of: report, answer),
            SampledTableFigures.correlations(of: report, answer),
        ]
        let rows = stride(from: 0, to: halves.count, by: 2).map { start in
            DocumentBlock.row(Array(halves[start..<min(start + 2, halves.count)]))
        }
        return DocumentSection(
            id: id, heading: "New data",
            blocks: DocumentBlock.opening(text.headline, details: text.paragraphs.first ?? [])
                + text.paragraphs.dropFirst().map { .paragraph(StyledText($0.joined(separator: " ").unbroken)) }
                + wide.compactMap { $0.map { .figure($0) } } + rows
                + [.table(SampleFigures.table(of: report, answer.finding))])
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let finding = context.report.findings[NewData.self], let claim = finding.claim else { return [] }
        let text = NewDataText(finding, methods: context.report.methods.map(\.method))
        return [TestedClaim(.newData, claim, evidence: text.evidence, section: id)]
    }
}
