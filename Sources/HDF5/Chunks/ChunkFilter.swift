internal import CHDF5

/// A filter that is undone here, without the library.
enum ChunkFilter: Sendable, Equatable {
    case gzip
    /// The bytes of a number.
    case shuffle(width: Int)
    case fletcher32

    /// Reads the filters of a data set, in the order in which they were applied.
    ///
    /// - Parameter list: The list of properties that it was created with.
    /// - Returns: The filters; nil where there are others, none, or stacks of them whose sizes can't be told in advance.
    static func pipeline(_ list: hid_t) -> [ChunkFilter]? {
        Library.locked {
            let count = H5Pget_nfilters(list)
            guard (1...8).contains(count) else { return nil }
            var filters: [ChunkFilter] = []
            for position in 0..<UInt32(count) {
                var (flags, configuration): (UInt32, UInt32) = (0, 0)
                var values = [UInt32](repeating: 0, count: 8)
                var valueCount = values.count
                let number = unsafe H5Pget_filter2(
                    list, position, &flags, &valueCount, &values, 0, nil, &configuration)
                switch Int(number) {
                case 1: filters.append(.gzip)
                case 2 where valueCount >= 1 && values[0] > 0: filters.append(.shuffle(width: Int(values[0])))
                case 3: filters.append(.fletcher32)
                default: return nil
                }
            }
            return filters.count { $0 == .gzip } > 1 ? nil : filters
        }
    }
}
