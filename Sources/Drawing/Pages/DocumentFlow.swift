/// A document composed of blocks that flow over as many pages as they need.
package struct DocumentFlow: Sendable {
    private let paper: Paper
    private let footer: String
    /// A text at the foot of the pages that are not where it leads to, and its destination.
    private let home: (text: String, destination: String)?
    private var entries: [Entry] = []

    /// A block with the way in which it is to flow.
    private struct Entry {
        var block: Block
        var columns: Int
        var cohesion: Double
    }

    /// An empty document.
    ///
    /// - Parameters:
    ///   - paper: What it is printed on.
    ///   - footer: What stands at the foot of every page, before the page's number.
    ///   - home: What stands there on all pages but the one that it leads to, and the destination; nil for nothing.
    package init(paper: Paper, footer: String, home: (text: String, destination: String)? = nil) {
        self.paper = paper
        self.footer = footer
        self.home = home
    }

    /// Adds a block at the end.
    ///
    /// - Parameters:
    ///   - block: The block.
    ///   - columns: The number of columns that it flows in, if it is text or a table.
    ///   - cohesion: The cost of a page that ends above the block or within it, beside what it costs anyway, in units of one
    ///     page.
    package mutating func add(_ block: Block, columns: Int = 1, cohesion: Double = 0) {
        entries.append(Entry(block: block, columns: columns, cohesion: cohesion))
    }

    /// The number of pages that the blocks take.
    package var pageCount: Int { pages().count }

    /// The pages, with everything in its place and the numbers of pages filled in.
    ///
    /// - Parameter count: The number of pages before them.
    /// - Returns: The items of each page.
    func pages(after count: Int = 0) -> [[PageItem]] {
        var chunks = entries.indices.map { self.chunks(of: $0, entries[$0].block) }
        var pages = pages(of: chunks.flatMap(\.self))
        let numbered = entries.indices.filter { entries[$0].block.hasPageNumbers }
        guard !numbered.isEmpty else { return pages }
        var numbers: [String: Int] = [:]
        // A number may be narrower than what stood in its place, and move what comes after it.
        for _ in 0..<Self.mostRounds {
            let found = Self.pageNumbers(of: pages, after: count)
            if found == numbers { break }
            numbers = found
            for index in numbered {
                chunks[index] = self.chunks(of: index, entries[index].block.withPageNumbers(numbers))
            }
            pages = self.pages(of: chunks.flatMap(\.self))
        }
        return pages
    }

    private static let mostRounds = 5

    /// The numbers of the pages that destinations are on.
    private static func pageNumbers(of pages: [[PageItem]], after count: Int) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (index, items) in pages.enumerated() {
            for destination in items.flatMap(\.destinations) where numbers[destination] == nil {
                numbers[destination] = count + index + 1
            }
        }
        return numbers
    }

    /// The parts of the block at a place, which may have been given the numbers of pages.
    private func chunks(of place: Int, _ block: Block) -> [Chunk] {
        let entry = entries[place]
        let previous = place > 0 ? entries[place - 1].block : nil
        var chunks = block.chunks(
            number: place, previous: previous, page: paper.content.size, columns: entry.columns)
        for index in chunks.indices { chunks[index].breakCost += entry.cohesion }
        if case .pageBreak? = previous, !chunks.isEmpty { chunks[0].beginsPage = true }
        // In columns, the last line may stand beside the first, so that all of them stay with what follows.
        let kept = isOpening(place) ? (entry.columns == 1 ? chunks.indices.suffix(1) : chunks.indices) : 0..<0
        for index in kept { chunks[index].keepsWithNext = true }
        return chunks
    }

    /// True if the block at a place is a paragraph between a heading and what else stands below that: both alone at the foot of a page
    /// would be little more than the heading.
    private func isOpening(_ place: Int) -> Bool {
        guard place > 0, place + 1 < entries.count, case .paragraph = entries[place].block,
            case .heading = entries[place - 1].block
        else { return false }
        switch entries[place + 1].block {
        case .heading, .title, .pageBreak: return false
        case .paragraph, .figure, .row, .table: return true
        }
    }

    private func pages(of chunks: [Chunk]) -> [[PageItem]] {
        PageComposer(chunks, height: paper.content.height).pages().map {
            PagePlacement($0, of: chunks, in: paper.content).items
        }
    }

    /// Draws the pages at the end of a document, with page numbers, labels and an outline of headings and figures.
    package func render(to document: PDFDocument) {
        let offset = document.pageCount
        let pages = pages(after: offset)
        for (index, items) in pages.enumerated() {
            document.addPage(size: paper.size, label: String(offset + index + 1)) { canvas in
                for item in items { item.draw(on: canvas) }
                drawFooter(page: offset + index + 1, of: offset + pages.count, on: canvas)
                if let home, !items.flatMap(\.destinations).contains(home.destination) {
                    drawHome(home, on: canvas)
                }
            }
        }
        var section: PDFDocument.OutlineEntry?
        for (index, items) in pages.enumerated() {
            for item in items {
                guard let outline = item.outline else { continue }
                let entry = document.addOutlineEntry(
                    title: outline.title, page: offset + index + 1, position: Point(x: 0, y: max(item.frame.y - 8, 0)),
                    parent: outline.level == 1 ? nil : section)
                if outline.level == 1 { section = entry }
            }
        }
    }

    /// Draws the link in the middle of the footer.
    private func drawHome(_ home: (text: String, destination: String), on canvas: Canvas) {
        var style = ParagraphStyle.footer.text
        style.color = .link
        let extent = TextMeasure.extent(of: home.text, style: style)
        let middle = Point(x: paper.content.midX, y: footerMiddle)
        canvas.text(home.text, at: middle, anchor: TextAnchor(.center, .middle), style: style)
        canvas.link(
            to: home.destination,
            in: Rectangle(
                x: middle.x - extent.width / 2, y: middle.y - extent.height / 2, width: extent.width,
                height: extent.height))
    }

    /// The middle of the footer's line, halfway between the text and the paper's edge.
    private var footerMiddle: Double { (paper.content.maxY + paper.size.height) / 2 }

    private func drawFooter(page: Int, of count: Int, on canvas: Canvas) {
        let style = ParagraphStyle.footer.text
        let area = paper.content
        let y = footerMiddle
        let number = "page \(page) of \(count)"
        let own = TextMeasure.extent(of: number, style: style).width
        // What stands in the middle stays clear.
        let middle = home.map { TextMeasure.extent(of: $0.text, style: style).width }
        let room = middle.map { (area.width - $0) / 2 - Paper.gutter } ?? area.width - own - Paper.gutter
        canvas.text(
            TextMeasure.truncated(footer, to: room, style: style), at: Point(x: area.x, y: y),
            anchor: TextAnchor(.left, .middle), style: style)
        canvas.text(number, at: Point(x: area.maxX, y: y), anchor: TextAnchor(.right, .middle), style: style)
    }
}
