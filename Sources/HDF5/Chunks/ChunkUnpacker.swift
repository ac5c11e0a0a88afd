internal import Compression

/// Undoes what filters have done to chunks.
///
/// Each thread has its own.
@safe struct ChunkUnpacker: ~Copyable {
    private let filters: [ChunkFilter]
    private let chunkBytes: Int
    private var inflater: Inflater?
    private var first = ScratchMemory()
    private var second = ScratchMemory()

    /// Why a chunk can't be unpacked, in a sentence without a full stop.
    struct Failure: Error {
        let reason: String
    }

    init(_ plan: ChunkPlan) {
        filters = plan.filters
        chunkBytes = plan.chunkBytes
    }

    /// Unpacks a chunk.
    ///
    /// - Parameters:
    ///   - packed: Its bytes in the file.
    ///   - skipped: A bit for each filter that it did not go through.
    ///   - target: Where the numbers shall be, as many bytes as a chunk has; nil where that does not matter.
    /// - Returns: The numbers: in the target, or in memory that is valid until the next call.
    /// - Throws: `Failure` where it is damaged, or there is no memory for it.
    @unsafe mutating func unpack(
        _ packed: UnsafeMutableRawBufferPointer, skipped: UInt32, into target: UnsafeMutableRawBufferPointer?
    ) throws(Failure) -> UnsafeMutableRawBufferPointer {
        var bytes = unsafe packed
        var usesFirst = true
        for index in filters.indices.reversed() where skipped >> UInt32(index) & 1 == 0 {
            if filters[index] == .fletcher32 {
                guard unsafe Fletcher32.isIntact(UnsafeRawBufferPointer(bytes)) else {
                    throw Failure(reason: "its checksum is not that of its bytes")
                }
                unsafe bytes = UnsafeMutableRawBufferPointer(rebasing: bytes.dropLast(Fletcher32.length))
                continue
            }
            let size = try self.size(before: index, of: bytes.count, skipped)
            let isLast = size == chunkBytes && !isAnyLeft(before: index, skipped)
            let scratch = unsafe usesFirst ? first.reserve(size) : second.reserve(size)
            guard let output = unsafe isLast ? target ?? scratch : scratch else {
                throw Failure(reason: "there is no memory for its \(size) bytes")
            }
            usesFirst.toggle()
            try unsafe undo(filters[index], UnsafeRawBufferPointer(bytes), into: output)
            unsafe bytes = output
        }
        guard bytes.count == chunkBytes else {
            throw Failure(reason: "it has \(bytes.count) bytes in place of \(chunkBytes)")
        }
        guard let target = unsafe target, unsafe target.baseAddress != bytes.baseAddress else { return unsafe bytes }
        unsafe target.copyMemory(from: UnsafeRawBufferPointer(bytes))
        return unsafe target
    }

    /// The number of bytes before a filter, of which there are as many after it.
    private func size(before index: Int, of count: Int, _ skipped: UInt32) throws(Failure) -> Int {
        guard filters[index] == .gzip else { return count }
        // There is no second gzip: before this one there were the chunk and its checksums.
        let checksums = filters[..<index].indices.count { isUsed($0, skipped) && filters[$0] == .fletcher32 }
        let size = chunkBytes + checksums * Fletcher32.length
        guard size / Inflater.maximumExpansion <= count else {
            throw Failure(reason: "\(count) bytes can't unpack to its \(size)")
        }
        return size
    }

    private func isUsed(_ index: Int, _ skipped: UInt32) -> Bool { skipped >> UInt32(index) & 1 == 0 }

    private func isAnyLeft(before index: Int, _ skipped: UInt32) -> Bool {
        filters[..<index].indices.contains { isUsed($0, skipped) }
    }

    @unsafe private mutating func undo(
        _ filter: ChunkFilter, _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(Failure) {
        switch filter {
        case .shuffle(let width): unsafe ByteShuffle.undo(bytes, width: width, into: output)
        case .gzip:
            if inflater == nil { inflater = Inflater() }
            guard inflater != nil else { throw Failure(reason: "there is no memory for unpacking it") }
            if let reason = unsafe inflater?.inflate(bytes, into: output) { throw Failure(reason: reason) }
        case .fletcher32: break
        }
    }
}
