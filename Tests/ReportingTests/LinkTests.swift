import Drawing
import Evidence
import Foundation
import Methods
import TestSupport
import Testing

@testable import Reporting

/// Links of a report: from the verdict to its evidence and back, to definitions, and by its outline.
@Suite struct LinkTests {
    private static func report(_ change: (inout ReportSettings) -> Void = { _ in }) -> Report {
        let errors = { SampleReport.errors(about: $0, spread: 0.1, shift: $1) }
        return SampleReport.of(
            [(.pca, errors(1, 0)), (.ae, errors(0.5, 0.3)), (.vae, errors(0.6, 0.7))],
            componentErrors: [1.2, 1, 0.8, 0.45, 0.4], change: change)
    }

    private static func document(_ change: (inout ReportSettings) -> Void = { _ in }) -> ReportDocument {
        ReportDocument(report(change), date: "2026-01-31")
    }

    /// All texts of a document that may lead elsewhere.
    private static func texts(of sections: [DocumentSection]) -> [StyledText] {
        sections.flatMap(\.blocks).flatMap { block -> [StyledText] in
            switch block {
            case .paragraph(let text, _): [text]
            case .figure(let figure): [figure.pointer]
            case .row(let figures): figures.map(\.pointer)
            case .table(let table):
                [table.pointer] + table.table.columns.map(\.header) + table.table.rows.flatMap(\.self)
                    + table.table.footnotes
            }
        }
    }

    private static func links(of sections: [DocumentSection]) -> [String] {
        texts(of: sections).flatMap(\.runs).compactMap(\.destination)
    }

    /// All names that links of a document can lead to.
    private static func destinations(of document: ReportDocument) -> Set<String> {
        var names = Set(document.figures.map(\.identifier))
        for section in document.sections {
            if section.heading != nil { names.insert(DocumentSection.destination(of: section.id)) }
            for case .table(let table) in section.blocks {
                names.insert(table.identifier)
                names.formUnion(table.table.destinations.values)
            }
        }
        return names
    }

    /// Whatever is left out, no link leads to it, and no text speaks of it.
    @Test(arguments: [
        nil, Set(["summary"]), Set(["summary", "claims", "training"]), Set(["summary", "data-and-methods"]),
    ])
    func everyLinkHasItsDestination(sections: Set<String>?) {
        let document = Self.document { $0.sections = sections }
        let (links, names) = (Self.links(of: document.sections), Self.destinations(of: document))
        #expect(Set(links).subtracting(names) == [])
        #expect(Self.texts(of: document.sections).flatMap(\.runs).allSatisfy { $0.mention == nil })
        let tables = document.sections.flatMap(\.blocks).compactMap { block in
            if case .table(let table) = block { table.identifier } else { nil }
        }
        #expect(Set(tables).count == tables.count && Set(tables).isDisjoint(with: document.figures.map(\.identifier)))
    }

    @Test func theVerdictLeadsToItsEvidence() throws {
        let document = Self.document()
        let summary = try #require(document.sections.first)
        #expect(summary.id == "summary")
        let links = Set(Self.links(of: [summary]))
        for name in ["error-by-dimension", "table-definitions", "section.data-and-methods", "measure.mse"] {
            #expect(links.contains(name), "\(name)")
        }
        let evidence = try #require(Self.texts(of: [summary]).first { $0.plain.contains("components to match") })
        #expect(evidence.plain.contains(try Regex("two-dimensional AE \\(Figure\u{A0}[0-9]+\\)\\.")))
        #expect(evidence.plain.contains("(Table\u{A0}1)"))
    }

    /// In the file: every link has a place, every page but the first leads back to the verdict, and sections stand in the outline.
    @Test(.enabled(if: Command.isInstalled("pdfinfo")))
    func theFileHasThemAll() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("report.pdf")
        let document = Self.document()
        let pdf = try PDFDocument(path: path, metadata: DocumentMetadata(title: "t"))
        let pages = PageRenderer(document, on: .a4)
        pages.render(to: pdf)
        try pdf.finish()
        let destinations = try #require(Command.output(of: "pdfinfo", ["-dests", path]))
        for name in Self.destinations(of: document) {
            #expect(destinations.contains("\"\(name)\""), "\(name)")
        }
        #expect(destinations.contains("\"section.summary\""))
        let text = try #require(Command.output(of: "pdftotext", ["-raw", path, "-"])).split(separator: "\u{0C}")
        let back = text.filter { $0.contains("Verdict, page 1") }
        #expect(back.count == pages.pageCount - 1 && !text[0].contains("Verdict, page 1"))
        // Cairo writes the outline's titles as they are, or as UTF-16 where letters need it.
        let bytes = try Data(contentsOf: URL(filePath: path))
        for title in ["Verdict"] + document.sections.compactMap(\.heading) where title.allSatisfy(\.isASCII) {
            #expect(bytes.range(of: Data("/Title (\(title)".utf8)) != nil, "\(title)")
        }
    }
}
