/// Puts chunks in their places on one page.
struct PagePlacement {
    /// The items of the page.
    private(set) var items: [PageItem] = []
    private let area: Rectangle
    private let step: Int

    /// The contents of a page.
    ///
    /// - Parameters:
    ///   - page: Its chunks.
    ///   - chunks: All chunks of the document.
    ///   - area: The place for text and figures on the paper.
    init(_ page: PageComposer.Page, of chunks: [Chunk], in area: Rectangle) {
        self.area = area
        step = page.step
        var top = 0.0
        for band in chunks.bands(of: page.chunks) {
            let first = chunks[band.lowerBound]
            let isFirst = band.lowerBound == page.chunks.lowerBound
            guard first.columns > 1 else {
                top += place(chunks, band, at: Point(x: 0, y: top), isFirst: isFirst)
                continue
            }
            top += isFirst ? 0 : first.spaceBefore
            let split = ColumnSplit(of: chunks, band, into: first.columns, step: step)
            let pitch = (area.width + Paper.gutter) / Double(first.columns)
            for (index, column) in split.columns.enumerated() {
                _ = place(chunks, column, at: Point(x: Double(index) * pitch, y: top), isFirst: true)
            }
            top += split.height
        }
    }

    /// Places chunks one below the other, and returns the height that they take.
    private mutating func place(_ chunks: [Chunk], _ range: Range<Int>, at origin: Point, isFirst: Bool) -> Double {
        var used = 0.0
        for index in range {
            let chunk = chunks[index]
            let beginsColumn = index == range.lowerBound
            if !beginsColumn, let row = chunk.row, let last = items.last, let grown = grown(last, by: row, chunk) {
                items[items.count - 1] = grown
                used += chunk.height
                continue
            }
            let top = used + (isFirst && beginsColumn ? 0 : chunk.spaceBefore)
            let header = chunk.row?.table.headerHeight ?? 0
            for item in chunk.figures?.items(step: step) ?? chunk.items {
                var placed = item
                placed.frame.x += area.x + origin.x
                placed.frame.y += area.y + origin.y + top
                placed.frame.height += header
                if !beginsColumn, let last = items.last, let merged = merged(last, with: placed) {
                    items[items.count - 1] = merged
                } else {
                    items.append(placed)
                }
            }
            used = top + header + chunk.height(step: step)
        }
        return used
    }

    /// A part of a table with its next row, where both belong together.
    private func grown(_ part: PageItem, by row: (table: TableLayout, index: Int), _ chunk: Chunk) -> PageItem? {
        guard case .rows(let table, let rows) = part.content, rows.upperBound == row.index,
            chunk.items.first?.block == part.block
        else { return nil }
        var part = part
        part.content = .rows(table, rows.lowerBound..<row.index + 1)
        part.frame.height += chunk.height
        return part
    }

    /// Lines with the next ones of their paragraph.
    private func merged(_ part: PageItem, with next: PageItem) -> PageItem? {
        guard case .lines(let paragraph, let lines) = part.content, case .lines(let other, let more) = next.content,
            part.block == next.block, paragraph == other, lines.upperBound == more.lowerBound
        else { return nil }
        var part = part
        part.content = .lines(paragraph, lines.lowerBound..<more.upperBound)
        part.frame.height += next.frame.height
        return part
    }
}
