/// Divides chunks into pages: of all ways to do so, the one that costs least as a whole.
///
/// Pages are chosen together, as Knuth and Plass (1981) choose the lines of a paragraph, and with each of them how far its
/// figures give way. ``PageCost`` has what is weighed.
struct PageComposer {
    /// The chunks of a page, and the steps by which its figures give way.
    struct Page: Equatable {
        var chunks: Range<Int>
        var step: Int
        /// The height that is taken, in points.
        var height: Double
    }

    private let chunks: [Chunk]
    /// The height of a page with a hair for rounding, in points.
    private let room: Double

    /// A composer of pages.
    ///
    /// - Parameters:
    ///   - chunks: The parts of a document, in the order of reading.
    ///   - height: The height of a page, in points.
    init(_ chunks: [Chunk], height: Double) {
        self.chunks = chunks
        room = height + 1e-6
    }

    /// The pages, at least one.
    ///
    /// - Complexity: O(chunks · most chunks of a page²).
    func pages() -> [Page] {
        let count = chunks.count
        var costs = [Double](repeating: .infinity, count: count + 1)
        var last = [Page](repeating: Page(chunks: 0..<0, step: 0, height: 0), count: count + 1)
        costs[0] = 0
        for start in 0..<count where costs[start].isFinite {
            for end in start + 1...count {
                let found = page(start..<end)
                let isWhole = found != nil
                // What is higher than a page stands on one of its own, cut at the end.
                guard isWhole || end == start + 1 else { break }
                let page = found ?? Page(chunks: start..<end, step: FigureRow.shares.count - 1, height: room)
                let cost = costs[start] + (isWhole ? 0 : PageCost.overflow) + self.cost(of: page)
                if cost < costs[end] - 1e-9 { (costs[end], last[end]) = (cost, page) }
                if end < count, chunks[end].beginsPage { break }
            }
        }
        var pages: [Page] = []
        var end = count
        while end > 0 {
            pages.append(last[end])
            end = last[end].chunks.lowerBound
        }
        return pages.isEmpty ? [Page(chunks: 0..<0, step: 0, height: 0)] : pages.reversed()
    }

    /// A page of some chunks, whose figures give way no farther than they have to; nil if they can't be made to fit.
    private func page(_ range: Range<Int>) -> Page? {
        let natural = height(of: range, step: 0)
        if natural <= room { return Page(chunks: range, step: 0, height: natural) }
        let steps = FigureRow.shares.indices.dropFirst()
        guard range.contains(where: { chunks[$0].figures != nil }), let most = steps.last,
            height(of: range, step: most) <= room
        else { return nil }
        for step in steps {
            let height = height(of: range, step: step)
            if height <= room { return Page(chunks: range, step: step, height: height) }
        }
        return nil
    }

    private func cost(of page: Page) -> Double {
        let range = page.chunks
        let blank = max(0, 1 - page.height / room)
        var cost = 1 + PageCost.givingWay(page.step)
        if page.height < PageCost.leastHeight { cost += PageCost.fewLines }
        guard range.upperBound < chunks.count else { return cost }
        let next = chunks[range.upperBound]
        if !next.beginsPage {
            cost += PageCost.blank * blank * blank + next.breakCost
            if 1 - blank < PageCost.leastFill { cost += PageCost.nearlyEmpty }
        }
        if chunks[range.upperBound - 1].keepsWithNext { cost += PageCost.separation }
        return cost
    }

    /// The height of some chunks on a page of their own.
    private func height(of range: Range<Int>, step: Int) -> Double {
        var height = 0.0
        for band in chunks.bands(of: range) {
            let first = chunks[band.lowerBound]
            if first.columns == 1 {
                height += chunks.height(of: band, isFirst: band.lowerBound == range.lowerBound, step: step)
            } else {
                height += band.lowerBound == range.lowerBound ? 0 : first.spaceBefore
                height += ColumnSplit(of: chunks, band, into: first.columns, step: step).height
            }
            if height > 2 * room { return height }
        }
        return height
    }
}
