/// The conversion of stored numbers to those asked for, with the same result as the library's.
enum NumberConversion {
    /// True if it is done here: integers to anything, the nearest number where there is no equal one, and floats to
    /// floats.
    static func isPossible(from stored: HDF5NativeElement, to element: HDF5NativeElement) -> Bool {
        stored == element || !stored.isFloat || element.isFloat
    }

    /// Copies a box of numbers out of a chunk.
    ///
    /// - Parameters:
    ///   - box: Which, and where they go, in elements.
    ///   - source: The chunk, of native numbers.
    ///   - stored: What these are.
    ///   - destination: Memory for elements, aligned for them.
    ///   - element: What these are.
    @unsafe static func copy(
        _ box: ChunkBox, from source: UnsafeRawPointer, of stored: HDF5NativeElement,
        to destination: UnsafeMutableRawPointer, of element: HDF5NativeElement
    ) {
        if stored == element { return unsafe copyUnchanged(box, source, destination, element) }
        switch stored {
        case .int8: unsafe convert(box, source, of: Int8.self, destination, element)
        case .uint8: unsafe convert(box, source, of: UInt8.self, destination, element)
        case .int16: unsafe convert(box, source, of: Int16.self, destination, element)
        case .uint16: unsafe convert(box, source, of: UInt16.self, destination, element)
        case .int32: unsafe convert(box, source, of: Int32.self, destination, element)
        case .uint32: unsafe convert(box, source, of: UInt32.self, destination, element)
        case .int64: unsafe convert(box, source, of: Int64.self, destination, element)
        case .uint64: unsafe convert(box, source, of: UInt64.self, destination, element)
        case .float: unsafe box.copy(source, Float.self, destination, Double.self) { Double($0) }
        case .double: unsafe box.copy(source, Double.self, destination, Float.self, narrowed)
        }
    }

    @unsafe private static func copyUnchanged(
        _ box: ChunkBox, _ source: UnsafeRawPointer, _ destination: UnsafeMutableRawPointer,
        _ element: HDF5NativeElement
    ) {
        switch element.byteCount {
        case 1: unsafe box.copy(source, UInt8.self, destination, UInt8.self) { $0 }
        case 2: unsafe box.copy(source, UInt16.self, destination, UInt16.self) { $0 }
        case 4: unsafe box.copy(source, UInt32.self, destination, UInt32.self) { $0 }
        default: unsafe box.copy(source, UInt64.self, destination, UInt64.self) { $0 }
        }
    }

    @inline(__always)
    @unsafe private static func convert<Stored: FixedWidthInteger & BitwiseCopyable>(
        _ box: ChunkBox, _ source: UnsafeRawPointer, of stored: Stored.Type,
        _ destination: UnsafeMutableRawPointer, _ element: HDF5NativeElement
    ) {
        switch element {
        case .int8: unsafe box.copy(source, stored, destination, Int8.self) { Int8(clamping: $0) }
        case .uint8: unsafe box.copy(source, stored, destination, UInt8.self) { UInt8(clamping: $0) }
        case .int16: unsafe box.copy(source, stored, destination, Int16.self) { Int16(clamping: $0) }
        case .uint16: unsafe box.copy(source, stored, destination, UInt16.self) { UInt16(clamping: $0) }
        case .int32: unsafe box.copy(source, stored, destination, Int32.self) { Int32(clamping: $0) }
        case .uint32: unsafe box.copy(source, stored, destination, UInt32.self) { UInt32(clamping: $0) }
        case .int64: unsafe box.copy(source, stored, destination, Int64.self) { Int64(clamping: $0) }
        case .uint64: unsafe box.copy(source, stored, destination, UInt64.self) { UInt64(clamping: $0) }
        case .float: unsafe box.copy(source, stored, destination, Float.self) { Float($0) }
        case .double: unsafe box.copy(source, stored, destination, Double.self) { Double($0) }
        }
    }

    /// Gives out bytes as numbers, as many.
    @unsafe static func copyBytes(
        _ bytes: [UInt8], to destination: UnsafeMutableRawPointer, of element: HDF5NativeElement
    ) {
        guard let grid = ChunkGrid(shape: [bytes.count], chunk: [bytes.count]) else { return }
        var box = ChunkBox(grid)
        box.set(chunk: 0, band: 0, rows: 0..<bytes.count)
        unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe copy(box, from: start, of: .uint8, to: destination, of: element)
        }
    }

    /// A number beyond the largest finite one becomes infinite, even where rounding would make it finite.
    private static func narrowed(_ number: Double) -> Float {
        let most = Double(Float.greatestFiniteMagnitude)
        return number > most ? .infinity : number < -most ? -.infinity : Float(number)
    }
}
