/// What is found out of bytes, many at a time: files of images are large, and each is looked through before it is used.
struct ByteStatistics {
    private enum Rows {
        case array(RowsOfArray<UInt8>)
        case blocks(RowsOfBlocks<UInt8>)
    }

    private let rows: Rows
    private let rowCount: Int
    private let width: Int

    /// Statistics of a matrix; nil where its elements are no bytes.
    init?(_ features: FeatureMatrix) {
        (rowCount, width) = (features.rowCount, features.featureCount)
        switch features.storage {
        case .uint8(let elements):
            rows = .array(RowsOfArray(elements: elements, rowCount: rowCount, width: width))
        case .blocks(let blocks) where blocks.layout.element == .uint8: rows = .blocks(RowsOfBlocks(blocks: blocks))
        default: return nil
        }
    }

    private func forEach(_ indices: Span<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        switch rows {
        case .array(let rows): unsafe rows.forEach(indices) { unsafe body($1) }
        case .blocks(let rows): unsafe rows.forEach(indices) { unsafe body($1) }
        }
    }

    /// The smallest and the largest element of some rows.
    func extremes(_ indices: [Int]) -> (smallest: Double, largest: Double) {
        var (smallest, largest) = (UInt8.max, UInt8.min)
        unsafe forEach(indices.span) { row in
            var (low, high) = (smallest, largest)
            for column in 0..<row.count {
                unsafe low = min(low, row[column])
                unsafe high = max(high, row[column])
            }
            (smallest, largest) = (low, high)
        }
        return (Double(smallest), Double(largest))
    }

    /// The columns that do not have the same element in all rows; ascending.
    func varyingColumns() -> [Int] {
        var first: [UInt8]?
        var differences = [UInt8](repeating: 0, count: width)
        unsafe forEach(Array(0..<rowCount).span) { row in
            guard let first else {
                first = unsafe Array(row)
                return
            }
            unsafe differences.withUnsafeMutableBufferPointer { differences in
                unsafe first.withUnsafeBufferPointer { first in
                    for column in 0..<row.count { unsafe differences[column] |= row[column] ^ first[column] }
                }
            }
        }
        return differences.indices.filter { differences[$0] != 0 }
    }
}
