internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The section on the reconstruction of corrupted rows.
enum DenoisingSection: ReportSection {
    static let id = "denoising"

    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let answer = report.findings.answer(to: Denoising.self) else { return nil }
        let text = DenoisingText(answer.finding, of: report)
        var blocks = DocumentBlock.opening(text.headline, details: text.remarks)
        blocks += DocumentBlock.figures(
            DenoisingFigures.curves(of: report, answer.finding, text),
            rows: DenoisingFigures.rows(of: report, answer, text))
        blocks.append(.table(gains(of: report, answer.finding, text)))
        return DocumentSection(id: id, heading: "Denoising", blocks: blocks)
    }

    static func claims(of context: SectionContext) -> [TestedClaim] {
        guard let finding = context.report.findings[Denoising.self], let outcome = finding.claim else { return [] }
        return [
            TestedClaim(
                .denoising, outcome, evidence: DenoisingText(finding, of: context.report).evidence, section: id)
        ]
    }

    /// The most decimals of decibels and per cent.
    private static let mostDecimals = 2

    /// The restorations by each method at the level that methods are compared at.
    private static func gains(of report: Report, _ finding: Denoising.Finding, _ text: DenoisingText) -> ReportTable {
        let isOfImages = report.imageShape != nil
        func cells(_ name: String, _ restoration: Denoising.Restoration?, _ gains: Denoising.Gains?) -> [StyledText] {
            let overPca =
                isOfImages
                ? gains?.overPca?.decibels?.text(mostDecimals: mostDecimals)
                : gains?.overPca?.mseReduction.scaled(by: 100).text(mostDecimals: mostDecimals)
            let noise = gains?.overInput?.mseReduction.scaled(by: 100).text(mostDecimals: mostDecimals)
            let texts =
                (isOfImages ? [restoration?.psnr?.text(mostDecimals: mostDecimals)] : [])
                + [restoration?.mse.text, noise, overPca]
            return [StyledText(name, weight: .semibold)] + texts.map { StyledText($0 ?? "–") }
        }
        let compared = finding.compared
        let rows = report.decoding.compactMap { result in
            compared?.restored[result.id].map { cells(result.method.name, $0, finding.gains[result.id]) }
        }
        let titles =
            (isOfImages ? ["PSNR (dB) ↑"] : [])
            + ["MSE ↓", "noise removed (%) ↑", isOfImages ? "gain over PCA (dB) ↑" : "error below PCA’s (%) ↑"]
        return ReportTable(
            Table(
                columns: [Table.Column("method")]
                    + titles.map { Table.Column(StyledText($0), alignment: .decimal) },
                rows: [cells("corrupted", compared?.input, nil)] + rows),
            title: "Restoration", caption: "Restoration of corrupted \(text.rows)",
            explanation:
                "\(text.corruption.capitalizedFirst), compared with the clean \(text.rows) (n = "
                + "\(NumberText.count(finding.rows))). Brackets, 95 % bootstrap intervals, paired by row for "
                + "differences."
        )
    }
}

extension DenoisingText {
    /// The sentences of a report.
    fileprivate init(_ finding: Denoising.Finding, of report: Report) {
        self.init(finding, methods: report.methods.map(\.method), isOfImages: report.imageShape != nil)
    }
}
