/// Puts chunks on pages, one below the other.
struct PageBreaker {
    /// The items of each page.
    private(set) var pages: [[PageItem]] = [[]]
    private let area: Rectangle
    /// The height of the page that is taken.
    private var used = 0.0
    private var waiting: [Chunk] = []

    init(area: Rectangle) { self.area = area }

    /// Takes the next chunk; those that belong together are placed when the last of them is there.
    mutating func add(_ chunk: Chunk) {
        waiting.append(chunk)
        if !chunk.keepsWithNext { placeWaiting() }
    }

    /// Places what is left and begins another page, unless nothing is on this one.
    mutating func breakPage() {
        placeWaiting()
        guard !isEmpty else { return }
        pages.append([])
        used = 0
    }

    mutating func placeWaiting() {
        let group = waiting
        waiting = []
        guard !group.isEmpty else { return }
        if !isEmpty, height(of: group, beginsPage: false) > room, height(of: group, beginsPage: true) <= area.height {
            breakPage()
        }
        for chunk in group {
            if !isEmpty, chunk.height(beginsPage: false) > room { breakPage() }
            place(chunk)
        }
    }

    private var isEmpty: Bool { pages[pages.count - 1].isEmpty }

    /// The height that is left of the page, with a hair for rounding.
    private var room: Double { area.height - used + 1e-6 }

    private func height(of group: [Chunk], beginsPage: Bool) -> Double {
        var height = 0.0
        for (index, chunk) in group.enumerated() { height += chunk.height(beginsPage: beginsPage && index == 0) }
        return height
    }

    private mutating func place(_ chunk: Chunk) {
        let page = pages.count - 1
        if let row = chunk.row, let last = pages[page].last, let grown = grown(last, by: row, chunk) {
            pages[page][pages[page].count - 1] = grown
            used += chunk.height
            return
        }
        let top = used + (isEmpty ? 0 : chunk.spaceBefore)
        let header = chunk.row?.table.headerHeight ?? 0
        for item in chunk.items {
            var placed = item
            placed.frame.x += area.x
            placed.frame.y += area.y + top
            placed.frame.height += header
            if let last = pages[page].last, let merged = merged(last, with: placed) {
                pages[page][pages[page].count - 1] = merged
            } else {
                pages[page].append(placed)
            }
        }
        used = top + header + chunk.height
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
