internal import Core

/// Reads a data set block by block, and keeps what it needs between one block and the next.
///
/// Chunks that went through gzip, shuffle and fletcher32 alone are unpacked here, on several threads; whatever else there is, the
/// library reads. Rows may be read in any order. Where each block begins where the one before has ended, no chunk is unpacked
/// twice, wherever the blocks end; blocks that end with chunks (`rowsPerChunk`) need the least memory.
public struct HDF5RowReader: ~Copyable, Sendable {
    /// The data set.
    package let dataset: HDF5Dataset
    /// The type that the numbers are read as.
    package let element: HDF5NativeElement
    /// nil where the library reads.
    private let chunks: ChunkReader?
    /// nil where rows do not lie in one piece, as they are read.
    private let contiguous: ContiguousReader?
    /// The number of chunks that were never written, once that is known.
    private var unwritten: Int?

    /// Prepares to read a data set.
    ///
    /// - Parameters:
    ///   - dataset: The data set.
    ///   - element: What its numbers are read as.
    ///   - threads: How many threads unpack chunks; as many as there are processors to run on where not given.
    ///   - maximumKeptBytes: How much may be kept, unpacked, of the chunks that the next rows may be in.
    /// - Throws: `HDF5Error` when a filter or a part of the data set is missing.
    public init(
        _ dataset: consuming HDF5Dataset, as element: HDF5NativeElement, threads: Int? = nil,
        maximumKeptBytes: Int = 256 << 20
    ) throws(HDF5Error) {
        try dataset.requireReadable()
        let cores = threads ?? AvailableProcessors.count
        let plan = try ChunkPlan(dataset, as: element)
        let contiguous = try ContiguousReader(dataset, as: element, threads: cores)
        chunks = plan.map { ChunkReader(dataset, $0, threads: cores, maximumKeptBytes: maximumKeptBytes) }
        self.contiguous = contiguous
        self.dataset = dataset
        self.element = element
    }

    /// The number of rows of the chunks that lie side by side; nil if the data set is not chunked.
    public var rowsPerChunk: Int? { dataset.description.rowsPerChunk }

    /// The most memory that unpacking takes, in bytes, beside that of the rows; of what the library reads, its cache of chunks.
    public var maximumScratchBytes: Int { chunks?.maximumBytes ?? HDF5File.maximumCacheBytes }

    /// Reads rows.
    ///
    /// - Parameters:
    ///   - rows: Which rows, within `0..<dataset.description.rowCount`.
    ///   - destination: Where to, exactly `[rows.count × dataset.description.rowLength]` of the type that was chosen, row-major.
    /// - Throws: `HDF5Error` when they can't be read; the memory then holds anything.
    public mutating func read<Element: HDF5Element>(
        rows: Range<Int>, into destination: inout MutableSpan<Element>
    ) throws(HDF5Error) {
        precondition(Element.nativeElement == element, "\(Element.self) is read into, \(element) was to be")
        try unsafe destination.withUnsafeMutableBytes { (bytes) throws(HDF5Error) in
            try unsafe read(rows: rows, into: bytes)
        }
    }

    /// Reads rows into memory that may belong to anybody, shared with another process for example.
    ///
    /// - Parameters:
    ///   - rows: Which rows, within `0..<dataset.description.rowCount`.
    ///   - destination: Where to, exactly the bytes of `[rows.count × dataset.description.rowLength]` numbers of the type that
    ///     was chosen, aligned for them.
    /// - Throws: `HDF5Error` when they can't be read; the memory then holds anything.
    @unsafe package mutating func read(
        rows: Range<Int>, into destination: UnsafeMutableRawBufferPointer
    ) throws(HDF5Error) {
        try dataset.require(rows, in: destination.count, of: element)
        guard let start = destination.baseAddress, destination.count > 0 else { return }
        // What was cut off and made longer again is full of zeros.
        if let contiguous, unsafe contiguous.read(rows, into: start) { return try dataset.requireSameFile() }
        let missing = try dataset.whileFileIsWhole { () throws(HDF5Error) in
            if let chunks { return try unsafe chunks.read(rows, into: start) }
            try unsafe dataset.readByLibrary(rows, as: element, into: start)
            return 0
        }
        if missing > 0 { try dataset.requireUnwritten(missing, of: &unwritten) }
    }
}
