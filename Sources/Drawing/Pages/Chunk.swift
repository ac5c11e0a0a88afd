/// A part of a block that is not divided between pages.
struct Chunk: Sendable {
    /// The contents, placed from the chunk's upper left corner.
    var items: [PageItem]
    var height: Double
    /// Room above, which is left out at the top of a page.
    var spaceBefore: Double
    /// True if the next chunk belongs on the same page.
    var keepsWithNext = false
    /// A table's row, which goes on with the part of the table above it or begins a new one with the header.
    var row: (table: TableLayout, index: Int)?

    /// Room that the chunk takes at the top of a page or below others.
    func height(beginsPage: Bool) -> Double {
        let header = row.map { beginsPage || $0.index == 0 ? $0.table.headerHeight : 0 } ?? 0
        return height + header + (beginsPage ? 0 : spaceBefore)
    }
}
