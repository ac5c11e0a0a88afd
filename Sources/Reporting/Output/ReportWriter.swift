internal import Core
internal import Datasets
internal import Drawing
internal import Evidence
internal import Foundation
internal import Methods
internal import ONNX

/// Writes what a report leaves behind.
package struct ReportWriter: Sendable {
    private let report: Report
    private let directory: OutputDirectory

    package init(_ report: Report, to directory: OutputDirectory) {
        self.report = report
        self.directory = directory
    }

    /// Draws and writes all files, beside the place where they will be.
    ///
    /// - Parameter date: The day that stands on the first page, "2026-01-31"; nil for today or `SOURCE_DATE_EPOCH`.
    /// - Returns: What to tell the user once the directory is in its place.
    /// - Throws: ``ReportError`` where something can't be written.
    package func write(date: String? = nil) throws(ReportError) -> ReportSummary {
        let day = date ?? ReportWriter.today()
        let threads = report.settings.threads
        let figures = ParallelTasks.run(Array(ReportWriter.kinds.indices), threads: threads) {
            ReportWriter.kinds[$0].figures(of: report)
        }.flatMap(\.self)
        var missing: [Unicode.Scalar] = []
        do {
            let written = ParallelTasks.run(try parts(figures, day: day), threads: threads) { part in
                Result { try part.write() }
            }
            for result in written { missing += try result.get() }
        } catch {
            throw directory.failure(error)
        }
        return ReportSummary(
            report, missing: missing.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }

    /// Something that is written by itself, whatever else is being written.
    private struct Part: Sendable {
        /// Writes it, and gives the characters in it that no installed font has.
        let write: @Sendable () throws -> [Unicode.Scalar]
    }

    /// Everything that is to be written, what takes longest first.
    private func parts(_ figures: [ReportFigure], day: String) throws -> [Part] {
        var parts: [Part] = []
        if report.settings.formats.contains(.pdf) { parts.append(Part { try writeDocument(figures, day: day) }) }
        if report.settings.formats.contains(.svg) {
            try FileManager.default.createDirectory(
                atPath: directory.staging + "/figures", withIntermediateDirectories: false)
            parts += figures.map { figure in Part { try write(figure) } }
        }
        parts += [
            Part {
                try MetricsFile(report).data().write(
                    to: URL(filePath: "\(directory.staging)/\(OutputPlace.metricsName)"))
                return []
            },
            Part {
                try ResultsFile(report).contents.write(to: directory.staging + "/results.h5ad")
                return []
            },
            Part {
                try ModelFiles.write(report.models, to: "\(directory.staging)/\(ModelFolder.name)")
                return []
            },
        ]
        return parts
    }

    /// All kinds of figures, in the order of the report.
    private static var kinds: [any ReportFigureKind.Type] {
        [
            LatentFigures.self, FurtherLabelFigures.self, ErrorFigures.self, ReconstructionFigures.self,
            RestorationFigures.self,
            GenerationFigures.self, TrainingFigures.self,
        ]
    }

    private func write(_ figure: ReportFigure) throws -> [Unicode.Scalar] {
        try SVGFile.write(
            figure.figure, width: figure.points, identifier: figure.identifier, title: figure.title,
            description: "\(figure.finding) \(figure.explanation)",
            to: "\(directory.staging)/figures/\(figure.identifier).svg")
    }

    private func writeDocument(_ figures: [ReportFigure], day: String) throws -> [Unicode.Scalar] {
        let verdict = VerdictText(report)
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
