internal import CHDF5

extension HDF5Dataset {
    /// The numbers of chunks that were never written and of all; what is not chunked counts as one.
    ///
    /// The library reads what was never written as the fill value, without a word.
    ///
    /// - Throws: `HDF5Error` when the index of the chunks can't be read.
    package func chunkCounts() throws(HDF5Error) -> (unwritten: Int, all: Int) {
        guard description.count > 0, description.storage != .virtual, !description.isExternal else { return (0, 1) }
        guard let chunk = description.chunkShape, chunk.count == description.shape.count, !chunk.contains(0) else {
            return (description.storedBytes == 0 ? 1 : 0, 1)
        }
        var all = 1
        for (length, side) in zip(description.shape, chunk) {
            let (product, overflow) = all.multipliedReportingOverflow(by: (length - 1) / side + 1)
            all = overflow ? .max : product
        }
        var written: hsize_t = 0
        let number = handle.number
        let space = try Library.open("read the shape of", at: location) { H5Dget_space(number) }
        try Library.check("count the chunks of", at: location) {
            unsafe H5Dget_num_chunks(number, space.number, &written)
        }
        return (max(all - Int(clamping: written), 0), all)
    }

    /// Makes sure that chunks that are not found were never written, rather than lost by a damaged index.
    ///
    /// - Parameters:
    ///   - missing: How many are not found.
    ///   - unwritten: How many were never written; found out where it is nil.
    /// - Throws: `HDF5Error` when they are lost, or the index can't be read.
    func requireUnwritten(_ missing: Int, of unwritten: inout Int?) throws(HDF5Error) {
        let most = if let unwritten { unwritten } else { try chunkCounts().unwritten }
        unwritten = most
        guard missing > most else { return }
        throw HDF5Error(
            .refused, operation: operation, at: location,
            reason: "the index of its chunks is damaged: \(missing) of them are not found, but \(most) are not there")
    }
}
