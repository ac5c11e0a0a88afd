/// A block of sparse rows in a slot of memory: where each row begins, then the columns, then the values.
@safe package struct SparseSlot {
    private let starts: UnsafePointer<Int32>
    private let columns: UnsafePointer<Int32>
    private let values: UnsafePointer<Float>
    /// The bytes that are used of the slot.
    let byteCount: Int

    /// The bytes that so many rows with so many elements take up.
    package static func byteCount(rows: Int, elements: Int) -> Int { (rows + 1 + 2 * elements) * 4 }

    /// Puts rows into a slot.
    ///
    /// - Precondition: There is room for them.
    package static func write(_ rows: SparseRows<Float>, to slot: UnsafeMutableRawBufferPointer) {
        let starts = rows.starts.map { Int32($0) }
        precondition(byteCount(rows: rows.rowCount, elements: rows.columns.count) <= slot.count, "room for the block")
        guard var target = slot.baseAddress else { return }
        unsafe starts.withUnsafeBytes { unsafe copy($0, to: &target) }
        unsafe rows.columns.withUnsafeBytes { unsafe copy($0, to: &target) }
        unsafe rows.values.withUnsafeBytes { unsafe copy($0, to: &target) }
    }

    private static func copy(_ bytes: UnsafeRawBufferPointer, to target: inout UnsafeMutableRawPointer) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        unsafe target.copyMemory(from: base, byteCount: bytes.count)
        unsafe target += bytes.count
    }

    /// The rows in a slot; nil where they make no sense.
    init?(_ slot: UnsafeMutableRawBufferPointer, rowCount: Int) {
        guard let base = slot.baseAddress, slot.count >= Self.byteCount(rows: rowCount, elements: 0) else { return nil }
        unsafe starts = UnsafePointer(base.assumingMemoryBound(to: Int32.self))
        var last: Int32 = 0
        for row in 0...rowCount {
            guard unsafe starts[row] >= last else { return nil }
            unsafe last = starts[row]
        }
        guard unsafe starts[0] == 0, Self.byteCount(rows: rowCount, elements: Int(last)) <= slot.count else {
            return nil
        }
        byteCount = Self.byteCount(rows: rowCount, elements: Int(last))
        unsafe columns = starts + rowCount + 1
        unsafe values = UnsafeRawPointer(columns + Int(last)).assumingMemoryBound(to: Float.self)
    }

    /// The elements of a row of the block.
    func row(_ row: Int) -> (columns: UnsafeBufferPointer<Int32>, values: UnsafeBufferPointer<Float>) {
        let (start, end) = unsafe (Int(starts[row]), Int(starts[row + 1]))
        return unsafe (
            UnsafeBufferPointer(start: columns + start, count: end - start),
            UnsafeBufferPointer(start: values + start, count: end - start)
        )
    }
}
