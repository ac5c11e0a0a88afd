internal import CHDF5
internal import Core
internal import Foundation

extension HDF5Dataset {
    /// Reads rows as numbers of type `Element`, whatever numbers are stored.
    ///
    /// The library converts: integers and floats of any width and byte order, booleans and enumerations (as their
    /// values). A number that `Element` can't hold becomes the nearest one that it can.
    ///
    /// - Parameters:
    ///   - type: The element type wanted.
    ///   - rows: Which rows, within `0..<description.rowCount`; all by default.
    /// - Returns: `[rows.count × description.rowLength]`, row-major.
    /// - Throws: `HDF5Error` when the elements are no numbers, take more memory than the machine has, or can't be read.
    package func read<Element: HDF5Element>(
        _ type: Element.Type = Element.self, rows: Range<Int>? = nil
    ) throws(HDF5Error) -> [Element] {
        let selection = try select(rows)
        try requireRoom(for: selection.count, elementBytes: MemoryLayout<Element>.stride)
        var elements = [Element](repeating: .zero, count: selection.count)
        var span = elements.mutableSpan
        try read(rows: rows, into: &span)
        return elements
    }

    /// Reads rows as numbers into memory of the caller's.
    ///
    /// - Parameters:
    ///   - rows: Which rows, within `0..<description.rowCount`; all by default.
    ///   - destination: Where to, exactly `[rows.count × description.rowLength]`, row-major.
    ///   - threads: How many threads unpack chunks; as many as there are processors to run on where not given.
    /// - Throws: `HDF5Error` when the elements are no numbers, or can't be read.
    package func read<Element: HDF5Element>(
        rows: Range<Int>? = nil, into destination: inout MutableSpan<Element>, threads: Int? = nil
    ) throws(HDF5Error) {
        try requireReadable()
        let (rows, element) = (rows ?? 0..<description.rowCount, Element.nativeElement)
        try unsafe destination.withUnsafeMutableBytes { (bytes) throws(HDF5Error) in
            try require(rows, in: bytes.count, of: element)
            guard let start = bytes.baseAddress, bytes.count > 0 else { return }
            let missing = try whileFileIsWhole { () throws(HDF5Error) in
                guard let plan = try ChunkPlan(self, as: element) else {
                    try unsafe readByLibrary(rows, as: element, into: start)
                    return 0
                }
                let cores = threads ?? AvailableProcessors.count
                // Nothing is read after these rows for which chunks would be kept.
                let reader = ChunkReader(self, plan, threads: cores, maximumKeptBytes: 0)
                return try unsafe reader.read(rows, into: start)
            }
            var unwritten: Int?
            if missing > 0 { try requireUnwritten(missing, of: &unwritten) }
        }
    }

    /// Makes sure that rows are there, and that memory is as long as they are.
    func require(_ rows: Range<Int>, in byteCount: Int, of element: HDF5NativeElement) throws(HDF5Error) {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= description.rowCount, "rows \(rows)")
        let (elements, overflow) = rows.count.multipliedReportingOverflow(by: description.rowLength)
        precondition(
            !overflow && byteCount == elements.multipliedReportingOverflow(by: element.byteCount).partialValue,
            "room for \(byteCount) bytes of \(rows.count) rows of \(description.rowLength)")
    }

    /// Reads rows through the library alone.
    ///
    /// - Parameters:
    ///   - rows: Which; at least one.
    ///   - element: What their numbers are read as.
    ///   - destination: Memory for the elements, aligned for them.
    /// - Throws: `HDF5Error` when the elements are no numbers, or can't be read.
    @unsafe func readByLibrary(
        _ rows: Range<Int>, as element: HDF5NativeElement, into destination: UnsafeMutableRawPointer
    ) throws(HDF5Error) {
        switch description.elementType {
        case .integer, .float, .enumeration: break
        case .bitfield(1):
            // The library converts bits to nothing; they are taken as they are.
            let bits = try readBits(rows: rows)
            return unsafe NumberConversion.copyBytes(bits, to: destination, of: element)
        default:
            throw HDF5Error(
                .wrongKind, operation: operation, at: location,
                reason: "its elements are not numbers, but \(description.elementType)")
        }
        let selection = try select(rows)
        let number = handle.number
        try Library.check(operation, at: location) {
            unsafe H5Dread(
                number, element.type, selection.memory.number, selection.file.number, CHDF5_H5P_DEFAULT(), destination)
        }
    }

    /// Reads rows of bytes that hold bits.
    private func readBits(rows: Range<Int>?) throws(HDF5Error) -> [UInt8] {
        let selection = try select(rows)
        var bits = [UInt8](repeating: 0, count: selection.count)
        guard selection.count > 0 else { return bits }
        let number = handle.number
        try Library.check(operation, at: location) {
            unsafe bits.withUnsafeMutableBytes { buffer in
                unsafe H5Dread(
                    number, CHDF5_H5T_NATIVE_B8(), selection.memory.number, selection.file.number,
                    CHDF5_H5P_DEFAULT(), buffer.baseAddress)
            }
        }
        return bits
    }

    var operation: String { "read the data set" }

    /// Makes sure that the library has what the data set was stored with, and that it is all in this file.
    func requireReadable() throws(HDF5Error) {
        for filter in description.filters where !filter.isAvailable {
            throw HDF5Error(
                .unsupportedFilter(filter.name), operation: operation, at: location,
                reason: "it is compressed with \(filter.name), for which the HDF5 library on this machine has no plugin"
            )
        }
        // The library makes room for one element at least, in more than one place.
        guard description.elementBytes <= location.access.maximumBytes / 8 else {
            throw HDF5Error(
                .tooLarge, operation: operation, at: location,
                reason: "a single element of it takes \(ByteCount.text(description.elementBytes))")
        }
        if description.isExternal || description.storage == .virtual { try requireParts() }
    }

    /// Makes sure that so many elements can be meant seriously.
    func requireRoom(for count: Int, elementBytes: Int) throws(HDF5Error) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: elementBytes)
        let most = min(Int(clamping: ProcessInfo.processInfo.physicalMemory), location.access.maximumBytes)
        guard overflow || bytes > most else { return }
        let shape = description.shape.map(String.init).joined(separator: "×")
        throw HDF5Error(
            .tooLarge, operation: operation, at: location,
            reason:
                "its shape, \(shape), takes more than \(ByteCount.text(most)) of memory, which is all that may be taken"
        )
    }
}

/// Rows of a data set, as the library wants them told.
struct Selection: ~Copyable {
    let file: Identifier
    let memory: Identifier
    let count: Int
}

extension HDF5Dataset {
    /// Selects rows.
    ///
    /// - Precondition: The rows are within the data set.
    func select(_ rows: Range<Int>?) throws(HDF5Error) -> Selection {
        let number = handle.number
        let file = try Library.open(operation, at: location) { H5Dget_space(number) }
        var shape = description.shape
        if let rows {
            let all = 0..<description.rowCount
            precondition(rows.lowerBound >= 0 && rows.upperBound <= all.upperBound, "rows \(rows) of \(all)")
            if !shape.isEmpty, rows != all {
                shape[0] = rows.count
                let start = [hsize_t(rows.lowerBound)] + [hsize_t](repeating: 0, count: shape.count - 1)
                let lengths = shape.map { hsize_t($0) }
                try Library.check(operation, at: location) {
                    if rows.isEmpty { return H5Sselect_none(file.number) }
                    return unsafe H5Sselect_hyperslab(file.number, H5S_SELECT_SET, start, nil, lengths, nil)
                }
            }
        }
        let memory = try Dataspace.create(shape, at: location)
        return Selection(file: file, memory: memory, count: Dataspace.count(of: shape) ?? 0)
    }
}
