/// The unpacked chunks of one band, which the next rows to be read may need once more.
@safe struct BandCache: ~Copyable {
    /// The state of a chunk of the band.
    enum State: UInt8 {
        case unknown, unpacked, unwritten
    }

    /// The number of the band; nil for none.
    private(set) var band: Int?
    private var chunks = ScratchMemory()
    private var states = ScratchMemory()

    /// Turns to a band, unless it is the one already.
    ///
    /// - Returns: Where its chunks are; nil where there is no memory for them.
    @unsafe mutating func turn(to wanted: Int, _ plan: ChunkPlan) -> Slots? {
        let count = plan.grid.chunksPerBand
        guard let memory = unsafe chunks.reserve(count * plan.chunkBytes), let known = unsafe states.reserve(count)
        else {
            band = nil
            return nil
        }
        if band != wanted { unsafe known.initializeMemory(as: UInt8.self, repeating: State.unknown.rawValue) }
        band = wanted
        return unsafe Slots(band: wanted, chunkBytes: plan.chunkBytes, chunks: memory, states: known)
    }

    /// Forgets what it has, which may be incomplete.
    mutating func forget() { band = nil }

    /// Places for the chunks of a band, each of which one thread at a time has to do with.
    @unsafe struct Slots {
        let band: Int
        fileprivate let chunkBytes: Int
        fileprivate let chunks: UnsafeMutableRawBufferPointer
        fileprivate let states: UnsafeMutableRawBufferPointer

        fileprivate init(
            band: Int, chunkBytes: Int, chunks: UnsafeMutableRawBufferPointer, states: UnsafeMutableRawBufferPointer
        ) {
            unsafe self.band = band
            unsafe self.chunkBytes = chunkBytes
            unsafe self.chunks = chunks
            unsafe self.states = states
        }

        /// The place of a chunk.
        func memory(of chunk: Int) -> UnsafeMutableRawBufferPointer {
            unsafe UnsafeMutableRawBufferPointer(
                rebasing: chunks[chunk * chunkBytes..<(chunk + 1) * chunkBytes])
        }

        func state(of chunk: Int) -> State { State(rawValue: unsafe states[chunk]) ?? .unknown }

        func set(_ state: State, of chunk: Int) { unsafe states[chunk] = state.rawValue }
    }
}
