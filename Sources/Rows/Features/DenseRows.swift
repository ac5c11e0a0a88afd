/// Dense rows, wherever they are.
protocol DenseRows {
    associatedtype Element: BitwiseCopyable

    /// Calls with the elements of some rows, one after the other.
    ///
    /// - Parameters:
    ///   - indices: Which rows.
    ///   - body: Called with the position among `indices` and the elements of the row.
    /// - Throws: `DatasetError` where a row can't be fetched.
    func forEach(
        _ indices: Span<Int>, _ body: (_ position: Int, UnsafeBufferPointer<Element>) -> Void) throws(DatasetError)
}

/// Rows that are all in one array.
struct RowsOfArray<Element: BitwiseCopyable>: DenseRows {
    let elements: [Element]
    let rowCount: Int
    let width: Int

    @inline(__always)
    func forEach(_ indices: Span<Int>, _ body: (_ position: Int, UnsafeBufferPointer<Element>) -> Void) {
        unsafe elements.withUnsafeBufferPointer { elements in
            for position in 0..<indices.count {
                let row = indices[position]
                precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
                unsafe body(position, UnsafeBufferPointer(rebasing: elements[row * width..<(row + 1) * width]))
            }
        }
    }
}

/// Rows in blocks.
struct RowsOfBlocks<Element: BitwiseCopyable>: DenseRows {
    let blocks: BlockRows

    @inline(__always)
    func forEach(
        _ indices: Span<Int>, _ body: (_ position: Int, UnsafeBufferPointer<Element>) -> Void
    ) throws(DatasetError) {
        var cursor = RowCursor<Element>(blocks)
        for position in 0..<indices.count { try unsafe body(position, cursor.row(indices[position])) }
    }
}
