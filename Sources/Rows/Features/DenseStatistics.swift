/// Statistics of dense rows, taken a row at a time: files are large, and each is looked through before it is used.
///
/// A case for each type, so that the compiler makes fast code for each.
enum DenseStatistics {
    case bytes(ByteStatistics<RowsOfArray<UInt8>>)
    case bytesInBlocks(ByteStatistics<RowsOfBlocks<UInt8>>)
    case singles(FloatStatistics<RowsOfArray<Float>>)
    case singlesInBlocks(FloatStatistics<RowsOfBlocks<Float>>)
    case doubles(FloatStatistics<RowsOfArray<Double>>)
    case doublesInBlocks(FloatStatistics<RowsOfBlocks<Double>>)

    /// The statistics of a matrix; nil of a sparse one.
    init?(_ features: FeatureMatrix) {
        let (count, width) = (features.rowCount, features.featureCount)
        func rows<Element>(_ elements: [Element]) -> RowsOfArray<Element> {
            RowsOfArray(elements: elements, rowCount: count, width: width)
        }
        switch features.storage {
        case .uint8(let elements): self = .bytes(.init(rows: rows(elements), rowCount: count, width: width))
        case .float32(let elements): self = .singles(.init(rows: rows(elements), rowCount: count, width: width))
        case .float64(let elements): self = .doubles(.init(rows: rows(elements), rowCount: count, width: width))
        case .sparse32, .sparse64: return nil
        case .blocks(let blocks) where blocks.layout.isSparse: return nil
        case .blocks(let blocks):
            switch blocks.layout.element {
            case .uint8:
                self = .bytesInBlocks(.init(rows: RowsOfBlocks(blocks: blocks), rowCount: count, width: width))
            case .float32:
                self = .singlesInBlocks(.init(rows: RowsOfBlocks(blocks: blocks), rowCount: count, width: width))
            case .float64:
                self = .doublesInBlocks(.init(rows: RowsOfBlocks(blocks: blocks), rowCount: count, width: width))
            }
        }
    }

    /// The values that are infinite or no number; nil where there are none.
    func missing() throws(DatasetError) -> FeatureMatrix.Missing? {
        switch self {
        case .bytes(let statistics): statistics.missing()
        case .bytesInBlocks(let statistics): statistics.missing()
        case .singles(let statistics): try statistics.missing()
        case .singlesInBlocks(let statistics): try statistics.missing()
        case .doubles(let statistics): try statistics.missing()
        case .doublesInBlocks(let statistics): try statistics.missing()
        }
    }

    /// The columns that do not have the same value in all rows, missing values left out; ascending.
    func varyingColumns() throws(DatasetError) -> [Int] {
        switch self {
        case .bytes(let statistics): try statistics.varyingColumns()
        case .bytesInBlocks(let statistics): try statistics.varyingColumns()
        case .singles(let statistics): try statistics.varyingColumns()
        case .singlesInBlocks(let statistics): try statistics.varyingColumns()
        case .doubles(let statistics): try statistics.varyingColumns()
        case .doublesInBlocks(let statistics): try statistics.varyingColumns()
        }
    }

    /// The smallest and the largest value of some rows, missing values left out.
    func extremes(_ rows: [Int]) throws(DatasetError) -> (smallest: Double, largest: Double) {
        switch self {
        case .bytes(let statistics): try statistics.extremes(rows)
        case .bytesInBlocks(let statistics): try statistics.extremes(rows)
        case .singles(let statistics): try statistics.extremes(rows)
        case .singlesInBlocks(let statistics): try statistics.extremes(rows)
        case .doubles(let statistics): try statistics.extremes(rows)
        case .doublesInBlocks(let statistics): try statistics.extremes(rows)
        }
    }

    /// The mean and the standard deviation of each column over some rows, missing values left out.
    func moments(_ rows: [Int]) throws(DatasetError) -> (mean: [Double], deviation: [Double]) {
        switch self {
        case .bytes(let statistics): try statistics.moments(rows)
        case .bytesInBlocks(let statistics): try statistics.moments(rows)
        case .singles(let statistics): try statistics.moments(rows)
        case .singlesInBlocks(let statistics): try statistics.moments(rows)
        case .doubles(let statistics): try statistics.moments(rows)
        case .doublesInBlocks(let statistics): try statistics.moments(rows)
        }
    }
}

extension DenseRows {
    /// Calls with the elements of rows until it has heard enough.
    ///
    /// - Parameters:
    ///   - count: How many rows there are.
    ///   - body: Called with a row's number and elements; returns whether it wants more.
    /// - Throws: `DatasetError` where a row can't be fetched.
    func forEach(upTo count: Int, _ body: (_ row: Int, UnsafeBufferPointer<Element>) -> Bool) throws(DatasetError) {
        var wantsMore = true
        for start in stride(from: 0, to: count, by: 1_024) where wantsMore {
            try unsafe forEach(Array(start..<min(start + 1_024, count)).span) { position, elements in
                if wantsMore { unsafe wantsMore = body(start + position, elements) }
            }
        }
    }
}
