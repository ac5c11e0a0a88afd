internal import Datasets
internal import Drawing
internal import Foundation

/// Writes what a report leaves behind.
package struct ReportWriter {
    private let report: Report
    private let directory: OutputDirectory

    package init(_ report: Report, to directory: OutputDirectory) {
        self.report = report
        self.directory = directory
    }

    /// Draws and writes all files, and puts the directory in its place.
    ///
    /// - Parameter date: The day that stands on the first page, "2026-01-31"; nil for today or `SOURCE_DATE_EPOCH`.
    /// - Returns: What to tell the user.
    /// - Throws: ``ReportError`` where something can't be written; then nothing is left behind.
    package func write(date: String? = nil) throws(ReportError) -> ReportSummary {
        let day = date ?? ReportWriter.today()
        let figures = ReportWriter.kinds.flatMap { $0.figures(of: report) }
        var missing: [Unicode.Scalar] = []
        do {
            if report.settings.formats.contains(.svg) { missing += try writeFigures(figures) }
            if report.settings.formats.contains(.pdf) { missing += try writeDocument(figures, day: day) }
            try MetricsFile(report).data().write(to: URL(filePath: directory.staging + "/metrics.json"))
            try ResultsFile(report).contents.write(to: directory.staging + "/results.h5ad")
        } catch let error as ReportError {
            directory.discard()
            throw error
        } catch {
            directory.discard()
            throw ReportError(
                .cannotWrite, "\(directory.destination) can't be written: \(error) Choose another --output.")
        }
        do throws(ReportError) {
            try directory.commit()
        } catch {
            directory.discard()
            throw error
        }
        return ReportSummary(
            report, directory: directory,
            missing: missing.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }

    /// All kinds of figures, in the order of the report.
    private static var kinds: [any ReportFigureKind.Type] {
        [
            LatentFigures.self, ErrorFigures.self, ReconstructionFigures.self, GenerationFigures.self,
            TrainingFigures.self,
        ]
    }

    private func writeFigures(_ figures: [ReportFigure]) throws -> [Unicode.Scalar] {
        var missing: [Unicode.Scalar] = []
        for figure in figures {
            missing += try SVGFile.write(
                figure.figure, width: figure.points, identifier: figure.identifier, title: figure.title,
                description: "\(figure.finding) \(figure.explanation)",
                to: "\(directory.staging)/figures/\(figure.identifier).svg")
        }
        return missing
    }

    private func writeDocument(_ figures: [ReportFigure], day: String) throws -> [Unicode.Scalar] {
        let verdict = Verdict(report)
        let document = try PDFDocument(
            path: directory.staging + "/report.pdf",
            metadata: DocumentMetadata(
                title: "\(report.name): autoencoders against PCA", subject: verdict.sentence,
                keywords: ["autoencoder", "PCA", "dimensionality reduction"] + report.methods.map(\.method.longName),
                creator: "Gibbous \(gibbousVersion)", creationDate: DocumentMetadata.sourceDate() ?? "\(day)T00:00:00Z")
        )
        ReportDocument(report, figures: figures, date: day).render(to: document)
        try document.finish()
        return document.missingCharacters
    }

    /// Today, or the day that `SOURCE_DATE_EPOCH` names.
    private static func today() -> String {
        if let date = DocumentMetadata.sourceDate() { return String(date.prefix(10)) }
        return Date.now.formatted(.iso8601.year().month().day())
    }
}
