import Drawing
import Foundation
import Methods
import Rows
import TestSupport
import Testing

@testable import Reporting

/// A figure that no report has by itself.
private struct Bar: Figure {
    func height(forWidth width: Double) -> Double { 20 }
    func draw(on canvas: Canvas, in frame: Rectangle) { canvas.fill(frame, with: .ink) }
}

/// A section that no report has by itself: a figure, two side by side, a table and a paragraph.
private enum NoteSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? {
        DocumentSection(
            id: "notes", heading: "Notes on bars",
            blocks: [
                .figure(figure("bar")), .row([figure("bar-left", .half), figure("bar-right", .half)]),
                .table(
                    ReportTable(
                        Table(columns: [Table.Column("bar")], rows: [["longest"]]), title: "Bars",
                        caption: "Lengths of bars")),
                .paragraph("Bars are black."),
            ])
    }

    private static func figure(_ identifier: String, _ width: ReportFigure.Width = .full) -> ReportFigure {
        ReportFigure(
            identifier: identifier, title: "Title of \(identifier)", figure: Bar(), width: width,
            finding: "Finding of \(identifier).", explanation: "Explained.")
    }
}

/// A section without anything to say.
private enum SilentSection: ReportSection {
    static func section(of context: SectionContext) -> DocumentSection? { nil }
}

@Suite struct ReportSectionTests {
    private let report = SampleReport.of([
        (.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1)),
    ])

    private func document(_ sections: [any ReportSection.Type] = ReportSections.all) -> ReportDocument {
        ReportDocument(report, date: "2026-01-31", sections: sections)
    }

    @Test func theTitleIsTheUsersIfThereIsOne() {
        let errors = SampleReport.errors(about: 1, spread: 0.1)
        let named = SampleReport.of([(.pca, errors)]) { $0.title = "Cells\nof mice" }
        #expect(ReportDocument(named, date: "2026-01-31").title == "Cells\\u{A}of mice")
        let unnamed = SampleReport.of([(.pca, errors)])
        #expect(ReportDocument(unnamed, date: "2026-01-31").title == unnamed.dataset.name)
    }

    @Test func aSectionIsInTheDocumentWhereItIsNamed() {
        let document = document([NoteSection.self, SilentSection.self] + ReportSections.all)
        #expect(document.sections.first?.id == "notes")
        #expect(document.sections.dropFirst().map(\.id) == self.document().sections.map(\.id))
        #expect(document.figures.prefix(3).map(\.identifier) == ["bar", "bar-left", "bar-right"])
    }

    @Test func identifiersOfSectionsAndFiguresAreTheirOwn() {
        let document = document()
        #expect(Set(document.sections.map(\.id)).count == document.sections.count)
        #expect(document.figures.allSatisfy { $0.identifier.allSatisfy { $0.isASCII && !"/ ".contains($0) } })
    }

    /// Every figure of the tree is a file, and everything of a section that was made up is in the pages and the outline.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
    func everythingOfASectionIsWritten() throws {
        let folder = try TemporaryFolder()
        let directory = try OutputDirectory(folder.path + "/out", force: false)
        try directory.create()
        let sections = ReportSections.all + [NoteSection.self]
        _ = try ReportWriter(report, to: directory, sections: sections).write(date: "2026-01-31")
        try directory.commit()
        let figures = document(sections).figures
        #expect(figures.count > 5)
        #expect(try folder.contents("out/figures").sorted() == figures.map { "\($0.identifier).svg" }.sorted())
        let text = try output(of: "pdftotext", ["-raw", folder.path + "/out/report.pdf", "-"])
            .replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (index, figure) in figures.enumerated() {
            #expect(text.contains("Figure \(index + 1). \(words(figure.finding))"), "\(figure.identifier)")
        }
        for part in ["Notes on bars", "Lengths of bars", "longest", "Bars are black."] {
            #expect(text.contains(part), "\(part)")
        }
        let pdf = try Data(contentsOf: URL(filePath: folder.path + "/out/report.pdf"))
        // The outline is among the objects that are compressed in no PDF of ours.
        #expect(pdf.range(of: Data("Title of bar-right".utf8)) != nil)
    }

    private func words(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func output(of name: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/\(name)")
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

/// The layout of sections on pages.
@Suite struct PageHintTests {
    private static func section(
        _ id: String, lines: Int, figures: [DocumentBlock] = [], hints: PageHints = PageHints()
    ) -> DocumentSection {
        DocumentSection(
            id: id, heading: id, blocks: (0..<lines).map { .paragraph("\(id) line \($0)") } + figures, hints: hints)
    }

    /// A section that would go on over the end of a page begins another, where it is asked to; one that has room does not.
    @Test(arguments: [(25, 3), (5, 2)])
    func sectionsAreKeptTogether(lines: Int, pages: Int) {
        func pageCount(_ hints: PageHints) -> Int {
            let sections = [
                Self.section("a", lines: lines), Self.section("b", lines: 20, hints: hints),
                Self.section("c", lines: 15),
            ]
            return PageRenderer(
                ReportDocument(
                    title: "t", facts: "f", date: "2026-01-31", subject: "s", keywords: [], sections: sections),
                on: .a4
            ).pageCount
        }
        #expect(pageCount(PageHints()) == 2)
        #expect(pageCount(PageHints(keepsTogether: true)) == pages)
    }

    private struct Panel: Figure {
        let aspect: Double
        func height(forWidth width: Double) -> Double { aspect * width }
        func draw(on canvas: Canvas, in frame: Rectangle) {}
    }

    /// The most lines that stand on the same page as a figure of 200 points and a row of 200 points.
    private func mostLines(_ hints: PageHints) -> Int {
        func figure(_ width: ReportFigure.Width) -> ReportFigure {
            ReportFigure(
                identifier: "panel", title: "Panel", figure: Panel(aspect: 200 / width.points), width: width,
                finding: "", explanation: "")
        }
        let figures: [DocumentBlock] = [.figure(figure(.full)), .row([figure(.half), figure(.half)])]
        var count = 0
        while count < 100 {
            let section = Self.section("a", lines: count + 1, figures: figures, hints: hints)
            let document = ReportDocument(
                title: "t", facts: "f", date: "2026-01-31", subject: "s", keywords: [], sections: [section])
            guard PageRenderer(document, on: .a4).pageCount == 1 else { break }
            count += 1
        }
        return count
    }

    /// Figures in rows give way first, down to 90 points; those that stand alone do so after them, down to 105.
    @Test func figuresGiveWayToTextOnTheirPage() {
        let line = ParagraphStyle.body.leading + 5
        let gained = mostLines(PageHints(staysOnPage: true)) - mostLines(PageHints())
        #expect(Double(gained) * line > 170 && Double(gained) * line < 230, "\(gained) lines")
    }
}
