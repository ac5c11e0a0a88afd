internal import Core
internal import HDF5
internal import Rows

/// The room for features in memory, and the way of reading that follows from it.
struct MemoryBudget {
    private let arrays: [StoredArray]
    private let memory: FeatureMemory

    init(_ arrays: [StoredArray], _ memory: FeatureMemory) {
        self.arrays = arrays
        self.memory = memory
    }

    /// The bytes that are kept of each row whatever it holds: its number in lists of rows, its label, its codes.
    private static let bytesPerRow = 64
    /// No compression packs more than so many bytes into one, of data from which anything could be learned.
    private static let maximumBytesPerStoredByte = 600
    /// The most arrays that are read by turns.
    private static let mostArrays = 64
    /// Smaller data do no harm, however they are packed.
    private static let harmlessBytes = 256 << 20

    private var place: String { "\(arrays[0].path.escaped) in \(arrays[0].source.path.escaped)" }

    /// The number of bytes that the elements take up.
    private func bytes(_ elementBytes: Int) -> Int {
        var sum = 0
        for array in arrays {
            let (bytes, isTooMany) = array.elementCount.multipliedReportingOverflow(by: elementBytes)
            let (next, overflow) = sum.addingReportingOverflow(bytes)
            if isTooMany || overflow { return .max }
            sum = next
        }
        return sum
    }

    /// True if dense rows are read block by block, from where they lie row after row in the file.
    ///
    /// - Throws: `DatasetError` where they can't be, and do not fit into memory.
    func readsBlocks(of element: ElementKind) throws(DatasetError) -> Bool {
        let bytes = bytes(element.byteCount)
        try checkPlausibleSize(bytes)
        // Each data set is open while its rows are read.
        let liesInRows =
            arrays.count <= Self.mostArrays
            && arrays.allSatisfy { FileRows($0) != nil && $0.elementCount > 0 }
        if liesInRows { return memory.shared != nil || memory.leavesRowsInFile || bytes > memory.byteCount }
        // What is not in rows is turned or put together from all of it.
        guard bytes <= memory.byteCount / 2 else {
            throw .unusable(
                "\(place) takes \(ByteCount.text(bytes)), of which two copies are needed, since it does not lie in the file "
                    + "row after row; \(ByteCount.text(memory.byteCount)) may be taken. Give more with --memory, or store it "
                    + "with its rows along the first axis.")
        }
        return false
    }

    /// The blocks that sparse rows are read in where they do not fit into memory; nil where they do.
    ///
    /// - Parameter repeated: Told of elements that are in a column that their row has already.
    /// - Returns: The blocks, or nil.
    /// - Throws: `DatasetError` where they neither fit nor lie in the file row after row.
    func sparseBlocks(repeated: RepeatedElements) throws(DatasetError) -> SparseFileBlocks? {
        var bytes = 0
        for case .sparse(let storage) in arrays.map(\.storage) {
            // Values and columns, once as they are read and once in order, and where the lines begin.
            let (elements, overflow) = storage.values.elementCount.multipliedReportingOverflow(by: 2 * (8 + 4))
            let (lines, isTooMany) = storage.starts.elementCount.multipliedReportingOverflow(by: 2 * 8)
            let (sum, isTooLarge) = elements.addingReportingOverflow(lines)
            bytes = overflow || isTooMany || isTooLarge ? .max : bytes.addingReportingOverflow(sum).partialValue
            if bytes < 0 { bytes = .max }
            guard lines / 2 <= memory.byteCount, !isTooMany else { throw tooLarge(bytes) }
        }
        guard bytes > memory.byteCount || memory.leavesRowsInFile else { return nil }
        guard arrays.count == 1, case .sparse(let storage) = arrays[0].storage, storage.majorIsRow else {
            throw tooLarge(bytes)
        }
        return try SparseFileBlocks(
            storage, arrays[0].path, blockBytes: memory.blockBytes, repeated: repeated)
    }

    private func tooLarge(_ bytes: Int) -> DatasetError {
        .unusable(
            "The sparse matrix \(place) takes \(ByteCount.text(bytes)) to read, and "
                + "\(ByteCount.text(memory.byteCount)) may be taken; only a single one that is kept by rows (CSR) can stay in the "
                + "file. Give more with --memory.")
    }

    /// Makes sure that what a file says of its size can be meant.
    private func checkPlausibleSize(_ bytes: Int) throws(DatasetError) {
        for array in arrays {
            let (rowBytes, overflow) = array.rowCount.multipliedReportingOverflow(by: Self.bytesPerRow)
            guard !overflow, rowBytes <= memory.byteCount else {
                throw .unusable(
                    "\(place) has \(array.rowCount) rows, too many for the \(ByteCount.text(memory.byteCount)) of memory that "
                        + "may be taken. Give more with --memory.")
            }
            guard bytes > Self.harmlessBytes, case .dataset(let description, _) = array.storage,
                description.storage != .virtual, !description.isExternal
            else { continue }
            let (unwritten, all) = try DatasetError.translating { () throws(HDF5Error) in
                try array.source.file.dataset(at: array.objectPath).chunkCounts()
            }
            let isMostlyEmpty = unwritten == all || bytes > memory.byteCount && unwritten > all / 10 * 9
            guard !isMostlyEmpty else {
                throw .unusable(
                    "\(place) has the shape \(array.shape.map(String.init).joined(separator: "×")), but \(unwritten) of its "
                        + "\(all) parts were never written. Choose other data with --data.")
            }
            let written = Double(bytes) * Double(all - unwritten) / Double(all)
            guard written <= Double(Self.maximumBytesPerStoredByte) * Double(max(description.storedBytes, 1)) else {
                throw .unusable(
                    "\(place) says that its \(ByteCount.text(description.storedBytes)) unpack to \(ByteCount.text(bytes)). "
                        + "It is damaged, or there is nothing in it to learn from. Choose other data with --data.")
            }
        }
    }
}
