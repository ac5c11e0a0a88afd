/// Sparse rows, wherever they are.
protocol SparseRowAccess {
    associatedtype Element: BinaryFloatingPoint

    /// Calls with the elements that are not zero of some rows, one row after the other.
    ///
    /// - Parameters:
    ///   - indices: Which rows.
    ///   - body: Called with the position among `indices`, the columns and the values.
    /// - Throws: `DatasetError` where a row can't be fetched.
    func forEach(
        _ indices: Span<Int>,
        _ body: (_ position: Int, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Element>) -> Void
    ) throws(DatasetError)
}

/// Sparse rows that are all in arrays.
struct SparseRowsOfArrays<Element: BinaryFloatingPoint & Sendable>: SparseRowAccess {
    let rows: SparseRows<Element>

    @inline(__always)
    func forEach(
        _ indices: Span<Int>,
        _ body: (_ position: Int, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Element>) -> Void
    ) {
        unsafe rows.columns.withUnsafeBufferPointer { columns in
            unsafe rows.values.withUnsafeBufferPointer { values in
                for position in 0..<indices.count {
                    let row = indices[position]
                    precondition(row >= 0 && row < rows.rowCount, "row \(row) of \(rows.rowCount)")
                    let range = rows.elements(of: row)
                    unsafe body(
                        position, UnsafeBufferPointer(rebasing: columns[range]),
                        UnsafeBufferPointer(rebasing: values[range]))
                }
            }
        }
    }
}

/// Sparse rows in blocks.
struct SparseRowsOfBlocks: SparseRowAccess {
    let blocks: BlockRows

    @inline(__always)
    func forEach(
        _ indices: Span<Int>,
        _ body: (_ position: Int, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Float>) -> Void
    ) throws(DatasetError) {
        var cursor = SparseRowCursor(blocks)
        for position in 0..<indices.count {
            let (columns, values) = try unsafe cursor.row(indices[position])
            unsafe body(position, columns, values)
        }
    }
}
