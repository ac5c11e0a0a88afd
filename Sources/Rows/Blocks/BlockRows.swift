internal import Core
internal import Isolation
internal import Synchronization

/// Rows of features in blocks: all in memory, or fetched from a file as they are needed.
///
/// Rows that are kept apart are in memory for good, wherever their blocks are.
package final class BlockRows: Sendable, Equatable {
    package let layout: BlockLayout
    package let cache: BlockCache
    package let source: any BlockSource
    let pinnedRows: PinnedRows?

    /// Rows in the blocks of a cache.
    package convenience init(_ layout: BlockLayout, cache: BlockCache, source: any BlockSource) {
        self.init(layout, cache: cache, source: source, pinnedRows: nil)
    }

    private init(_ layout: BlockLayout, cache: BlockCache, source: any BlockSource, pinnedRows: PinnedRows?) {
        precondition(layout.isSparse || layout.maximumRows * layout.rowBytes <= cache.slotBytes, "room for a block")
        self.layout = layout
        self.cache = cache
        self.source = source
        self.pinnedRows = pinnedRows
    }

    /// The fewest blocks that rows are shuffled within.
    static let leastWindow = 2

    /// The number of blocks that rows are shuffled within, by the size of a block: enough to mix, few enough to be in memory.
    static func usualWindow(_ slotBytes: Int) -> Int { min(max((32 << 20) / slotBytes, leastWindow), 16) }

    /// The number of blocks that rows are shuffled within where so many are in memory.
    static func window(slots: Int) -> Int { max(leastWindow, (slots - 4) / 4) }

    /// The blocks as methods see them; nil if all rows are in memory.
    var chunks: RowChunkLayout? {
        if isInMemory { return nil }
        let usual = BlockRows.usualWindow(cache.slotBytes)
        // Where there is room for every block, none is waited for.
        let hasAll = cache.slotCount >= layout.blockCount
        return RowChunkLayout(
            starts: layout.starts,
            chunksPerShuffleWindow: hasAll ? usual : min(usual, BlockRows.window(slots: cache.slotCount)))
    }

    /// Has the blocks of some rows fetched ahead of their use.
    func willRead(_ rows: ArraySlice<Int>) {
        var isWanted = [Bool](repeating: false, count: layout.blockCount)
        for row in rows { isWanted[layout.block(of: row)] = true }
        cache.willUse(isWanted.indices.filter { isWanted[$0] })
    }

    /// True if all rows are in memory for good.
    package var isInMemory: Bool { cache.isWhole }

    /// The bytes of memory that are taken up.
    package var memoryBytes: Int {
        cache.slotCount * cache.slotBytes + (pinnedRows?.byteCount ?? 0)
    }

    package static func == (first: BlockRows, second: BlockRows) -> Bool { first === second }

    /// Calls with the elements of some rows, one after the other.
    ///
    /// - Parameters:
    ///   - rows: Which rows; those of one block after each other are quickest.
    ///   - type: The Swift type of `layout.element`.
    ///   - body: Called with the row's number and its elements.
    /// - Throws: `DatasetError` where a row can't be fetched.
    @inline(__always)
    func forEach<Element: BitwiseCopyable>(
        _ rows: some Sequence<Int>, as type: Element.Type, _ body: (Int, UnsafeBufferPointer<Element>) -> Void
    ) throws(DatasetError) {
        var cursor = RowCursor<Element>(self)
        for row in rows { try unsafe body(row, cursor.row(row)) }
    }

    /// The same rows, some of which are copied to memory of their own.
    ///
    /// - Parameter rows: Which, ascending.
    /// - Returns: The rows.
    /// - Throws: `DatasetError` where there is no memory for them.
    package func pinning(_ rows: [Int]) throws(DatasetError) -> BlockRows {
        guard !isInMemory, !rows.isEmpty else { return self }
        let kept = try PinnedRows(rows, of: self)
        return BlockRows(layout, cache: cache, source: source, pinnedRows: kept)
    }
}

/// A place in the rows, whose block is there as long as this value lives and no other place is gone to.
struct RowCursor<Element: BitwiseCopyable>: ~Copyable {
    private let rows: BlockRows
    private let count: Int
    private var held: HeldBlock

    @inline(__always)
    init(_ rows: BlockRows) {
        precondition(
            MemoryLayout<Element>.stride == rows.layout.element.byteCount && !rows.layout.isSparse,
            "elements of another type")
        self.rows = rows
        count = rows.layout.featureCount
        held = HeldBlock(rows)
    }

    /// The elements of a row, until the next is asked for.
    @inline(__always)
    mutating func row(_ row: Int) throws(DatasetError) -> UnsafeBufferPointer<Element> {
        if let kept = rows.pinnedRows, let address = unsafe kept.address(of: row) {
            return unsafe UnsafeBufferPointer(start: address.assumingMemoryBound(to: Element.self), count: count)
        }
        _ = try held.moveTo(row: row)
        let address = unsafe rows.cache.start(of: held.slot)
        return unsafe UnsafeBufferPointer(
            start: address.assumingMemoryBound(to: Element.self) + (row - held.first) * count, count: count)
    }
}

/// The block of a row, which is there as long as this value lives and no row of another is gone to.
struct HeldBlock: ~Copyable {
    private let rows: BlockRows
    private(set) var block = -1
    private(set) var slot = -1
    /// The first row of the block.
    private(set) var first = 0

    @inline(__always)
    init(_ rows: BlockRows) { self.rows = rows }

    deinit { if slot >= 0 { rows.cache.release(slot) } }

    /// Makes sure that the block of a row is there.
    ///
    /// - Returns: Whether it is another than before.
    /// - Throws: `DatasetError` where it can't be fetched.
    @inline(__always)
    mutating func moveTo(row: Int) throws(DatasetError) -> Bool {
        let wanted = rows.layout.block(of: row)
        guard wanted != block else { return false }
        try take(wanted)
        return true
    }

    private mutating func take(_ wanted: Int) throws(DatasetError) {
        if slot >= 0 { rows.cache.release(slot) }
        (slot, block) = (-1, -1)
        slot = try rows.cache.acquire(wanted)
        block = wanted
        first = rows.layout.starts[wanted]
        Heartbeat.beat()
    }
}
