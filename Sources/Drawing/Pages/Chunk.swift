/// A part of a block that is not divided between pages.
struct Chunk: Sendable {
    /// The contents, placed from the chunk's upper left corner; those of a row of figures are in ``figures``.
    var items: [PageItem]
    /// The height of the contents, of figures where they do not give way.
    var height: Double
    /// Room above, which is left out at the top of a page.
    var spaceBefore: Double
    /// True if the next chunk belongs on the same page.
    var keepsWithNext = false
    /// A table's row, which goes on with the part of the table above it or begins a new one with the header.
    var row: (table: TableLayout, index: Int)?
    /// Figures, which may be drawn smaller; nil of what has one height.
    var figures: FigureRow?
    /// The number of columns that it flows in with its neighbours.
    var columns = 1
    /// The cost of a page that ends before the chunk, in those of ``PageCost``.
    var breakCost = 0.0
    /// True if it begins a page whatever room there is above.
    var beginsPage = false

    /// The height of the contents where figures give way by a number of steps.
    func height(step: Int) -> Double { figures?.height(step: step) ?? height }

    /// Room that the chunk takes at the top of a page or of a column, or below others.
    func height(isFirst: Bool, step: Int) -> Double {
        let header = row.map { isFirst || $0.index == 0 ? $0.table.headerHeight : 0 } ?? 0
        return height(step: step) + header + (isFirst ? 0 : spaceBefore)
    }
}

extension [Chunk] {
    /// The height of some chunks one below the other.
    ///
    /// - Parameters:
    ///   - range: The chunks.
    ///   - isFirst: True if nothing stands above the first of them.
    ///   - step: The number of steps by which figures give way.
    /// - Returns: The height in points.
    func height(of range: Range<Int>, isFirst: Bool, step: Int) -> Double {
        range.reduce(0) { $0 + self[$1].height(isFirst: isFirst && $1 == range.lowerBound, step: step) }
    }

    /// The stretches of a range that flow in the same number of columns.
    func bands(of range: Range<Int>) -> [Range<Int>] {
        var bands: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where index > start && self[index].columns != self[start].columns {
            bands.append(start..<index)
            start = index
        }
        if start < range.upperBound { bands.append(start..<range.upperBound) }
        return bands
    }
}
