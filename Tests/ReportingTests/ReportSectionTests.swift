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
    @Test(.enabled(if: Command.isInstalled("pdftotext")))
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
        let text = words(
            try #require(Command.output(of: "pdftotext", ["-raw", folder.path("out/report.pdf"), "-"])))
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
}

/// The layout of sections on pages.
@Suite struct PageHintTests {
    private static func section(
        _ id: String, lines: Int, figures: [DocumentBlock] = [], hints: PageHints = PageHints()
    ) -> DocumentSection {
        DocumentSection(
            id: id, heading: id, blocks: (0..<lines).map { .paragraph("\(id) line \($0)") } + figures, hints: hints)
    }

    private struct Panel: Figure {
        let aspect: Double
        func height(forWidth width: Double) -> Double { aspect * width }
        func draw(on canvas: Canvas, in frame: Rectangle) {}
    }

    private static func figure(_ width: ReportFigure.Width) -> ReportFigure {
        ReportFigure(
            identifier: "panel", title: "Panel", figure: Panel(aspect: 200 / width.points), width: width,
            finding: "", explanation: "")
    }

    private static func pageCount(_ sections: [DocumentSection]) -> Int {
        PageRenderer(
            ReportDocument(
                title: "t", facts: "f", date: "2026-01-31", subject: "s", keywords: [], sections: sections),
            on: .a4
        ).pageCount
    }

    /// A figure that is as high however narrow it is.
    private struct StiffPanel: Figure {
        func height(forWidth width: Double) -> Double { 200 }
        func draw(on canvas: Canvas, in frame: Rectangle) {}
    }

    /// Figures give way down to half their height where a section is to stay on its page.
    @Test func figuresGiveWayToTextOnTheirPage() {
        func mostLines(beside figures: [DocumentBlock]) -> Int {
            let hints = PageHints(staysOnPage: true)
            return (1..<100).last {
                Self.pageCount([Self.section("a", lines: $0, figures: figures, hints: hints)]) == 1
            } ?? 0
        }
        let stiff = ReportFigure(
            identifier: "stiff", title: "Stiff", figure: StiffPanel(), width: .full, finding: "", explanation: "")
        let least = mostLines(beside: [.figure(stiff), .figure(stiff)])
        let most = mostLines(
            beside: [.figure(Self.figure(.full)), .row([Self.figure(.half), Self.figure(.half)])])
        let gained = Double(most - least) * (ParagraphStyle.body.leading + 8)
        let largest = 0.49 * 2 * 200 + ParagraphStyle.body.leading + 8
        #expect(gained > 50 && gained <= largest, "\(most) lines instead of \(least)")
    }

    /// Narrow figures that follow each other stand side by side, as many as there is room for.
    @Test func narrowFiguresStandSideBySide() {
        func widths(_ blocks: [DocumentBlock]) -> [Int] {
            blocks.packed.map { block in
                switch block {
                case .row(let figures): figures.count
                case .figure: 0
                case .paragraph, .table: -1
                }
            }
        }
        let (half, full) = (DocumentBlock.figure(Self.figure(.half)), DocumentBlock.figure(Self.figure(.full)))
        #expect(widths([half, half, half, full, .paragraph("a"), half]) == [2, 1, 0, -1, 1])
        #expect(widths([.row([Self.figure(.half)]), half, half]) == [2, 1])
        #expect(widths([.figure(Self.figure(.third)), half]) == [1, 1])
        #expect(widths(Array(repeating: .figure(Self.figure(.third)), count: 4)) == [3, 1])
    }

    @Test func sectionsBeginPagesWhereTheyAreAskedTo() {
        let sections = { (hints: PageHints) in
            [Self.section("a", lines: 5), Self.section("b", lines: 5, hints: hints)]
        }
        #expect(Self.pageCount(sections(PageHints())) == 1)
        #expect(Self.pageCount(sections(PageHints(beginsPage: true))) == 2)
    }
}
