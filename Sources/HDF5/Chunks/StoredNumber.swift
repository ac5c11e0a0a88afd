internal import CHDF5

/// The numbers of a file, if they are those of this machine, but perhaps with their bytes in the other order.
struct StoredNumber: Sendable {
    let element: HDF5NativeElement
    let isSwapped: Bool

    /// Finds out what a type of the library is.
    ///
    /// - Returns: nil where it is none of these: bits left unused, half precision, or no number at all.
    init?(_ type: hid_t) {
        let found: StoredNumber? = Library.locked {
            // An enumeration is read as the integers that it is of.
            let base = H5Tget_class(type) == H5T_ENUM ? H5Tget_super(type) : H5Tcopy(type)
            guard base >= 0 else { return nil }
            let owner = Identifier(adopting: base)
            for element in HDF5NativeElement.allCases {
                if H5Tequal(owner.number, element.type) > 0 { return StoredNumber(element, isSwapped: false) }
                let copy = H5Tcopy(element.type)
                guard copy >= 0 else { return nil }
                let swapped = Identifier(adopting: copy)
                let order = H5Tget_order(copy) == H5T_ORDER_LE ? H5T_ORDER_BE : H5T_ORDER_LE
                guard H5Tset_order(copy, order) >= 0 else { return nil }
                if H5Tequal(owner.number, swapped.number) > 0 {
                    return StoredNumber(element, isSwapped: element.byteCount > 1)
                }
            }
            return nil
        }
        guard let found else { return nil }
        self = found
    }

    private init(_ element: HDF5NativeElement, isSwapped: Bool) {
        self.element = element
        self.isSwapped = isSwapped
    }

    /// Turns the bytes of numbers into the order of this machine, in their place.
    @unsafe func makeNative(_ bytes: UnsafeMutableRawBufferPointer) {
        guard isSwapped else { return }
        switch element.byteCount {
        case 2: unsafe swap(bytes, UInt16.self)
        case 4: unsafe swap(bytes, UInt32.self)
        default: unsafe swap(bytes, UInt64.self)
        }
    }

    @inline(__always)
    @unsafe private func swap<Number: FixedWidthInteger & BitwiseCopyable>(
        _ bytes: UnsafeMutableRawBufferPointer, _ type: Number.Type
    ) {
        let numbers = unsafe bytes.assumingMemoryBound(to: type)
        for index in 0..<numbers.count { unsafe numbers[index] = numbers[index].byteSwapped }
    }
}
