internal import Isolation

/// Copies of some rows.
final class PinnedRows: Sendable {
    private let memory: MappedMemory
    private let rowBytes: Int
    /// The copies where rows are sparse.
    private let sparse: SparseRows<Float>?
    /// The position of each row among the copies.
    private let positions: [Int: Int]

    var byteCount: Int { memory.byteCount + (sparse?.bytes ?? 0) }

    init(_ rows: [Int], of source: BlockRows) throws(DatasetError) {
        let isSparse = source.layout.isSparse
        rowBytes = isSparse ? 0 : source.layout.rowBytes
        sparse = isSparse ? try source.sparseRows(rows, columns: nil) : nil
        do throws(IsolationError) {
            memory = try MappedMemory(byteCount: rows.count * rowBytes)
        } catch {
            throw .unusable("The rows that are kept in memory do not fit there: \(error).")
        }
        positions = Dictionary(zip(rows, rows.indices)) { first, _ in first }
        guard !isSparse else { return }
        let (memory, rowBytes) = (memory, rowBytes)
        var next = 0
        func copy<Element: BitwiseCopyable>(_ type: Element.Type) throws(DatasetError) {
            try unsafe source.forEach(rows, as: type) { _, elements in
                if let first = elements.baseAddress {
                    unsafe (memory.address + next * rowBytes).copyMemory(from: first, byteCount: rowBytes)
                }
                next += 1
            }
        }
        switch source.layout.element {
        case .uint8: try copy(UInt8.self)
        case .float32: try copy(Float.self)
        case .float64: try copy(Double.self)
        }
    }

    func address(of row: Int) -> UnsafeMutableRawPointer? {
        guard let position = positions[row] else { return nil }
        return unsafe memory.address + position * rowBytes
    }

    func sparseRow(_ row: Int) -> (columns: UnsafeBufferPointer<Int32>, values: UnsafeBufferPointer<Float>)? {
        guard let sparse, let position = positions[row] else { return nil }
        let range = sparse.elements(of: position)
        // The arrays live as long as this object, which is as long as its rows are in use.
        return unsafe sparse.columns.withUnsafeBufferPointer { columns in
            unsafe sparse.values.withUnsafeBufferPointer { values in
                unsafe (UnsafeBufferPointer(rebasing: columns[range]), UnsafeBufferPointer(rebasing: values[range]))
            }
        }
    }
}
