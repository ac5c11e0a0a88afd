internal import CHDF5

/// All that is known in advance of reading a data set's chunks, which the library then only has to find.
struct ChunkPlan: Sendable {
    let grid: ChunkGrid
    /// In the order in which they were applied.
    let filters: [ChunkFilter]
    let stored: StoredNumber
    /// The type that the numbers become.
    let element: HDF5NativeElement
    let fillValue: FillValue
    /// The bytes of a chunk when it is unpacked.
    let chunkBytes: Int
    /// The most bytes that a chunk may take in the file.
    let maximumStoredBytes: Int
    /// True if no chunk was ever written.
    let isUnwritten: Bool

    /// Chunks beyond this are left to the library, which unpacks one at a time.
    private static let maximumChunkBytes = 1 << 29

    /// Plans to read a data set.
    ///
    /// - Returns: nil where the library has to read it: it is not in chunks, these went through no filter or through others
    ///   than gzip, shuffle and fletcher32, the numbers are not converted here, or the file is being written.
    /// - Throws: `HDF5Error` when its properties can't be read.
    init?(_ dataset: borrowing HDF5Dataset, as element: HDF5NativeElement) throws(HDF5Error) {
        let (description, location, number) = (dataset.description, dataset.location, dataset.handle.number)
        guard description.storage == .chunked, !description.isExternal, let chunk = description.chunkShape,
            let grid = ChunkGrid(shape: description.shape, chunk: chunk)
        else { return nil }
        let type = try dataset.fileType()
        guard let stored = StoredNumber(type.number),
            NumberConversion.isPossible(from: stored.element, to: element)
        else { return nil }
        let (chunkBytes, overflow) = grid.elementsPerChunk.multipliedReportingOverflow(by: stored.element.byteCount)
        guard !overflow, chunkBytes <= ChunkPlan.maximumChunkBytes else { return nil }
        let creation = try Library.open("read the storage of", at: location) { H5Dget_create_plist(number) }
        guard let filters = ChunkFilter.pipeline(creation.number), !ChunkPlan.sparesEdges(creation.number),
            let fileBytes = ChunkPlan.fileBytes(number)
        else { return nil }
        self.grid = grid
        self.filters = filters
        self.stored = stored
        self.element = element
        self.fillValue = try FillValue(creation.number, as: element, at: location)
        self.chunkBytes = chunkBytes
        // What gzip can't make smaller becomes a little larger, and so do chunks with checksums.
        self.maximumStoredBytes = min(fileBytes, 2 * chunkBytes + 65_536)
        self.isUnwritten = description.storedBytes == 0
    }

    /// True if filters skip the chunks that reach beyond the data set.
    private static func sparesEdges(_ list: hid_t) -> Bool {
        Library.locked {
            var options: UInt32 = 0
            let status = unsafe H5Pget_chunk_opts(list, &options)
            return status < 0 || options != 0
        }
    }

    /// The length of the file that a data set is in; nil where it is open for writing, so that there may be more than is in it.
    static func fileBytes(_ dataset: hid_t) -> Int? {
        Library.locked {
            let number = H5Iget_file_id(dataset)
            guard number >= 0 else { return nil }
            let file = Identifier(adopting: number)
            var intent: UInt32 = 0
            var bytes: hsize_t = 0
            guard unsafe H5Fget_intent(file.number, &intent) >= 0, intent & CHDF5_H5F_ACC_RDWR() == 0,
                unsafe H5Fget_filesize(file.number, &bytes) >= 0
            else { return nil }
            return Int(clamping: bytes)
        }
    }
}
