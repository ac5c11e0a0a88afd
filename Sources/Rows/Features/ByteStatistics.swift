/// Statistics of bytes, which are all numbers.
struct ByteStatistics<Rows: DenseRows> where Rows.Element == UInt8 {
    let rows: Rows
    let rowCount: Int
    let width: Int

    func missing() -> FeatureMatrix.Missing? { nil }

    func extremes(_ indices: [Int]) throws(DatasetError) -> (smallest: Double, largest: Double) {
        guard !indices.isEmpty, width > 0 else { return (.infinity, -.infinity) }
        var (smallest, largest) = (UInt8.max, UInt8.min)
        try unsafe rows.forEach(indices.span) { _, row in
            var (low, high) = (smallest, largest)
            for column in 0..<row.count {
                unsafe low = min(low, row[column])
                unsafe high = max(high, row[column])
            }
            (smallest, largest) = (low, high)
        }
        return (Double(smallest), Double(largest))
    }

    func varyingColumns() throws(DatasetError) -> [Int] {
        var first: [UInt8]?
        var differences = [UInt8](repeating: 0, count: width)
        try unsafe rows.forEach(Array(0..<rowCount).span) { _, row in
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

    func moments(_ indices: [Int]) throws(DatasetError) -> (mean: [Double], deviation: [Double]) {
        let count = Double(max(indices.count, 1))
        var mean = [Double](repeating: 0, count: width)
        try unsafe rows.forEach(indices.span) { _, row in
            unsafe mean.withUnsafeMutableBufferPointer { mean in
                for column in 0..<row.count { unsafe mean[column] += Double(row[column]) }
            }
        }
        for column in 0..<width { mean[column] /= count }
        var deviation = [Double](repeating: 0, count: width)
        try unsafe rows.forEach(indices.span) { _, row in
            unsafe deviation.withUnsafeMutableBufferPointer { deviation in
                unsafe mean.withUnsafeBufferPointer { mean in
                    for column in 0..<row.count {
                        let difference = unsafe Double(row[column]) - mean[column]
                        unsafe deviation[column] += difference * difference
                    }
                }
            }
        }
        return (mean, deviation.map { ($0 / count).squareRoot() })
    }
}
