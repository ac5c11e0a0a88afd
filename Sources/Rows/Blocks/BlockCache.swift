internal import Core
internal import Dispatch
package import Isolation

/// Blocks in memory: all of them, or those that were used last.
///
/// Memory is divided into slots of equal size. A block that is in use stays; of the others, the one that was used the longest time ago
/// makes room for the next.
///
/// Sendable, unchecked: the condition guards which block is in which slot, and a slot is written before anybody may use it.
package final class BlockCache: @unchecked Sendable {
    package let memory: MappedMemory
    package let slotBytes: Int
    let slotCount: Int
    /// True if block i is in slot i for good.
    let isWhole: Bool
    private let source: any BlockSource
    /// Guards what follows, and tells of its changes.
    private let condition = Condition()
    /// The slot of each block, or what takes its place.
    private var slots: [Int]
    private var blocks: [Int?]
    private var users: [Int]
    private var lastUses: [Int]
    private var clock = 0
    private let readAhead = DispatchQueue(label: "gibbous.read-ahead", qos: .userInitiated)

    private static let absent = -1
    private static let onItsWay = -2

    /// A cache in memory that is there.
    ///
    /// - Parameters:
    ///   - memory: `[slotCount × slotBytes]`.
    ///   - slotBytes: The room for a block.
    ///   - slotCount: How many blocks there is room for.
    ///   - blockCount: How many blocks there are.
    ///   - source: Where blocks come from that are not there.
    ///   - isFilled: Whether block i is in slot i already.
    package init(
        _ memory: MappedMemory, slotBytes: Int, slotCount: Int, blockCount: Int, source: any BlockSource,
        isFilled: Bool = false
    ) {
        precondition(slotCount > 0 && memory.byteCount >= slotBytes * slotCount, "room for \(slotCount) blocks")
        precondition(!isFilled || slotCount >= blockCount, "room for all blocks")
        self.memory = memory
        self.slotBytes = slotBytes
        self.slotCount = slotCount
        self.source = source
        isWhole = isFilled
        slots = isFilled ? Array(0..<blockCount) : [Int](repeating: Self.absent, count: blockCount)
        blocks = [Int?](repeating: nil, count: slotCount)
        users = [Int](repeating: 0, count: slotCount)
        lastUses = [Int](repeating: 0, count: slotCount)
    }

    /// The memory of a slot.
    package func address(of slot: Int) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(start: start(of: slot), count: slotBytes)
    }

    /// The address of a slot.
    func start(of slot: Int) -> UnsafeMutableRawPointer { unsafe memory.address + slot * slotBytes }

    /// Makes sure that a block is in memory until it is released.
    ///
    /// - Returns: Its slot.
    /// - Throws: `DatasetError` where it can't be fetched.
    func acquire(_ block: Int) throws(DatasetError) -> Int {
        if isWhole { return block }
        condition.lock()
        while true {
            let slot = slots[block]
            if slot >= 0 {
                use(slot)
                condition.unlock()
                return slot
            }
            if slot == Self.absent, let free = freeSlot() { return try fetch(block, to: free) }
            condition.wait()
        }
    }

    /// Lets go of a block.
    func release(_ slot: Int) {
        if isWhole { return }
        condition.lock()
        users[slot] -= 1
        if users[slot] == 0 { condition.broadcast() }
        condition.unlock()
    }

    /// Fetches blocks that will be used soon, on a thread of its own.
    ///
    /// A block that can't be fetched is left to whoever acquires it.
    func willUse(_ blocks: [Int]) {
        if isWhole { return }
        readAhead.async { [weak self] in
            for block in blocks {
                guard let self else { return }
                guard let slot = try? acquire(block) else { return }
                release(slot)
            }
        }
    }

    private func use(_ slot: Int) {
        clock += 1
        users[slot] += 1
        lastUses[slot] = clock
    }

    /// The slot that can be given up best; nil where all are in use.
    private func freeSlot() -> Int? {
        var best: Int?
        for slot in 0..<slotCount where users[slot] == 0 {
            if blocks[slot] == nil { return slot }
            if best.map({ lastUses[slot] < lastUses[$0] }) ?? true { best = slot }
        }
        return best
    }

    /// Fetches a block while others may be used; entered locked, left unlocked.
    private func fetch(_ block: Int, to slot: Int) throws(DatasetError) -> Int {
        if let old = blocks[slot] { slots[old] = Self.absent }
        blocks[slot] = block
        slots[block] = Self.onItsWay
        use(slot)
        condition.unlock()
        do throws(DatasetError) {
            try unsafe source.load(block, slot: slot, at: address(of: slot))
        } catch {
            settle(block, in: slot, isThere: false)
            throw error
        }
        settle(block, in: slot, isThere: true)
        return slot
    }

    /// Records the end of a fetch, for all who wait for the block.
    private func settle(_ block: Int, in slot: Int, isThere: Bool) {
        condition.lock()
        if isThere {
            slots[block] = slot
        } else {
            slots[block] = Self.absent
            blocks[slot] = nil
            users[slot] -= 1
        }
        condition.broadcast()
        condition.unlock()
    }
}
