internal import CHDF5
internal import Core
internal import Foundation

extension HDF5Dataset {
    /// The bytes that the first element begins with, where it is a list or a text of bytes, or that the elements are, where
    /// each is a byte: what tells files of other kinds that are kept in a data set.
    ///
    /// - Parameter count: The most that are read.
    /// - Returns: The bytes; none where the elements are something else.
    /// - Throws: `HDF5Error` when they can't be read.
    package func leadingBytes(_ count: Int = 16) throws(HDF5Error) -> [UInt8] {
        guard description.count > 0, !description.shape.isEmpty else { return [] }
        switch description.elementType {
        case .integer(1, _, _):
            guard description.shape.count == 1 else { return [] }
            return try read(Int16.self, rows: 0..<min(count, description.rowCount)).map {
                UInt8(truncatingIfNeeded: $0)
            }
        case .string(.fixed, _):
            guard description.rowLength == 1, let text = try readStrings(rows: 0..<1).first else { return [] }
            return Array(NameBytes.bytes(of: text).prefix(count))
        case .sequence(.integer(1, _, _)):
            return description.rowLength == 1 ? Array(try firstSequence().prefix(count)) : []
        default: return []
        }
    }

    /// The first of lists of bytes.
    private func firstSequence() throws(HDF5Error) -> [UInt8] {
        try requireReadable()
        let selection = try select(0..<1)
        let type = try Library.open(operation, at: location) { H5Tvlen_create(CHDF5_H5T_NATIVE_UINT8()) }
        let transfer = try Library.open(operation, at: location) { H5Pcreate(CHDF5_H5P_DATASET_XFER()) }
        let (number, list) = (handle.number, transfer.number)
        var remaining = location.access.maximumTextBytes
        var bytes: [UInt8] = []
        try Library.check(operation, at: location) {
            unsafe withUnsafeMutablePointer(to: &remaining) { remaining in
                guard
                    unsafe H5Pset_vlen_mem_manager(
                        list, StringReading.allocate, remaining, StringReading.release, nil) >= 0
                else { return -1 }
                var sequence = unsafe hvl_t()
                let status = unsafe H5Dread(
                    number, type.number, selection.memory.number, selection.file.number, list, &sequence)
                defer { _ = unsafe CHDF5_H5Treclaim(type.number, selection.memory.number, list, &sequence) }
                if status >= 0, let start = unsafe sequence.p {
                    bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: sequence.len))
                }
                return status
            }
        }
        return bytes
    }
}
