/// A document composed of blocks that flow over as many pages as they need.
package struct DocumentFlow: Sendable {
    private let paper: Paper
    private let footer: String
    private var blocks: [Block] = []

    /// An empty document.
    ///
    /// - Parameters:
    ///   - paper: What it is printed on.
    ///   - footer: What stands at the foot of every page, before the page's number.
    package init(paper: Paper, footer: String) {
        self.paper = paper
        self.footer = footer
    }

    /// Adds a block at the end.
    package mutating func add(_ block: Block) { blocks.append(block) }

    /// The number of pages that the blocks take.
    package var pageCount: Int { pages(of: blocks).count }

    /// The pages, with everything in its place and the numbers of pages filled in.
    ///
    /// - Parameter count: The number of pages before them.
    /// - Returns: The items of each page.
    func pages(after count: Int = 0) -> [[PageItem]] {
        var pages = pages(of: blocks)
        guard blocks.contains(where: \.hasPageNumbers) else { return pages }
        var numbers: [String: Int] = [:]
        // A number may be narrower than what stood in its place, and move what comes after it.
        for _ in 0..<Self.mostRounds {
            let found = Self.pageNumbers(of: pages, after: count)
            if found == numbers { break }
            numbers = found
            pages = self.pages(of: blocks.map { $0.withPageNumbers(numbers) })
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

    private func pages(of blocks: [Block]) -> [[PageItem]] {
        var breaker = PageBreaker(area: paper.content)
        for (number, block) in blocks.enumerated() {
            if case .pageBreak = block {
                breaker.breakPage()
                continue
            }
            let previous = number > 0 ? blocks[number - 1] : nil
            for chunk in block.chunks(number: number, previous: previous, page: paper.content.size) {
                breaker.add(chunk)
            }
        }
        breaker.placeWaiting()
        // A page break at the end begins no page.
        return breaker.pages.count > 1 && breaker.pages.last?.isEmpty == true
            ? breaker.pages.dropLast() : breaker.pages
    }

    /// Draws the pages at the end of a document, with page numbers, labels and an outline of headings and figures.
    package func render(to document: PDFDocument) {
        let offset = document.pageCount
        let pages = pages(after: offset)
        for (index, items) in pages.enumerated() {
            document.addPage(size: paper.size, label: String(offset + index + 1)) { canvas in
                for item in items { item.draw(on: canvas) }
                drawFooter(page: offset + index + 1, of: offset + pages.count, on: canvas)
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

    private func drawFooter(page: Int, of count: Int, on canvas: Canvas) {
        let style = ParagraphStyle.footer.text
        let area = paper.content
        // Halfway between the text and the paper's edge.
        let y = (area.maxY + paper.size.height) / 2
        let number = "page \(page) of \(count)"
        let room = area.width - TextMeasure.extent(of: number, style: style).width - Paper.gutter
        canvas.text(
            TextMeasure.truncated(footer, to: room, style: style), at: Point(x: area.x, y: y),
            anchor: TextAnchor(.left, .middle), style: style)
        canvas.text(number, at: Point(x: area.maxX, y: y), anchor: TextAnchor(.right, .middle), style: style)
    }
}
