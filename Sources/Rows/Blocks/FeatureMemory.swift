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

    /// The message that there is too little memory for some blocks, with the limit of this process if it has one.
    private static func tooLittle(_ byteCount: Int, for slots: Int, of slotBytes: Int) -> String {
        let limit = MachineMemory.allowed(nil).limit
        // Rows may take up half of what the program itself leaves of the memory.
        let needed = MachineMemory.programBytes + 2 * slots * slotBytes
        let isEnough = limit.map { $0.free >= needed } ?? true
        let size = ByteCount.text(slotBytes)
        return "\(ByteCount.text(byteCount)) of memory is too little for these rows"
            + (limit.map { " (\($0.text))" } ?? "") + ": they are read in blocks, and "
            + (slots == 1 ? "one of \(size) has" : "\(slots) of \(size) have") + " to be there at a time. "
            + (isEnough ? "Give more with --memory: at least \(ByteCount.text(needed))." : "Ask for a larger limit.")
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
        let least = min(layout.blockCount, slots(window: leastWindow))
        if isWhole || layout.blockCount <= min(room, least) {
            slotCount = layout.blockCount
        } else if let count = Self.slotCount(slotBytes, memory: memory.byteCount) {
            slotCount = min(layout.blockCount, count)
        } else {
            throw .unusable(tooLittle(memory.byteCount, for: least, of: slotBytes))
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
