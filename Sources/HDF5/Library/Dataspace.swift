internal import CHDF5

/// The shape of a data set or attribute.
struct Dataspace {
    /// The length of each axis; empty for a scalar, `[0]` where nothing is stored.
    let shape: [Int]
    /// The length that each axis may grow to; nil for without limit.
    let maximumShape: [Int?]

    /// Reads a space of the library.
    ///
    /// - Throws: `HDF5Error` of kind `tooLarge` when the lengths multiply to more than this machine can count.
    init(_ space: hid_t, at location: HDF5Location) throws(HDF5Error) {
        let operation = "read the shape of"
        var shape: [Int] = []
        var maximumShape: [Int?] = []
        try Library.locked { () throws(HDF5Error) in
            if H5Sget_simple_extent_type(space) == H5S_NULL {
                shape = [0]
                maximumShape = [0]
                return
            }
            let rank = Int(H5Sget_simple_extent_ndims(space))
            guard rank >= 0 else { throw Library.failure(operation, at: location) }
            guard rank > 0 else { return }
            var lengths = [hsize_t](repeating: 0, count: rank)
            var limits = lengths
            guard unsafe H5Sget_simple_extent_dims(space, &lengths, &limits) >= 0 else {
                throw Library.failure(operation, at: location)
            }
            shape = lengths.map { Int(clamping: $0) }
            maximumShape = limits.map { $0 == CHDF5_H5S_UNLIMITED() ? nil : Int(clamping: $0) }
        }
        self.shape = shape
        self.maximumShape = maximumShape
        if Dataspace.count(of: shape) == nil {
            throw HDF5Error(
                .tooLarge, operation: operation, at: location,
                reason: "its shape, \(shape.map(String.init).joined(separator: "×")), is more than can be counted")
        }
    }

    /// The number of elements.
    var count: Int { Dataspace.count(of: shape) ?? 0 }

    /// The product of the lengths; nil when it overflows.
    static func count(of shape: [Int]) -> Int? {
        var product = 1
        for length in shape {
            let (next, overflow) = product.multipliedReportingOverflow(by: length)
            if overflow || length < 0 { return nil }
            product = next
        }
        return product
    }

    /// A new space of the library's.
    static func create(_ shape: [Int], at location: HDF5Location) throws(HDF5Error) -> Identifier {
        try Library.open("describe the shape of", at: location) {
            if shape.isEmpty { return H5Screate(H5S_SCALAR) }
            let lengths = shape.map { hsize_t($0) }
            return unsafe H5Screate_simple(Int32(lengths.count), lengths, nil)
        }
    }
}
