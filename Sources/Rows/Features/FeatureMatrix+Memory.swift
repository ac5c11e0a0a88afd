extension FeatureMatrix {
    /// True if all rows are in memory.
    package var isInMemory: Bool {
        if case .blocks(let rows) = storage { rows.isInMemory } else { true }
    }

    /// The bytes of the elements, wherever they are.
    package var elementBytes: Int {
        switch storage {
        case .uint8: rowCount * featureCount
        case .float32: rowCount * featureCount * ElementKind.float32.byteCount
        case .float64: rowCount * featureCount * ElementKind.float64.byteCount
        case .sparse32(let rows): rows.bytes
        case .sparse64(let rows): rows.bytes
        case .blocks(let rows): rows.layout.elementBytes
        }
    }

    /// The bytes of memory that they take up.
    package var memoryBytes: Int {
        if case .blocks(let rows) = storage { rows.memoryBytes } else { elementBytes }
    }

    /// The same matrix, some of whose rows are in memory for good.
    ///
    /// - Parameter rows: Which, ascending.
    /// - Returns: The matrix.
    /// - Throws: `DatasetError` where there is no memory for them.
    package func keepingInMemory(_ rows: [Int]) throws(DatasetError) -> FeatureMatrix {
        guard case .blocks(let blocks) = storage else { return self }
        return FeatureMatrix(
            rowCount: rowCount, featureCount: featureCount, storage: .blocks(try blocks.pinning(rows)))
    }

    /// Calls with the bytes of the elements, a stretch of rows at a time, of rows in blocks.
    ///
    /// - Throws: `DatasetError` where a row can't be fetched.
    package func forEachStretch(_ body: (RawSpan) -> Void) throws(DatasetError) {
        guard case .blocks(let rows) = storage else { return }
        for block in 0..<rows.layout.blockCount {
            let slot = try rows.cache.acquire(block)
            defer { rows.cache.release(slot) }
            let count = rows.layout.rows(of: block).count
            let address = unsafe rows.cache.address(of: slot)
            let used =
                rows.layout.isSparse
                ? unsafe SparseSlot(address, rowCount: count)?.byteCount ?? 0 : count * rows.layout.rowBytes
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: address[..<used])
            body(unsafe RawSpan(_unsafeBytes: bytes))
        }
    }
}

extension SparseRows {
    /// The bytes that they take up.
    var bytes: Int {
        starts.count * MemoryLayout<Int>.stride + columns.count * MemoryLayout<Int32>.stride
            + values.count * MemoryLayout<Element>.stride
    }
}
