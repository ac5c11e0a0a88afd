internal import Evidence
internal import Methods
internal import Rows

/// The section on the reconstruction of corrupted rows.
enum DenoisingSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        let report = context.report
        guard let denoising = report.findings.answer(to: Denoising.self),
            let table = MeasureTable(report).restoration
        else { return nil }
        return DocumentSection(
            id: "denoising", heading: "Undoing damage",
            blocks: [
                .figure(RestorationFigures.figure(of: report, denoising)),
                .table(
                    ReportTable(
                        table, title: "Damage undone", caption: "Damage undone",
                        explanation:
                            "The test rows (\(report.testCount)), damaged once by \(denoising.illustration.corruption.text). Restored: "
                            + "what a method reconstructs from a damaged row, against the undamaged one. In brackets: 95 % "
                            + "bootstrap intervals. Bold: the best.")),
            ], hints: PageHints(fillsPageBefore: "latent-spaces"))
    }
}
