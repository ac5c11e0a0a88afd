internal import CHDF5

/// The value that elements of chunks that were never written are read as.
struct FillValue: Sendable {
    /// The bytes of the value, those of lower addresses first.
    private var bytes: UInt64 = 0
    private let element: HDF5NativeElement

    /// Reads it from the properties that a data set was created with: 0 where there is none.
    ///
    /// - Throws: `HDF5Error` when the library can't convert it.
    init(_ list: hid_t, as element: HDF5NativeElement, at location: HDF5Location) throws(HDF5Error) {
        self.element = element
        var bytes: UInt64 = 0
        try Library.check("read the fill value of", at: location) {
            var status = H5D_FILL_VALUE_UNDEFINED
            var time = H5D_FILL_TIME_NEVER
            guard unsafe H5Pfill_value_defined(list, &status) >= 0, unsafe H5Pget_fill_time(list, &time) >= 0 else {
                return -1
            }
            guard status != H5D_FILL_VALUE_UNDEFINED, time != H5D_FILL_TIME_NEVER else { return 0 }
            return unsafe H5Pget_fill_value(list, element.type, &bytes)
        }
        self.bytes = bytes
    }

    /// Gives it to the elements of a box.
    ///
    /// - Parameters:
    ///   - box: Which elements.
    ///   - destination: Memory for elements, aligned for them.
    @unsafe func fill(_ box: ChunkBox, in destination: UnsafeMutableRawPointer) {
        let start = UInt64(littleEndian: bytes)
        switch element.byteCount {
        case 1: unsafe box.fill(destination, with: UInt8(truncatingIfNeeded: start).littleEndian)
        case 2: unsafe box.fill(destination, with: UInt16(truncatingIfNeeded: start).littleEndian)
        case 4: unsafe box.fill(destination, with: UInt32(truncatingIfNeeded: start).littleEndian)
        default: unsafe box.fill(destination, with: start.littleEndian)
        }
    }
}
