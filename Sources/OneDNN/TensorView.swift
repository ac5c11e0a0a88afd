/// The element type of a matrix.
public enum TensorElement: Sendable {
    case float32
    /// The upper half of a `Float`: its range, with 8 bits of precision.
    case bfloat16

    /// Those that products are computed of here: oneDNN has products of bfloat16 numbers where the processor multiplies them
    /// itself.
    public static var multiplied: [TensorElement] { processorHasBFloat16() ? [.float32, .bfloat16] : [.float32] }
}

/// A matrix within a buffer: where it starts, its shape, and how far apart its neighbours are.
public struct TensorView {
    public let buffer: AlignedBuffer
    /// The start of the matrix in the buffer, in elements.
    public let offset: Int
    public let element: TensorElement
    public let rows: Int
    public let columns: Int
    /// Numbers from one row to the next.
    public let rowStride: Int
    /// Numbers from one column to the next: 1, but for a transposed view.
    public let columnStride: Int

    /// A contiguous row-major matrix, `[rows, columns]`, in `buffer` from `offset` on.
    public init(_ buffer: AlignedBuffer, offset: Int = 0, rows: Int, columns: Int) {
        precondition(offset >= 0 && offset + rows * columns <= buffer.count, "the view reaches beyond its buffer")
        self.init(
            buffer: buffer, offset: offset, element: .float32, rows: rows, columns: columns, rowStride: columns,
            columnStride: 1)
    }

    /// A contiguous row-major matrix of bfloat16 numbers, `[rows, columns]`, in `buffer` from `offset` bfloat16 numbers on.
    public init(bfloat16 buffer: AlignedBuffer, offset: Int = 0, rows: Int, columns: Int) {
        precondition(
            offset >= 0 && offset + rows * columns <= 2 * buffer.count, "the view reaches beyond its buffer")
        self.init(
            buffer: buffer, offset: offset, element: .bfloat16, rows: rows, columns: columns, rowStride: columns,
            columnStride: 1)
    }

    /// A matrix of its own: `[rows, columns]` zeros.
    public init(rows: Int, columns: Int) {
        self.init(AlignedBuffer(count: rows * columns), rows: rows, columns: columns)
    }

    private init(
        buffer: AlignedBuffer, offset: Int, element: TensorElement, rows: Int, columns: Int, rowStride: Int,
        columnStride: Int
    ) {
        self.element = element
        self.buffer = buffer
        self.offset = offset
        self.rows = rows
        self.columns = columns
        self.rowStride = rowStride
        self.columnStride = columnStride
    }

    /// The same numbers with rows and columns exchanged.
    public var transposed: TensorView {
        TensorView(
            buffer: buffer, offset: offset, element: element, rows: columns, columns: rows, rowStride: columnStride,
            columnStride: rowStride)
    }

    /// The rows of a range: the same numbers, not a copy.
    public subscript(rows range: Range<Int>) -> TensorView {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows beyond the matrix")
        return TensorView(
            buffer: buffer, offset: offset + range.lowerBound * rowStride, element: element, rows: range.count,
            columns: columns, rowStride: rowStride, columnStride: columnStride)
    }

    /// The number of elements.
    public var count: Int { rows * columns }

    /// True if the elements are contiguous, row after row.
    public var isContiguous: Bool { columnStride == 1 && rowStride == columns }

    /// The first number's address, valid while the buffer lives.
    ///
    /// - Precondition: The elements are `Float`s.
    @unsafe public var address: UnsafeMutablePointer<Float> {
        precondition(element == .float32)
        return unsafe buffer.address + offset
    }

    /// The first bfloat16 number's address, valid while the buffer lives.
    ///
    /// - Precondition: The elements are bfloat16 numbers.
    @unsafe public var bfloat16Address: UnsafeMutablePointer<UInt16> {
        precondition(element == .bfloat16)
        return unsafe UnsafeMutableRawPointer(buffer.address).assumingMemoryBound(to: UInt16.self) + offset
    }

    /// The first element's address, whatever the elements are.
    @unsafe var rawAddress: UnsafeMutableRawPointer {
        switch element {
        case .float32: unsafe UnsafeMutableRawPointer(address)
        case .bfloat16: unsafe UnsafeMutableRawPointer(bfloat16Address)
        }
    }

    /// A copy of the numbers, row after row.
    public var values: [Float] {
        precondition(isContiguous)
        return unsafe Array(UnsafeBufferPointer(start: address, count: count))
    }

    /// Calls a closure that may change the numbers, row after row.
    public func withMutableSpan<Value, Failure: Error>(
        _ body: (inout MutableSpan<Float>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        precondition(isContiguous)
        var span = unsafe MutableSpan(_unsafeStart: address, count: count)
        return try body(&span)
    }

    /// Overwrites the numbers with those of a matrix of the same shape.
    public func copy(_ other: TensorView) {
        precondition(isContiguous && other.isContiguous && other.rows == rows && other.columns == columns)
        unsafe address.update(from: other.address, count: count)
    }

    /// Overwrites the numbers, row after row.
    public func fill(with values: some Collection<Float>) {
        precondition(isContiguous && values.count == count)
        let destination = unsafe UnsafeMutableBufferPointer(start: address, count: count)
        _ = unsafe destination.update(fromContentsOf: values)
    }
}
