import Drawing
import Foundation
import Testing

@testable import Reporting

/// The numbers of figures and tables, and the sentences that mention them.
@Suite struct DocumentNumberingTests {
    private struct Square: Figure {
        func height(forWidth width: Double) -> Double { width }
        func draw(on canvas: Canvas, in frame: Rectangle) { canvas.fill(frame, with: .ink) }
    }

    private static func figure(_ identifier: String, pointer: StyledText = "") -> ReportFigure {
        ReportFigure(
            identifier: identifier, title: "A square", figure: Square(), width: .half,
            finding: "It has four\u{A0}sides.", explanation: "Filled.", pointer: pointer)
    }

    private static func document(_ blocks: [DocumentBlock], heading: String? = "Squares") -> ReportDocument {
        ReportDocument(
            title: "t", facts: "f", date: "2026-01-31", subject: "s", keywords: [],
            sections: [
                DocumentSection(id: "first", heading: heading, blocks: blocks),
                DocumentSection(id: "last", heading: "Last", blocks: [.figure(figure("end"))]),
            ])
    }

    private static var table: ReportTable {
        var table = Table(
            columns: [Table.Column(.mention(of: "end", after: ": sides"))],
            rows: [[.mention(of: "section.last")], [.mention(of: "side-b", showsPage: true)]])
        table.destinations = [1: "side-b"]
        return ReportTable(table, title: "Sides", caption: "Sides of squares", pointer: .mention(of: "table-sides"))
    }

    private static func paragraphs(of document: ReportDocument) -> [StyledText] {
        document.sections.flatMap(\.blocks).compactMap { block in
            if case .paragraph(let text, _) = block { text } else { nil }
        }
    }

    @Test func figuresAndTablesAreCountedByThemselves() {
        let document = Self.document([
            .figure(Self.figure("a")), .table(Self.table), .row([Self.figure("b"), Self.figure("c")]),
        ])
        #expect(document.figures.map(\.label) == ["Figure 1", "Figure 2", "Figure 3", "Figure 4"])
        let labels = document.sections.flatMap(\.blocks).compactMap { block in
            if case .table(let table) = block { table.label } else { nil }
        }
        #expect(labels == ["Table 1"])
    }

    @Test func mentionsBecomeNamesThatLeadThere() throws {
        let text: StyledText = "See " + .mention(of: "end", before: "(", after: ")") + "."
        let document = Self.document([.paragraph(text), .figure(Self.figure("a")), .table(Self.table)])
        let paragraph = try #require(Self.paragraphs(of: document).first)
        #expect(paragraph.plain == "See (Figure\u{A0}2).")
        #expect(paragraph.runs.first { $0.text == "Figure\u{A0}2" }?.destination == "end")
        guard case .table(let table) = document.sections[0].blocks[2] else {
            Issue.record("the third block is a table")
            return
        }
        #expect(table.pointer.plain == "Table\u{A0}1")
        #expect(table.table.columns[0].header.plain == "Figure\u{A0}2: sides")
        #expect(table.table.rows[0][0].plain == "Last")
        #expect(table.table.rows[1][0].plain.hasPrefix("Table\u{A0}1, page"))
        #expect(table.table.rows[1][0].runs.contains { $0.isPageNumber && $0.destination == "side-b" })
    }

    @Test func aMentionOfNothingLeavesNothing() throws {
        let text: StyledText = "See" + .mention(of: "elsewhere", before: " (", after: ")", showsPage: true) + "."
        let document = Self.document([
            .paragraph(text), .figure(Self.figure("a", pointer: .mention(of: "elsewhere"))),
        ])
        #expect(Self.paragraphs(of: document).first?.plain == "See.")
        #expect(document.figures[0].pointer.isEmpty)
    }

    /// Every mention of a document has its destination on the pages, rows of tables included.
    @Test func mentionsHaveDestinationsOnPages() throws {
        let document = Self.document([.figure(Self.figure("a")), .table(Self.table)])
        let path = "/tmp/gibbous-mentions-\(UInt64.random(in: 0 ... .max)).pdf"
        let pdf = try PDFDocument(path: path, metadata: DocumentMetadata(title: "t"))
        // A link without its destination would fail.
        PageRenderer(document, on: .a4).render(to: pdf)
        try pdf.finish()
        try FileManager.default.removeItem(atPath: path)
    }

    /// A title of a column leads to its definition where the document has that, and looks the same where it has not.
    @Test func textLeadsWhereThereIsSomething() throws {
        let text = StyledText("MSE", weight: .semibold).leading(to: "side-b") + StyledText("R²").leading(to: "nowhere")
        let document = Self.document([.paragraph(text), .table(Self.table)])
        let runs = try #require(Self.paragraphs(of: document).first).runs
        #expect(runs.map(\.text) == ["MSE", "R²"] && runs.map(\.destination) == ["side-b", nil])
        #expect(runs.allSatisfy { $0.color == nil && $0.mention == nil } && runs[0].weight == .semibold)
    }

    @Test func aFigureIsSaidInWords() {
        #expect(Self.figure("a").alternativeText == "A square. It has four sides.")
    }
}
