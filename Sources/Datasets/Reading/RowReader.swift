internal import HDF5
internal import Rows
internal import Synchronization

/// A data set that rows are read from, by one thread at a time.
final class RowReader: Sendable {
    private let reader: Mutex<HDF5RowReader>

    /// - Parameters:
    ///   - array: The data set.
    ///   - element: What its numbers are read as.
    ///   - maximumKeptBytes: What may be kept of chunks that a block ends in.
    /// - Throws: `DatasetError` where the data set can't be opened, or a filter is missing.
    init(_ array: StoredArray, as element: HDF5NativeElement, maximumKeptBytes: Int = 64 << 20) throws(DatasetError) {
        reader = Mutex(
            try DatasetError.translating { () throws(HDF5Error) in
                try HDF5RowReader(
                    try array.source.file.dataset(at: array.objectPath), as: element,
                    maximumKeptBytes: maximumKeptBytes)
            })
    }

    /// Reads rows into memory of the caller's.
    func read<Element: HDF5Element>(_ rows: Range<Int>, into span: inout MutableSpan<Element>) throws(HDF5Error) {
        try reader.withLock { (reader) throws(HDF5Error) in try reader.read(rows: rows, into: &span) }
    }

    /// Reads rows of so many elements each.
    func read<Element: HDF5Element>(_ rows: Range<Int>, width: Int) throws(HDF5Error) -> [Element] {
        var elements = [Element](repeating: .zero, count: rows.count * width)
        guard !elements.isEmpty else { return elements }
        var span = elements.mutableSpan
        try read(rows, into: &span)
        return elements
    }
}
