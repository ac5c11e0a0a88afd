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
        ClaimsSection.self,
        DimensionsSection.self,
        NeighborhoodsSection.self,
        ReconstructionsSection.self,
        DenoisingSection.self,
        GenerationSection.self,
        BetweenCodesSection.self,
        OverlapSection.self,
        FactorsSection.self,
        OtherDataSection.self,
        StabilitySection.self,
        LikelihoodSection.self,
        TrainingSection.self,
        DataAndMethodsSection.self,
    ]
}

extension [any ReportSection.Type] {
    /// The names by which `--sections` asks for them.
    package var ids: [String] { map { $0.id } }

    /// The sections that a report's settings ask for, in the same order; the first page is in every document.
    func chosen(for settings: ReportSettings) -> [any ReportSection.Type] {
        filter { $0.id == SummarySection.id || settings.sections?.contains($0.id) ?? true }
    }

    /// Makes the sections of a document.
    ///
    /// - Parameters:
    ///   - context: The report.
    ///   - threads: The number of sections that may be made at the same time.
    /// - Returns: Those that have something to say, in the same order.
    fileprivate func made(of context: SectionContext, threads: Int) -> [DocumentSection] {
        var made: [Int: DocumentSection] = [:]
        var context = context
        for refersToOthers in [false, true] {
            let places = indices.filter { self[$0].refersToOthers == refersToOthers }
            let (sections, known) = (self, context)
            let results = ParallelTasks.run(places, threads: threads) { sections[$0].section(of: known) }
            for (place, section) in zip(places, results) { made[place] = section }
            for section in made.values { context.headings[section.id] = section.heading }
        }
        return indices.compactMap { made[$0] }
    }
}

extension ReportDocument {
    /// The document of a report.
    ///
    /// - Parameters:
    ///   - report: The report, whose settings may ask for some sections only.
    ///   - date: The day that stands in it, "2026-01-31".
    ///   - sections: The sections to choose from, in their order.
    ///   - threads: The number of sections that may be made at the same time.
    /// - Precondition: No two figures have the same identifier.
    package init(
        _ report: Report, date: String, sections: [any ReportSection.Type] = ReportSections.all, threads: Int = 1
    ) {
        self.init(SectionContext(report, testing: sections), date: date, sections: sections, threads: threads)
    }

    /// The document of a report in its context.
    ///
    /// - Precondition: No two figures have the same identifier.
    init(_ context: SectionContext, date: String, sections: [any ReportSection.Type], threads: Int) {
        let report = context.report
        let made = sections.chosen(for: report.settings).made(of: context, threads: threads)
        let (dataset, split) = (report.dataset, report.split)
        let shape = dataset.imageShape.map { " (images \($0.description))" } ?? ""
        self.init(
            title: report.title.escaped,
            facts:
                "\(NumberFormat.count(dataset.rowCount)) rows × \(NumberFormat.count(dataset.featureCount)) features\(shape); "
                + "\(NumberFormat.count(split.training.count)) training, "
                + "\(NumberFormat.count(split.validation.count)) validation, \(NumberFormat.count(split.test.count)) "
                + "test rows", date: date,
            subject: context.verdict.sentence,
            keywords: ["autoencoder", "PCA", "dimensionality reduction"] + report.methods.map(\.method.longName),
            sections: made)
        precondition(
            Set(figures.map(\.identifier)).count == figures.count, "two figures of a report have the same identifier")
    }
}
