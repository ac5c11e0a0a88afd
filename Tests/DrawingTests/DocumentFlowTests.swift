import Foundation
import TestSupport
import Testing

@testable import Drawing

/// A plain rectangle.
private struct Box: Figure {
    var ratio = 0.6
    func height(forWidth width: Double) -> Double { width * ratio }
    func draw(on canvas: Canvas, in frame: Rectangle) { canvas.stroke(frame, with: Stroke(width: 0.5)) }
}

/// A figure that is as high when it is narrow.
private struct Rows: Figure {
    let height: Double
    func height(forWidth width: Double) -> Double { height }
    func draw(on canvas: Canvas, in frame: Rectangle) { canvas.stroke(frame, with: Stroke(width: 0.5)) }
}

@Suite struct DocumentFlowTests {
    private static let words =
        "The autoencoder separates what lies on a curved surface, where components are straight. "
    private static let fileName = String(repeating: "a_long_name_for_a_file_", count: 13) + "x.h5"

    private static func table(rows: Int) -> Table {
        Table(
            columns: [
                Table.Column("method"), Table.Column("test MSE ×10⁻² ↓", alignment: .decimal), Table.Column(""),
                Table.Column("n", alignment: .right),
            ],
            rows: (0..<rows).map { row in
                ["method \(row)", StyledText("\(row).\(row * 37 % 100)"), "[2.43, 2.51] †", StyledText("\(row * 100)")]
            },
            footnotes: ["† The paired 95 % interval against the best includes 0."])
    }

    private static func flow(_ paper: Paper) -> DocumentFlow {
        var flow = DocumentFlow(paper: paper, footer: fileName)
        flow.add(
            .title(
                String(repeating: "A title that is long ", count: 12), subtitle: StyledText(fileName),
                aside: "31 January 2026, Gibbous 1.0"))
        flow.add(.paragraph(.bold("An AE is worth it.") + StyledText(words), style: .verdict))
        for section in 1...4 {
            flow.add(.heading(level: 1, "Section \(section)"))
            flow.add(.paragraph(StyledText(String(repeating: words, count: 11 * section))))
            flow.add(.heading(level: 2, "A detail"))
            flow.add(
                .figure(
                    FigureBlock(
                        Box(ratio: 0.3 * Double(section)),
                        caption: .bold("Figure \(section). Boxes.") + StyledText(words),
                        outlineTitle: "Figure \(section)")))
            flow.add(
                .row(
                    [FigureBlock(Box(), caption: "a"), FigureBlock(Box(ratio: 0.9), caption: StyledText(words))]))
            flow.add(.table(TableBlock(table(rows: 60), caption: .bold("Table \(section).") + " Numbers.")))
        }
        flow.add(.figure(FigureBlock(Box(ratio: 9), width: .half, caption: "Higher than a page.")))
        flow.add(.figure(FigureBlock(Box(), caption: StyledText(String(repeating: words, count: 120)))))
        flow.add(.pageBreak)
        return flow
    }

    @Test func factsHaveALineOfTheirOwnUnderAShortTitle() {
        func items(_ title: String) -> [PageItem] {
            var flow = DocumentFlow(paper: .a4, footer: "")
            flow.add(.title(title, subtitle: "1797 rows × 64 features", aside: "2026-01-31 · Gibbous 0.1.0"))
            return flow.pages().first ?? []
        }
        let short = items("digits")
        #expect(short.count == 3)
        #expect(short[1].frame.y >= short[2].frame.maxY, "the aside is beside the title")
        #expect(short[1].frame.width == Paper.contentWidth)
        let long = items(Self.fileName)
        #expect(long.count == 3)
        #expect(long[1].frame.y == long[2].frame.y, "the aside is beside the facts")
        #expect(long[1].frame.maxX <= long[2].frame.x)
    }

    /// A page that is a little too full has smaller figures rather than another page.
    @Test func figuresGiveWayToWhatFollows() {
        func pages(_ figure: any Figure) -> [[PageItem]] {
            var flow = DocumentFlow(paper: .a4, footer: "")
            flow.add(.paragraph("A line."))
            flow.add(.figure(FigureBlock(figure, caption: "a")))
            // 600 points of the page's 745 are the figure's.
            for _ in 0..<8 { flow.add(.paragraph("A line.")) }
            return flow.pages()
        }
        let elastic = pages(Box(ratio: 600 / Paper.contentWidth))
        #expect(elastic.count == 1)
        let frame = elastic[0][1].frame
        #expect(frame.height < 600 && frame.height > 500 && frame.width < Paper.contentWidth)
        #expect(abs(frame.midX - Paper.a4.content.midX) < 0.01, "in the middle of its place")
        #expect(pages(Rows(height: 600)).count == 2, "what is as high when it is narrow keeps its size")
    }

    /// Two figures that would have to shrink to half their size stand on two pages.
    @Test func figuresGoOnRatherThanBecomeTiny() {
        var flow = DocumentFlow(paper: .a4, footer: "")
        for _ in 0..<2 { flow.add(.figure(FigureBlock(Box(ratio: 550 / Paper.contentWidth), caption: "a"))) }
        let pages = flow.pages()
        #expect(pages.count == 2)
        #expect(pages.allSatisfy { $0[0].frame.height > 549 })
    }

    /// A figure that gets no lower than some height takes the last step that it can, whatever more is asked for.
    @Test func figuresGiveWayAsFarAsTheyCan() {
        struct Stubborn: Figure {
            func height(forWidth width: Double) -> Double { max(0.6 * width, 200) }
            func draw(on canvas: Canvas, in frame: Rectangle) {}
        }
        let row = FigureRow(
            [FigureBlock(Stubborn(), caption: "a")], columns: 1, available: Paper.contentWidth, number: 0,
            pageHeight: Paper.a4.content.height)
        let heights = FigureRow.shares.indices.map(row.height)
        #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 >= $1 } && heights[7] < heights[0] - 60)
        for step in FigureRow.shares.indices {
            let figure = row.items(step: step)[0].frame
            #expect(figure.height >= 199.99 && figure.maxY <= row.height(step: step) + 0.01)
        }
    }

    /// A figure that has to keep its width goes on rather than give way, and lower ones beside a high one stand on their captions.
    @Test func figuresKeepTheirLeastWidth() {
        let block = FigureBlock(Box(ratio: 0.5), caption: "a", leastShare: 0.9)
        let row = FigureRow(
            [block], columns: 1, available: Paper.contentWidth, number: 0, pageHeight: Paper.a4.content.height)
        let widths = FigureRow.shares.indices.map { row.items(step: $0)[0].frame.width / Paper.contentWidth }
        #expect(widths[1] < 0.95 && widths.allSatisfy { $0 >= 0.9 - 1e-6 }, "\(widths)")
        let pair = FigureRow(
            [FigureBlock(Box(ratio: 0.8), caption: "a"), FigureBlock(Box(ratio: 0.3), caption: "b")], columns: 2,
            available: Paper.contentWidth, number: 0, pageHeight: Paper.a4.content.height)
        let frames = pair.items(step: 0).map(\.frame)
        #expect(abs(frames[0].maxY - frames[1].maxY) < 1e-9 && frames[1].y > frames[0].y + 50)
        #expect(frames[2].y == frames[3].y)
    }

    /// A heading and the sentence below it are not all that stands at the foot of a page.
    @Test func sectionsBeginWithMoreThanASentence() throws {
        for lines in 1...60 {
            var flow = DocumentFlow(paper: .a4, footer: "")
            for _ in 0..<lines { flow.add(.paragraph("A line.")) }
            flow.add(.heading(level: 1, "Heading"))
            flow.add(.paragraph(.bold("The answer.")))
            flow.add(.figure(FigureBlock(Box(ratio: 0.3), caption: "a")))
            let page = try #require(flow.pages().first { page in page.contains { $0.block == lines } })
            #expect(page.contains { $0.block == lines + 2 }, "\(lines) lines")
        }
    }

    /// Drawn narrow in less room than it takes, it would lie on its caption.
    @Test func figuresThatCannotGiveWayKeepTheirSize() {
        let figures: [any Figure] = [Box(ratio: 0.8), Rows(height: 150)]
        let row = FigureRow(
            figures.map { FigureBlock($0, width: .half, caption: "a") }, columns: 2, available: Paper.contentWidth,
            number: 0, pageHeight: Paper.a4.content.height)
        let items = row.items(step: FigureRow.shares.count - 1)
        #expect(items[0].frame.height < 0.52 * 0.8 * Paper.columnWidth(of: 2) && items[0].frame.height > 90)
        #expect(items[1].frame.height == 150 && items[1].frame.width > 200)
        #expect(items[2...].allSatisfy { $0.frame.y >= items[1].frame.maxY })
        for step in FigureRow.shares.indices {
            let bottom = row.items(step: step).map(\.frame.maxY).max() ?? 0
            #expect(bottom <= row.height(step: step) + 0.01)
        }
    }

    @Test func aNarrowFigureHasItsCaptionBesideIt() {
        var flow = DocumentFlow(paper: .a4, footer: "")
        flow.add(.figure(FigureBlock(Box(), width: .half, caption: StyledText(Self.words))))
        flow.add(.paragraph("Below."))
        let items = flow.pages()[0]
        #expect(items[0].frame.y == items[1].frame.y)
        #expect(items[1].frame.x >= items[0].frame.maxX + Paper.gutter - 0.01)
        #expect(items[2].frame.y >= max(items[0].frame.maxY, items[1].frame.maxY))
    }

    /// Columns are of about the same height, are read one after the other, and go on over pages.
    @Test(arguments: [4, 40, 150])
    func textsFlowInColumns(rows: Int) {
        var flow = DocumentFlow(paper: .a4, footer: "")
        flow.add(.heading(level: 1, "Heading"), columns: 2)
        for _ in 0..<3 { flow.add(.paragraph(StyledText(Self.words)), columns: 2) }
        flow.add(.table(TableBlock(Self.table(rows: rows), caption: "Many rows.")), columns: 2)
        let pages = flow.pages()
        let width = Paper.columnWidth(of: 2)
        var shown: [Int] = []
        for page in pages {
            let columns = page.filter { $0.frame.width <= width + 0.01 }
            let left = columns.filter { $0.frame.midX < Paper.a4.content.midX }
            let right = columns.filter { $0.frame.midX > Paper.a4.content.midX }
            #expect(!left.isEmpty && !right.isEmpty)
            let heights = [left, right].map { $0.map(\.frame.maxY).max() ?? 0 }
            #expect(abs(heights[0] - heights[1]) < 40, "\(heights)")
            for item in left + right {
                if case .rows(_, let range) = item.content { shown += Array(range) }
            }
        }
        #expect(shown == Array(0..<rows))
    }

    /// The last page aside, none is nearly empty, and a figure that does not fit lets what is above it fill the page.
    @Test(arguments: 1...12)
    func pagesAreFilled(lines: Int) {
        var flow = DocumentFlow(paper: .a4, footer: "")
        for section in 1...6 {
            flow.add(.heading(level: 1, "Section \(section)"))
            for _ in 0..<lines { flow.add(.paragraph("A line.")) }
            flow.add(.figure(FigureBlock(Box(ratio: 0.55), caption: StyledText(Self.words))))
            flow.add(.table(TableBlock(Self.table(rows: 6), caption: "Numbers.")))
        }
        let content = Paper.a4.content
        for page in flow.pages().dropLast() {
            let bottom = page.map(\.frame.maxY).max() ?? 0
            #expect((bottom - content.y) / content.height > 0.4)
        }
    }

    @Test(arguments: [Paper.a4, Paper.letter])
    func nothingLeavesTheMarginsOrOverlaps(paper: Paper) {
        let pages = Self.flow(paper).pages()
        #expect(pages.count > 5)
        for page in pages {
            #expect(!page.isEmpty)
            for item in page {
                #expect(item.frame.x >= paper.content.x - 0.01 && item.frame.maxX <= paper.content.maxX + 0.01)
                #expect(item.frame.y >= paper.content.y - 0.01 && item.frame.maxY <= paper.content.maxY + 0.01)
            }
            for (index, item) in page.enumerated() {
                for other in page[..<index] {
                    let isApart =
                        item.frame.y >= other.frame.maxY - 0.01 || item.frame.maxY <= other.frame.y + 0.01
                        || item.frame.x >= other.frame.maxX - 0.01 || item.frame.maxX <= other.frame.x + 0.01
                    #expect(isApart)
                }
            }
        }
    }

    @Test func captionsStandUnderTheirFigures() throws {
        var flow = DocumentFlow(paper: .a4, footer: "")
        // Whatever is left of a page, the figure takes its caption along.
        for lines in 1...30 {
            flow.add(.paragraph(StyledText(String(repeating: Self.words, count: lines % 7 + 1))))
            flow.add(.figure(FigureBlock(Box(ratio: 0.31), caption: StyledText(Self.words + "\(lines)"))))
        }
        var captions = 0
        for page in flow.pages() {
            for item in page {
                guard case .lines(let paragraph, let lines) = item.content, paragraph.style == .caption else {
                    continue
                }
                captions += 1
                #expect(lines == 0..<paragraph.lineCount)
                let figure = try #require(page.first { $0.block == item.block })
                #expect(abs(figure.frame.maxY + 4 - item.frame.y) < 0.01)
            }
        }
        #expect(captions == 30)
    }

    @Test func headingsStandAboveWhatTheyName() {
        for lines in 1...40 {
            var flow = DocumentFlow(paper: .letter, footer: "")
            for _ in 0..<lines { flow.add(.paragraph("A line.")) }
            flow.add(.heading(level: 1, "Heading"))
            flow.add(.heading(level: 2, "Another"))
            flow.add(.paragraph(StyledText(String(repeating: Self.words, count: 4))))
            let blocks = lines...lines + 2
            let pages = flow.pages().filter { page in page.contains { blocks.contains($0.block) } }
            // The paragraph may go on over the page, of which both headings share the first.
            #expect(pages[0].filter { blocks.contains($0.block) }.count == 3)
        }
    }

    @Test func paragraphsLeaveNoLineAlone() {
        for before in 1...50 {
            var flow = DocumentFlow(paper: .a4, footer: "")
            for _ in 0..<before { flow.add(.paragraph("A line.")) }
            flow.add(.paragraph(StyledText(String(repeating: Self.words, count: 9))))
            let parts = flow.pages().flatMap { $0 }.filter { $0.block == before }
            for part in parts {
                guard case .lines(_, let lines) = part.content else { continue }
                #expect(lines.count >= 2)
            }
        }
    }

    @Test func longTablesGoOnWithEveryRowOnce() {
        var flow = DocumentFlow(paper: .a4, footer: "")
        flow.add(.paragraph("Before."))
        flow.add(.table(TableBlock(Self.table(rows: 150), caption: "Many rows.")))
        let pages = flow.pages()
        #expect(pages.count == 3)
        var rows: [Int] = []
        for page in pages {
            for item in page {
                guard case .rows(let layout, let range) = item.content else { continue }
                rows += Array(range)
                #expect(range.count >= 2)
                #expect(abs(item.frame.height - layout.height(of: range)) < 0.01)
            }
        }
        #expect(rows == Array(0..<150))
        // The footnote stands below the last rows.
        #expect(pages.last?.count == 2)
    }

    @Test func blocksAreSpacedInStepsOfFour() {
        var flow = DocumentFlow(paper: .a4, footer: "")
        flow.add(.paragraph("One."))
        flow.add(.paragraph("Two."))
        flow.add(.heading(level: 1, "Three"))
        flow.add(.figure(FigureBlock(Box())))
        flow.add(.figure(FigureBlock(Box())))
        let items = flow.pages()[0]
        let gaps = zip(items, items.dropFirst()).map { $1.frame.y - $0.frame.maxY }
        #expect(zip(gaps, [8.0, 24, 4, 16]).allSatisfy { abs($0 - $1) < 0.01 })
    }

    /// Numbers of pages stand in paragraphs and tables, before and after the pages that they name.
    @Test func pagesAreNamedByTheirNumbers() throws {
        var flow = DocumentFlow(paper: .a4, footer: "")
        let reference = "See page " + StyledText.pageNumber(of: "end") + "."
        flow.add(.paragraph(reference))
        flow.add(.table(TableBlock(Table(columns: [Table.Column("where")], rows: [[.pageNumber(of: "middle")]]))))
        for (name, pages) in [("middle", 3), ("end", 9)] {
            for _ in 0..<pages {
                flow.add(.pageBreak)
                flow.add(.paragraph("A line."))
            }
            flow.add(.heading(level: 1, "The \(name)", destination: name))
            flow.add(.paragraph(.pageNumber(of: "middle") + " and " + .pageNumber(of: "nowhere")))
        }
        func texts(_ pages: [[PageItem]]) -> [String] {
            pages.flatMap { $0 }.compactMap { item in
                switch item.content {
                case .lines(let paragraph, _): paragraph.text.plain
                case .rows(let layout, _): layout.table.rows[0][0].plain
                case .figure: nil
                }
            }.filter { $0 != "A line." }
        }
        let pages = flow.pages()
        let middle = try #require(pages.firstIndex { $0.contains { $0.destination == "middle" } }) + 1
        let end = try #require(pages.firstIndex { $0.contains { $0.destination == "end" } }) + 1
        #expect(middle == 4 && end == 13)
        #expect(
            texts(pages) == ["See page 13.", "4", "The middle", "4 and 00", "The end", "4 and 00"], "\(texts(pages))")
        #expect(texts(flow.pages(after: 2)).prefix(2) == ["See page 15.", "6"])
        #expect(flow.pageCount == pages.count)
    }

    /// A number that is narrower than its place may take a line off what stands before the page that it names.
    @Test func numbersOfPagesAreThoseOfTheLastLayout() throws {
        for words in 1...60 {
            var flow = DocumentFlow(paper: .a4, footer: "")
            for _ in 0..<35 { flow.add(.paragraph("A line.")) }
            let text = String(repeating: "word ", count: words)
            flow.add(.paragraph(StyledText(text) + .pageNumber(of: "end")))
            flow.add(.heading(level: 1, "The end", destination: "end"))
            flow.add(.paragraph("A last line."))
            let pages = flow.pages()
            let page = try #require(pages.firstIndex { $0.contains { $0.destination == "end" } }) + 1
            let named = pages.flatMap { $0 }.compactMap { item -> String? in
                guard case .lines(let paragraph, _) = item.content, paragraph.text.plain.hasPrefix("word") else {
                    return nil
                }
                return paragraph.text.runs.last?.text
            }
            #expect(Set(named) == [String(page)])
        }
    }

    @Test func anEmptyFlowIsOneEmptyPage() {
        #expect(DocumentFlow(paper: .a4, footer: "").pages().count == 1)
    }

    @Test(.enabled(if: Command.isInstalled("pdftotext")))
    func everyWordReachesThePage() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "gibbous-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        let document = try PDFDocument(path: file.path, metadata: DocumentMetadata(title: "Flow"))
        let flow = Self.flow(.a4)
        flow.render(to: document)
        try document.finish()
        let count = flow.pages().count
        #expect(document.pageCount == count)
        let text = try #require(Command.output(of: "pdftotext", ["-layout", file.path, "-"]))
        #expect(text.contains("page 1 of \(count)") && text.contains("page \(count) of \(count)"))
        let wanted = String(repeating: Self.words, count: 11 * (1 + 2 + 3 + 4) + 120).split(separator: " ").count {
            $0 == "curved"
        }
        let found = text.split { $0.isWhitespace }.count { $0 == "curved" }
        #expect(found >= wanted)
        for row in 0..<60 { #expect(text.contains("method \(row) ")) }
    }
}
