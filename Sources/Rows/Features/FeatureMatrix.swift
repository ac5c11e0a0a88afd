/// The features of all rows, `[rowCount, featureCount]`, in the element type that they need.
package struct FeatureMatrix: Sendable, Equatable {
    /// The elements, row after row.
    package enum Storage: Sendable, Equatable {
        case uint8([UInt8])
        case float32([Float])
        case float64([Double])
        /// Those that are not zero alone.
        case sparse32(SparseRows<Float>)
        case sparse64(SparseRows<Double>)
        /// Elements in blocks, some of which may be in a file.
        case blocks(BlockRows)

        /// True if it holds so many rows of so many elements.
        fileprivate func holds(_ rowCount: Int, _ featureCount: Int) -> Bool {
            switch self {
            case .uint8(let elements): elements.count == rowCount * featureCount
            case .float32(let elements): elements.count == rowCount * featureCount
            case .float64(let elements): elements.count == rowCount * featureCount
            case .sparse32(let rows): rows.rowCount == rowCount
            case .sparse64(let rows): rows.rowCount == rowCount
            case .blocks(let rows): rows.layout.rowCount == rowCount && rows.layout.featureCount == featureCount
            }
        }
    }

    package let rowCount: Int
    package let featureCount: Int
    package let storage: Storage

    /// A matrix from its elements, row after row.
    ///
    /// - Precondition: There are `rowCount * featureCount` of them; of sparse rows, `rowCount`, and no column beyond
    ///   `featureCount`.
    package init(rowCount: Int, featureCount: Int, storage: Storage) {
        precondition(storage.holds(rowCount, featureCount), "elements for [\(rowCount), \(featureCount)]")
        self.rowCount = rowCount
        self.featureCount = featureCount
        self.storage = storage
    }

    /// True if only the elements other than zero are kept.
    package var isSparse: Bool {
        switch storage {
        case .sparse32, .sparse64: true
        case .blocks(let rows): rows.layout.isSparse
        case .uint8, .float32, .float64: false
        }
    }

    /// The element at a row and a column, as stored.
    ///
    /// - Throws: `DatasetError` where the row can't be fetched.
    package func element(row: Int, column: Int) throws(DatasetError) -> Double {
        precondition(column >= 0 && column < featureCount, "column \(column) of \(featureCount)")
        let index = row * featureCount + column
        switch storage {
        case .uint8(let elements): return Double(elements[index])
        case .float32(let elements): return Double(elements[index])
        case .float64(let elements): return elements[index]
        case .sparse32(let rows): return Double(rows.element(row: row, column: column))
        case .sparse64(let rows): return rows.element(row: row, column: column)
        case .blocks:
            var element = isSparse ? 0 : Double.nan
            try forEachKept(rows: CollectionOfOne(row)) { _, current, value in
                if current == column { element = value }
            }
            return element
        }
    }

    /// Calls with each element of some rows that is kept: all but the zeros of sparse rows.
    @inline(__always)
    func forEachKept(
        rows: some Sequence<Int>, _ body: (_ row: Int, _ column: Int, _ value: Double) -> Void
    ) throws(DatasetError) {
        switch storage {
        case .uint8(let elements): forEach(rows, elements.span, { Double($0) }, body)
        case .float32(let elements): forEach(rows, elements.span, { Double($0) }, body)
        case .float64(let elements): forEach(rows, elements.span, { $0 }, body)
        case .sparse32(let sparse): FeatureMatrix.forEach(rows, sparse, body)
        case .sparse64(let sparse): FeatureMatrix.forEach(rows, sparse, body)
        case .blocks(let blocks) where blocks.layout.isSparse:
            try unsafe blocks.forEachSparse(rows) { row, columns, values in
                for index in 0..<columns.count { unsafe body(row, Int(columns[index]), Double(values[index])) }
            }
        case .blocks(let blocks):
            switch blocks.layout.element {
            case .uint8: try forEach(rows, blocks, { (value: UInt8) in Double(value) }, body)
            case .float32: try forEach(rows, blocks, { (value: Float) in Double(value) }, body)
            case .float64: try forEach(rows, blocks, { (value: Double) in value }, body)
            }
        }
    }

    @inline(__always)
    private func forEach<Element: BitwiseCopyable>(
        _ rows: some Sequence<Int>, _ blocks: BlockRows, _ convert: (Element) -> Double,
        _ body: (_ row: Int, _ column: Int, _ value: Double) -> Void
    ) throws(DatasetError) {
        try unsafe blocks.forEach(rows, as: Element.self) { row, elements in
            for column in 0..<elements.count { unsafe body(row, column, convert(elements[column])) }
        }
    }

    @inline(__always)
    private func forEach<Element>(
        _ rows: some Sequence<Int>, _ elements: Span<Element>, _ convert: (Element) -> Double,
        _ body: (_ row: Int, _ column: Int, _ value: Double) -> Void
    ) {
        for row in rows {
            let start = row * featureCount
            for column in 0..<featureCount { body(row, column, convert(elements[start + column])) }
        }
    }

    @inline(__always)
    private static func forEach<Element>(
        _ rows: some Sequence<Int>, _ sparse: SparseRows<Element>,
        _ body: (_ row: Int, _ column: Int, _ value: Double) -> Void
    ) {
        for row in rows {
            for index in sparse.elements(of: row) {
                body(row, Int(sparse.columns[index]), Double(sparse.values[index]))
            }
        }
    }
}
