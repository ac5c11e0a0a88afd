internal import Comparison
internal import Core
internal import Drawing
internal import Foundation

/// Writes what a report leaves behind.
package struct ReportWriter: Sendable {
    private let report: Report
    private let directory: OutputDirectory
    private let outputs: [any ReportOutput]
    private let sections: [any ReportSection.Type]

    /// A writer.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - directory: The directory that it is written to.
    ///   - outputs: The outputs to choose from, as in the directory.
    ///   - sections: The sections of its document, to choose from.
    package init(
        _ report: Report, to directory: OutputDirectory, outputs: [any ReportOutput] = ReportOutputs.all,
        sections: [any ReportSection.Type] = ReportSections.all
    ) {
        self.report = report
        self.directory = directory
        self.outputs = outputs.chosen(for: report)
        self.sections = sections
    }

    /// Draws and writes all files, beside the place where they will be.
    ///
    /// - Parameter date: The day that stands on the first page, "2026-01-31"; nil for today or `SOURCE_DATE_EPOCH`.
    /// - Returns: The message for the user once the directory is in its place.
    /// - Throws: ``OutputError`` where something can't be written.
    package func write(date: String? = nil) throws(OutputError) -> ReportSummary {
        let threads = report.settings.threads
        let context = SectionContext(report, testing: sections)
        let document = ReportDocument(
            context, date: date ?? ReportWriter.today(), sections: sections, threads: threads)
        let contents = ReportContents(
            report: report, claims: context.claims, document: document, coloring: context.coloring)
        var missing: [Unicode.Scalar] = []
        do {
            let parts = try outputs.flatMap { try $0.parts(contents, in: directory.staging) }
            let written = ParallelTasks.run(parts, threads: threads) { part in Result { try part.write() } }
            for result in written { missing += try result.get() }
        } catch {
            throw directory.failure(error)
        }
        return ReportSummary(
            report, files: outputs.map(\.listing),
            missing: missing.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }

    /// Today, or the day that `SOURCE_DATE_EPOCH` names.
    static func today() -> String {
        if let date = DocumentMetadata.sourceDate() { return String(date.prefix(10)) }
        return Date.now.formatted(.iso8601.year().month().day())
    }
}
