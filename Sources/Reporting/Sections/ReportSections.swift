internal import Core
internal import Evidence
internal import Methods
internal import Rows

/// The sections of reports.
package enum ReportSections {
    /// All of them, in the report's order.
    ///
    /// One that is not named here is in no report.
    package static let all: [any ReportSection.Type] = [
        SummarySection.self,
        LatentSpacesSection.self,
        FurtherLabelsSection.self,
        DimensionsSection.self,
        ReconstructionsSection.self,
        DenoisingSection.self,
        GenerationSection.self,
        OtherDataSection.self,
        StabilitySection.self,
        BetweenCodesSection.self,
        OverlapSection.self,
        TrainingSection.self,
        DataAndMethodsSection.self,
    ]
}

extension ReportDocument {
    /// The document of a report.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - date: The day that stands in it, "2026-01-31".
    ///   - sections: The sections to make, in their order.
    ///   - threads: The number of sections that may be made at the same time.
    /// - Precondition: No two figures have the same identifier.
    package init(
        _ report: Report, date: String, sections: [any ReportSection.Type] = ReportSections.all, threads: Int = 1
    ) {
        let context = SectionContext(report)
        let made = ParallelTasks.run(Array(sections.indices), threads: threads) { sections[$0].section(of: context) }
            .compactMap(\.self)
        let (dataset, split) = (report.dataset, report.split)
        let shape = dataset.imageShape.map { " (images \($0.description))" } ?? ""
        self.init(
            title: report.title.escaped,
            facts:
                "\(NumberFormat.count(dataset.rowCount)) rows × \(NumberFormat.count(dataset.featureCount)) features\(shape); "
                + "\(NumberFormat.count(split.training.count)) training, "
                + "\(NumberFormat.count(split.validation.count)) validation, "
                + "\(NumberFormat.count(split.test.count)) test rows", date: date,
            subject: context.verdict.sentence,
            keywords: ["autoencoder", "PCA", "dimensionality reduction"] + report.methods.map(\.method.longName),
            sections: made)
        precondition(
            Set(figures.map(\.identifier)).count == figures.count, "two figures of a report have the same identifier")
    }
}
