extension BlockRows {
    /// Calls with the elements that are not zero of some rows, one row after the other.
    ///
    /// - Parameters:
    ///   - rows: Which rows; those of one block after each other are quickest.
    ///   - body: Called with the row's number, the columns and the values.
    /// - Throws: `DatasetError` where a row can't be fetched.
    @inline(__always)
    func forEachSparse(
        _ rows: some Sequence<Int>, _ body: (Int, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Float>) -> Void
    ) throws(DatasetError) {
        var cursor = SparseRowCursor(self)
        for row in rows {
            let (columns, values) = try unsafe cursor.row(row)
            unsafe body(row, columns, values)
        }
    }

    /// Some of the rows, with some of the columns, in memory.
    func sparseRows(_ rows: [Int], columns: [Int]?) throws(DatasetError) -> SparseRows<Float> {
        var (starts, kept, elements): ([Int], [Int32], [Float]) = ([0], [], [])
        let places = columns?.places(among: layout.featureCount)
        try unsafe forEachSparse(rows) { _, columns, values in
            for index in 0..<columns.count {
                let place = unsafe places.map { unsafe $0[Int(columns[index])] } ?? columns[index]
                guard place >= 0 else { continue }
                kept.append(place)
                unsafe elements.append(values[index])
            }
            starts.append(kept.count)
        }
        return SparseRows(starts: starts, columns: kept, values: elements)
    }
}

/// A place in sparse rows, whose block is there as long as this value lives and no other place is gone to.
struct SparseRowCursor: ~Copyable {
    private let rows: BlockRows
    private var held: HeldBlock
    private var contents: SparseSlot?

    init(_ rows: BlockRows) {
        precondition(rows.layout.isSparse, "sparse rows")
        self.rows = rows
        held = HeldBlock(rows)
    }

    /// The columns and values of a row, until the next is asked for.
    mutating func row(
        _ row: Int
    ) throws(DatasetError) -> (columns: UnsafeBufferPointer<Int32>, values: UnsafeBufferPointer<Float>) {
        if let kept = unsafe rows.pinnedRows?.sparseRow(row) { return unsafe kept }
        if try held.moveTo(row: row) {
            unsafe contents = SparseSlot(
                rows.cache.address(of: held.slot), rowCount: rows.layout.rows(of: held.block).count)
        }
        guard let contents else {
            throw .unusable("The rows of block \(held.block) make no sense: the process that read them is damaged.")
        }
        return unsafe contents.row(row - held.first)
    }
}
