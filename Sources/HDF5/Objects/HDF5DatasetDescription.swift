/// A description of a data set, known without reading its elements.
package struct HDF5DatasetDescription: Sendable, Equatable {
    /// The place that the elements are kept in.
    package enum Storage: String, Sendable {
        case compact, contiguous, chunked
        /// Pieced together from other data sets.
        case virtual
        case unknown
    }

    /// The length of each axis; empty for a scalar, `[0]` where nothing is stored.
    package let shape: [Int]
    /// The length that each axis may grow to; nil for without limit.
    package let maximumShape: [Int?]
    package let elementType: HDF5ElementType
    package let storage: Storage
    /// The shape of a chunk; nil where the data set is not chunked.
    package let chunkShape: [Int]?
    package let filters: [HDF5Filter]
    /// The bytes taken up in the file.
    package let storedBytes: Int
    /// The bytes of one element in the file.
    package let elementBytes: Int
    /// True if the elements are in another file.
    package let isExternal: Bool
    /// The number that whoever made the data set chose for elements that were never written; nil where nobody chose one, or
    /// it is 0, infinite or no number.
    package let fillValue: Double?

    /// The number of elements.
    package var count: Int { Dataspace.count(of: shape) ?? 0 }
    /// The number of rows: the length of the first axis, and one for a scalar.
    package var rowCount: Int { shape.first ?? 1 }
    /// The number of elements in a row.
    package var rowLength: Int { Dataspace.count(of: Array(shape.dropFirst())) ?? 0 }
    /// The number of rows of the chunks that lie side by side; nil if the data set is not chunked.
    package var rowsPerChunk: Int? { chunkShape?.first }
}

/// A filter that chunks pass through on their way to the file.
package struct HDF5Filter: Sendable, Equatable {
    /// The number under which the filter is registered with The HDF Group.
    package let number: Int
    package let name: String
    /// True if the library in use has the filter.
    package let isAvailable: Bool

    /// The usual names of registered filters.
    static func name(of number: Int) -> String? {
        switch number {
        case 1: "gzip"
        case 2: "shuffle"
        case 3: "fletcher32"
        case 4: "szip"
        case 5: "nbit"
        case 6: "scaleoffset"
        case 305: "lzo"
        case 307: "bzip2"
        case 32000: "lzf"
        case 32001: "blosc"
        case 32004: "lz4"
        case 32008: "bitshuffle"
        case 32013: "zfp"
        case 32015: "zstd"
        case 32026: "blosc2"
        default: nil
        }
    }
}
