internal import Core
package import Isolation

/// The memory that features may take up, and where it is.
package struct FeatureMemory: Sendable {
    /// The most bytes; rows that take more stay in the file and are fetched as they are needed.
    package var byteCount: Int
    /// Memory that another process has as well; nil where rows are for this process alone.
    package var shared: SharedMemory?
    /// The size that a block should have, in bytes: enough for a file to be read fast, not so much that few fit.
    package var blockBytes: Int
    /// True if rows stay in the file even where there is room for them.
    package var leavesRowsInFile: Bool

    package init(
        byteCount: Int = .max, shared: SharedMemory? = nil, blockBytes: Int = 2 << 20, leavesRowsInFile: Bool = false
    ) {
        self.leavesRowsInFile = leavesRowsInFile
        self.byteCount = byteCount
        self.blockBytes = blockBytes
        self.shared = shared
    }
}

extension BlockRows {
    /// The blocks that are in memory where not all are: those that two trainings are at and come to next, and some for all else.
    private static func slots(window: Int) -> Int { 4 * window + 4 }

    /// The number of blocks in memory: as many as are wanted, or fewer where there is less room, so that rows are shuffled within fewer
    /// of them; nil where there is too little even so.
    private static func slotCount(_ slotBytes: Int, memory: Int) -> Int? {
        let room = memory / slotBytes
        return room >= slots(window: leastWindow)
            ? min(slots(window: usualWindow(slotBytes)), slots(window: window(slots: room))) : nil
    }

    /// Rows of a file: all in memory where there is room for them, else as many blocks as there is room for.
    ///
    /// - Throws: `DatasetError` where the rows can't be read, or there is too little memory even for some blocks.
    package static func reading(_ file: any PreparedBlocks, memory: FeatureMemory) throws(DatasetError) -> BlockRows {
        let layout = file.layout
        let slotBytes = max(64, (file.slotBytes + 63) / 64 * 64)
        let (allBytes, overflow) = slotBytes.multipliedReportingOverflow(by: layout.blockCount)
        // Sparse rows that fit are in arrays.
        let isWhole = !layout.isSparse && !overflow && allBytes <= memory.byteCount && !memory.leavesRowsInFile
        // More blocks than are needed would not make reading any faster.
        let slotCount: Int
        let room = memory.byteCount / slotBytes
        if isWhole || layout.blockCount <= min(room, slots(window: leastWindow)) {
            slotCount = layout.blockCount
        } else if let count = Self.slotCount(slotBytes, memory: memory.byteCount) {
            slotCount = min(layout.blockCount, count)
        } else {
            throw .unusable(
                "\(ByteCount.text(memory.byteCount)) of memory is too little for these rows: they are read in blocks of "
                    + "\(ByteCount.text(slotBytes)), and \(slots(window: leastWindow)) of these have to be there at a time. Give "
                    + "more with --memory.")
        }
        let mapped: MappedMemory
        do throws(IsolationError) {
            if let shared = memory.shared {
                mapped = try shared.map(shared.allocate(slotCount * slotBytes), isWritable: true)
            } else {
                mapped = try MappedMemory(byteCount: slotCount * slotBytes)
            }
        } catch {
            throw .unusable("The rows do not fit into memory: \(error).")
        }
        let cache = BlockCache(
            mapped, slotBytes: slotBytes, slotCount: slotCount, blockCount: layout.blockCount, source: file,
            isFilled: isWhole)
        if isWhole {
            for block in 0..<layout.blockCount {
                mapped.makeReady(block * slotBytes..<(block + 1) * slotBytes)
                try unsafe file.load(block, slot: block, at: cache.address(of: block))
                Heartbeat.beat()
            }
        }
        return BlockRows(layout, cache: cache, source: file)
    }
}
