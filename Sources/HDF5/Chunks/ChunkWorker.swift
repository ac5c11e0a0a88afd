internal import CHDF5

/// The memory and tools of one thread that reads chunks, kept from one to the next.
final class ChunkWorker {
    private let plan: ChunkPlan
    private let source: ChunkSource
    private var unpacker: ChunkUnpacker
    private var packed = ScratchMemory()
    private var box: ChunkBox
    private var origin: [hsize_t]

    init(_ plan: ChunkPlan, _ source: ChunkSource) {
        self.plan = plan
        self.source = source
        unpacker = ChunkUnpacker(plan)
        box = ChunkBox(plan.grid)
        origin = [hsize_t](repeating: 0, count: plan.grid.shape.count)
    }

    /// Reads the part of a chunk that belongs to some rows.
    ///
    /// - Parameters:
    ///   - chunk: Which one of its band.
    ///   - band: Which band.
    ///   - rows: The rows.
    ///   - destination: Memory for their elements.
    ///   - slots: Where the chunks of the band are kept, if they are.
    /// - Returns: Whether the chunk was ever written.
    /// - Throws: `HDF5Error` where it can't be read, is damaged, or there is no memory for it.
    @unsafe func read(
        chunk: Int, band: Int, rows: Range<Int>, into destination: UnsafeMutableRawPointer, _ slots: BandCache.Slots?
    ) throws(HDF5Error) -> Bool {
        box.set(chunk: chunk, band: band, rows: rows)
        let slot = unsafe slots?.memory(of: chunk)
        switch unsafe slots?.state(of: chunk) {
        case .unpacked:
            if let slot = unsafe slot { unsafe place(slot, destination) }
            return true
        case .unwritten:
            unsafe plan.fillValue.fill(box, in: destination)
            return false
        case .unknown, nil: break
        }
        guard !plan.isUnwritten, let numbers = try unsafe unpack(destination, slot) else {
            unsafe slots?.set(.unwritten, of: chunk)
            unsafe plan.fillValue.fill(box, in: destination)
            return false
        }
        unsafe slots?.set(.unpacked, of: chunk)
        unsafe place(numbers, destination)
        return true
    }

    /// Fetches and unpacks the chunk that the box is of.
    ///
    /// - Returns: Its numbers; nil where it was never written.
    @unsafe private func unpack(
        _ destination: UnsafeMutableRawPointer, _ slot: UnsafeMutableRawBufferPointer?
    ) throws(HDF5Error) -> UnsafeMutableRawBufferPointer? {
        for axis in origin.indices { origin[axis] = hsize_t(box.origin[axis]) }
        guard let (bytes, skipped) = try unsafe source.fetch(origin, into: &packed) else { return nil }
        do throws(ChunkUnpacker.Failure) {
            let target = unsafe slot ?? direct(destination)
            let numbers = try unsafe unpacker.unpack(bytes, skipped: skipped, into: target)
            unsafe plan.stored.makeNative(numbers)
            return unsafe numbers
        } catch {
            throw source.damage(origin, error.reason)
        }
    }

    /// The memory that the whole chunk can be unpacked to at once, because its numbers belong there as they are.
    @unsafe private func direct(_ destination: UnsafeMutableRawPointer) -> UnsafeMutableRawBufferPointer? {
        guard plan.stored.element == plan.element, box.isWholeAndTogether else { return nil }
        return unsafe UnsafeMutableRawBufferPointer(
            start: destination + box.destinationStart * plan.element.byteCount, count: plan.chunkBytes)
    }

    /// Copies what belongs to the rows, unless it is there already.
    @unsafe private func place(_ numbers: UnsafeMutableRawBufferPointer, _ destination: UnsafeMutableRawPointer) {
        guard let start = numbers.baseAddress else { return }
        if let target = unsafe direct(destination), unsafe target.baseAddress == start { return }
        unsafe NumberConversion.copy(
            box, from: UnsafeRawPointer(start), of: plan.stored.element, to: destination, of: plan.element)
    }
}
