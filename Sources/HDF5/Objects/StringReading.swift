internal import CHDF5
internal import Core
internal import Foundation

/// Reading of strings through the library.
enum StringReading {
    /// The bytes that a text takes up beside its own: a pointer of the library's, and a string.
    static let bytesPerString = 32

    /// Reads strings of either kind.
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - fileType: The library's type of them.
    ///   - memory: The space of the memory they are read into.
    ///   - location: Where they are.
    ///   - operation: What is being done.
    ///   - read: Calls the library with a memory type, a transfer list and a buffer.
    /// - Returns: The strings, in the order of the elements.
    /// - Throws: `HDF5Error` when they can't be read, or take more than may be read at `location`.
    static func read(
        count: Int, fileType: hid_t, memory: hid_t, at location: HDF5Location, operation: String,
        _ read: (_ type: hid_t, _ transfer: hid_t, _ buffer: UnsafeMutableRawPointer) -> herr_t
    ) throws(HDF5Error) -> [String] {
        guard count > 0 else { return [] }
        let type = try Library.open(operation, at: location) { H5Tcopy(CHDF5_H5T_C_S1()) }
        let number = type.number
        // The library converts no character sets: the bytes come as they are.
        try Library.check(operation, at: location) { H5Tset_cset(number, H5Tget_cset(fileType)) }
        if Library.locked({ H5Tis_variable_str(fileType) }) > 0 {
            try Library.check(operation, at: location) { H5Tset_size(number, CHDF5_H5T_VARIABLE()) }
            return try unsafe variable(
                count: count, type: number, memory: memory, at: location, operation: operation, read)
        }
        return try unsafe fixed(
            count: count, fileType: fileType, type: number, at: location, operation: operation, read)
    }

    private static func fixed(
        count: Int, fileType: hid_t, type: hid_t, at location: HDF5Location, operation: String,
        _ read: (_ type: hid_t, _ transfer: hid_t, _ buffer: UnsafeMutableRawPointer) -> herr_t
    ) throws(HDF5Error) -> [String] {
        let length = Library.locked { Int(clamping: H5Tget_size(fileType)) }
        let padding = Library.locked { H5Tget_strpad(fileType) }
        let (bytes, overflow) = length.multipliedReportingOverflow(by: count)
        guard !overflow, bytes <= location.access.maximumTextBytes, length > 0 else {
            throw tooLong(operation, location)
        }
        try Library.check(operation, at: location) {
            H5Tset_size(type, length) < 0 ? -1 : H5Tset_strpad(type, padding)
        }
        var buffer = [UInt8](repeating: 0, count: bytes)
        try Library.check(operation, at: location) {
            unsafe buffer.withUnsafeMutableBytes { buffer in
                guard let start = buffer.baseAddress else { return -1 }
                return unsafe read(type, CHDF5_H5P_DEFAULT(), start)
            }
        }
        return (0..<count).map { index in
            var text = buffer[index * length..<(index + 1) * length]
            if padding == H5T_STR_SPACEPAD {
                while text.last == UInt8(ascii: " ") || text.last == 0 { text.removeLast() }
            } else {
                text = text.prefix { $0 != 0 }
            }
            return NameBytes.string(text)
        }
    }

    /// Gives the library the memory of a text or a list, so that a few bytes of file can't claim gigabytes; what is left to be
    /// had is in an `Int` at `context`, and negative once it was not enough.
    static let allocate: @convention(c) (Int, UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        bytes, context in
        guard let remaining = unsafe context?.assumingMemoryBound(to: Int.self) else { return nil }
        guard unsafe bytes <= remaining.pointee else {
            unsafe remaining.pointee = -1
            return nil
        }
        unsafe remaining.pointee -= bytes
        return unsafe malloc(max(bytes, 1))
    }

    /// Takes the memory back.
    static let release: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void = { memory, _ in
        unsafe free(memory)
    }

    private static func variable(
        count: Int, type: hid_t, memory: hid_t, at location: HDF5Location, operation: String,
        _ read: (_ type: hid_t, _ transfer: hid_t, _ buffer: UnsafeMutableRawPointer) -> herr_t
    ) throws(HDF5Error) -> [String] {
        let transfer = try Library.open(operation, at: location) { H5Pcreate(CHDF5_H5P_DATASET_XFER()) }
        let list = transfer.number
        var pointers = unsafe [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
        var remaining = location.access.maximumTextBytes
        var strings: [String] = []
        do {
            try Library.check(operation, at: location) {
                unsafe withUnsafeMutablePointer(to: &remaining) { remaining in
                    guard unsafe H5Pset_vlen_mem_manager(list, allocate, remaining, release, nil) >= 0 else {
                        return -1
                    }
                    return unsafe pointers.withUnsafeMutableBytes { buffer in
                        guard let start = buffer.baseAddress else { return -1 }
                        let status = unsafe read(type, list, start)
                        defer { _ = unsafe CHDF5_H5Treclaim(type, memory, list, start) }
                        guard status >= 0 else { return status }
                        let texts = unsafe buffer.bindMemory(to: UnsafeMutablePointer<CChar>?.self)
                        strings.reserveCapacity(count)
                        for index in 0..<count {
                            strings.append(unsafe texts[index].map { unsafe CName.string($0) } ?? "")
                        }
                        return 0
                    }
                }
            }
        } catch {
            if remaining < 0 { throw tooLong(operation, location) }
            throw error
        }
        return strings
    }

    private static func tooLong(_ operation: String, _ location: HDF5Location) -> HDF5Error {
        HDF5Error(
            .tooLarge, operation: operation, at: location,
            reason: "its text takes more than \(ByteCount.text(location.access.maximumTextBytes))")
    }
}

extension HDF5Dataset {
    /// Reads rows of text, of fixed or of variable length.
    ///
    /// Bytes that are no UTF-8 are kept as `NameBytes` has them.
    ///
    /// - Parameter rows: Which rows, within `0..<description.rowCount`; all by default.
    /// - Returns: `[rows.count × description.rowLength]`, row-major.
    /// - Throws: `HDF5Error` when the elements are no text, or can't be read.
    package func readStrings(rows: Range<Int>? = nil) throws(HDF5Error) -> [String] {
        try requireReadable()
        guard description.elementType.isString else {
            throw HDF5Error(
                .wrongKind, operation: operation, at: location,
                reason: "its elements are not text, but \(description.elementType)")
        }
        let selection = try select(rows)
        try requireRoom(for: selection.count, elementBytes: StringReading.bytesPerString)
        let type = try fileType()
        let number = handle.number
        return try unsafe StringReading.read(
            count: selection.count, fileType: type.number, memory: selection.memory.number, at: location,
            operation: operation
        ) { type, transfer, buffer in
            unsafe H5Dread(number, type, selection.memory.number, selection.file.number, transfer, buffer)
        }
    }
}
