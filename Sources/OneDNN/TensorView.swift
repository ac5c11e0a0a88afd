/// A matrix within a buffer: where it starts, its shape, and how far apart its neighbours are.
public struct TensorView {
    public let buffer: AlignedBuffer
    public let offset: Int
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
            buffer: buffer, offset: offset, rows: rows, columns: columns, rowStride: columns, columnStride: 1)
    }

    /// A matrix of its own: `[rows, columns]` zeros.
    public init(rows: Int, columns: Int) {
        self.init(AlignedBuffer(count: rows * columns), rows: rows, columns: columns)
    }

    private init(buffer: AlignedBuffer, offset: Int, rows: Int, columns: Int, rowStride: Int, columnStride: Int) {
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
            buffer: buffer, offset: offset, rows: columns, columns: rows, rowStride: columnStride,
            columnStride: rowStride)
    }

    /// The first `count` rows.
    public func prefix(rows count: Int) -> TensorView {
        precondition(count <= rows)
        return TensorView(
            buffer: buffer, offset: offset, rows: count, columns: columns, rowStride: rowStride,
            columnStride: columnStride)
    }

    /// How many numbers the matrix has.
    public var count: Int { rows * columns }

    /// Whether the numbers lie one after another, row after row.
    public var isContiguous: Bool { columnStride == 1 && rowStride == columns }

    /// The first number's address, valid while the buffer lives.
    @unsafe public var address: UnsafeMutablePointer<Float> { unsafe buffer.address + offset }

    /// A copy of the numbers, row after row.
    public var values: [Float] {
        precondition(isContiguous)
        return unsafe Array(UnsafeBufferPointer(start: address, count: count))
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
