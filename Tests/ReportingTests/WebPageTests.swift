import Comparison
import Core
import Drawing
import Foundation
import Methods
import Plotting
import Rows
import TestSupport
import Testing

@testable import Reporting

/// A figure with an image, a clip and a text with a halo.
private struct Picture: Figure {
    let text: String

    func height(forWidth width: Double) -> Double { 40 }

    func draw(on canvas: Canvas, in frame: Rectangle) {
        canvas.withSavedState {
            canvas.clip(to: Rectangle(x: frame.x, y: frame.y, width: 20, height: 20))
            canvas.image(RasterImage(width: 1, height: 1, pixels: [0, 0, 255]), in: frame)
        }
        canvas.text(
            text, at: Point(x: frame.midX, y: frame.midY), anchor: TextAnchor(.center, .middle),
            style: TextStyle(size: 7, halo: TextStyle.Halo()))
    }
}

/// A section that repeats a text wherever a section can have one.
private struct Repeated {
    let text: String

    var section: DocumentSection {
        let figures = ["one", "two"].map { name in
            ReportFigure(
                identifier: name, title: text, figure: Picture(text: text), width: .half, finding: text,
                explanation: text)
        }
        let table = Table(
            columns: [Table.Column(StyledText(text)), Table.Column("value", alignment: .decimal), Table.Column("")],
            rows: [
                [StyledText(text), "9.5", StyledText(text, color: .muted)],
                ["b", StyledText("10.25 [9, 11]", weight: .semibold), .link(text, to: "one")],
            ], footnotes: [StyledText(text)])
        return DocumentSection(
            id: "repeated", heading: text,
            blocks: [
                .paragraph(StyledText(text), role: .verdict), .paragraph("See " + .link(text, to: "section.repeated")),
                .row(figures), .table(ReportTable(table, title: text, caption: text, explanation: text)),
                .paragraph("Summary" + .pageNumber(of: "section.repeated", after: ", page ") + ".", role: .note),
            ])
    }

    var document: ReportDocument {
        ReportDocument(
            title: text, facts: text, date: "2026-01-31", subject: text, keywords: [text], sections: [section])
    }
}

@Suite struct WebPageTests {
    private static let hostile = [
        "</script><script>alert(1)</script>", "<!-- <script>", "\"onload='x' & \"", "a\u{2028}b\u{2029}c",
        "\u{202E}abc",
        "مرحبا", "]]>", "&lt;b&gt;", "\u{0}\u{1}\u{B}", "<b>x</b>", "plain",
    ]

    private func page(_ document: ReportDocument) throws -> String {
        WebPage(
            title: document.title.escapedForMarkup(), description: document.subject.escapedForMarkup(),
            body: try WebRenderer(document, insert: ExplorerSection.markup).body, style: ExplorerAssets.style,
            script: ExplorerAssets.script, data: []
        ).text
    }

    /// The page of a report as it is written.
    private func written(_ report: Report) throws -> String {
        let folder = try TemporaryFolder()
        var report = report
        report.explorer = SampleReport.explorer
        let context = SectionContext(report, testing: ReportSections.all)
        let document = ReportDocument(
            context, date: "2026-01-31", sections: ReportSections.all, threads: report.settings.threads)
        let contents = ReportContents(
            report: report, claims: context.claims, document: document, coloring: context.coloring)
        for part in HTMLOutput().parts(contents, in: folder.path) { _ = try part.write() }
        return try String(contentsOfFile: folder.path("report.html"), encoding: .utf8)
    }

    private func report(labels: Labels? = nil, title: String? = nil, threads: Int = 1) -> Report {
        SampleReport.of(
            [
                (.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1)),
                (.vae, SampleReport.errors(about: 0.6, spread: 0.2)),
            ], labels: labels
        ) {
            $0.title = title
            $0.threads = threads
        }
    }

    @Test(arguments: hostile)
    func textsAreNeverMarkup(text: String) throws {
        let page = try page(Repeated(text: text).document)
        let reader = try WebPageReader(page)
        #expect(reader.raw.count == 2)
        #expect(reader.elements("b").isEmpty)
        #expect(reader.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
        let shown = try #require(reader.elements("h2").first).text
        for name in ["h1", "title", "caption"] {
            #expect(try #require(reader.elements(name).first).text.contains(shown), "\(name)")
        }
        #expect(reader.elements("svg").first?.attributes["aria-label"] == "\(shown). \(shown)")
        #expect(reader.elements("text").first?.text == shown)
        if text == "<b>x</b>" { #expect(shown == text) }
    }

    @Test func partsOfADocumentAreElementsOfTheirKind() throws {
        let reader = try WebPageReader(try page(Repeated(text: "words").document))
        #expect(reader.elements("p").first { $0.attributes["class"] == "verdict" }?.text == "words")
        #expect(reader.elements("figure").map { $0.attributes["class"] } == ["share-6", "share-6"])
        #expect(reader.elements("figcaption").map(\.text) == (1...2).map { "Figure \($0). words words" })
        #expect(reader.elements("caption").map(\.text) == ["Table 1. words. words"])
        let headers = reader.elements("th").filter { $0.attributes["scope"] == "col" }
        #expect(headers.map(\.text) == ["words", "value"] && headers[1].attributes["colspan"] == "2")
        #expect(reader.elements("th").filter { $0.attributes["scope"] == "row" }.map(\.text) == ["words", "b"])
        // Decimal points stand below each other: a figure space is as wide as a digit.
        let numbers = reader.elements("td").filter { $0.attributes["class"] == "number" }
        #expect(numbers.map(\.text) == ["\u{2007}9.5", "10.25 [9, 11]"])
        // There are no pages whose number could be told.
        #expect(reader.elements("p").contains { $0.text == "Summary." })
        #expect(
            reader.elements("a").map { $0.attributes["href"] }.sorted { ($0 ?? "") < ($1 ?? "") } == [
                "#one", "#section.repeated", "#section.repeated",
            ])
    }

    /// Every rule of the page that a browser would hold it to, and every link.
    private func check(_ page: String) throws -> WebPageReader {
        let reader = try WebPageReader(page)
        #expect(reader.elements("title").count == 1)
        #expect(reader.elements("html").first?.attributes["lang"] == "en")
        let ids = reader.values(of: "id")
        #expect(Set(ids).count == ids.count)
        for reference in reader.values(of: "href") + reader.values(of: "src") {
            let leads = reference.hasPrefix("data:image/png;base64,") || ids.contains(String(reference.dropFirst()))
            #expect(leads, "\(reference.prefix(80))")
        }
        for reference in reader.values(of: "clip-path") {
            #expect(ids.contains(String(reference.dropFirst("url(#".count).dropLast())), "\(reference)")
        }
        #expect(reader.values(of: "style").isEmpty && reader.values(of: "xlink:href").isEmpty)
        let policy = try #require(
            reader.elements("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?
                .attributes["content"])
        #expect(policy.hasPrefix("default-src 'none'; "))
        for (directive, start) in [("script-src", "<script>"), ("style-src", "<style>")] {
            let digest = Data(SHA256.digest(of: Array(try reader.content(of: start).utf8))).base64EncodedString()
            #expect(policy.contains("\(directive) 'sha256-\(digest)'"))
        }
        return reader
    }

    @Test func aReportIsOnePageThatNeedsNothingElse() throws {
        let labels = Labels.categorical(
            CategoricalLabels(
                name: "<i>\"kind\"", categories: ["a</script>", "b\u{2028}", "&c"],
                codes: (0..<SampleReport.rowCount).map { $0 % 3 }))
        let report = report(labels: labels, title: "</title><script>")
        let reader = try check(try written(report))
        #expect(reader.elements("h1").map(\.text) == ["</title><script>"])
        #expect(reader.raw.count == 3)
        let json = try reader.content(of: "<script type=\"application/json\" id=\"gibbous-data\">")
        #expect(!json.contains("<") && !json.contains("\u{2028}"))
        let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let columns = try #require(data["columns"] as? [[String: Any]])
        #expect(columns[0]["categories"] as? [String] == ["a</script>", "b\\u{2028}", "&c"])
        #expect(columns[0]["title"] as? String == "<i>\"kind\"")
    }

    /// The sentences, captions and cells of the document are those of the page, in their order.
    @Test func aPageSaysWhatTheDocumentSays() throws {
        let report = report()
        let reader = try check(try written(report))
        let text = try #require(reader.elements("main").first).text
        func words(_ text: StyledText) -> String {
            text.runs.filter { !$0.isOnPagesOnly }.map(\.text).joined().escapedForMarkup(limit: 20_000)
                .replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
        }
        var rest = text[...]
        func expectNext(_ text: StyledText) throws {
            let expected = words(text)
            let place = try #require(rest.firstRange(of: expected), "\(expected)")
            rest = rest[place.upperBound...]
        }
        var (figures, tables) = (0, 0)
        for section in ReportDocument(report, date: "2026-01-31").sections {
            if let heading = section.heading { try expectNext(StyledText(heading)) }
            for block in section.blocks {
                switch block {
                case .paragraph(let text, _): try expectNext(text)
                case .figure(let figure):
                    figures += 1
                    try expectNext(figure.captionText)
                case .row(let row):
                    for figure in row {
                        figures += 1
                        try expectNext(figure.captionText)
                    }
                case .table(let table):
                    tables += 1
                    try expectNext(table.captionText)
                    for cell in table.table.rows.joined() { try expectNext(cell) }
                }
            }
        }
        #expect(figures > 3 && tables > 1)
        #expect(reader.elements("svg").count == figures && reader.elements("table").count == tables)
    }

    @Test func theSameReportIsTheSamePage() throws {
        #expect(try written(report()) == written(report(threads: 2)))
    }

    @Test func namesOfSectionsLeadToThem() throws {
        let reader = try check(try written(report()))
        let links = reader.elements("a").compactMap { $0.attributes["href"] }
        let sections = ReportDocument(report(), date: "2026-01-31").sections.filter { $0.heading != nil }
        #expect(!sections.isEmpty)
        for section in sections { #expect(links.contains("#" + DocumentSection.destination(of: section.id))) }
    }
}
