/// Statistics of floating-point numbers, some of which may be missing: infinite or no number.
struct FloatStatistics<Rows: DenseRows> where Rows.Element: BinaryFloatingPoint {
    let rows: Rows
    let rowCount: Int
    let width: Int

    /// True if all numbers of a row are finite.
    @inline(__always)
    private static func isFinite(_ row: UnsafeBufferPointer<Rows.Element>) -> Bool {
        // Flags rather than a way out of the loop, which would keep it from using vectors.
        var flags: UInt8 = 0
        for column in 0..<row.count { unsafe flags |= row[column].magnitude < .infinity ? 0 : 1 }
        return flags == 0
    }

    func missing() throws(DatasetError) -> FeatureMatrix.Missing? {
        var count = 0
        var missing: [Int] = []
        var first: (row: Int, column: Int)?
        try unsafe rows.forEach(upTo: rowCount) { number, row in
            if unsafe Self.isFinite(row) { return true }
            for column in 0..<row.count where unsafe !row[column].isFinite {
                count += 1
                if first == nil { first = (number, column) }
            }
            missing.append(number)
            return true
        }
        return first.map { FeatureMatrix.Missing(count: count, rows: missing, first: $0) }
    }

    func varyingColumns() throws(DatasetError) -> [Int] {
        var first = [Rows.Element](repeating: .nan, count: width)
        var isVarying = [Bool](repeating: false, count: width)
        // Most columns are known to vary after a row or two; only the others are looked at again.
        var open = Array(0..<width)
        try unsafe rows.forEach(upTo: rowCount) { _, row in
            var foundSome = false
            for column in open {
                let value = unsafe row[column]
                guard value.isFinite else { continue }
                if first[column].isNaN {
                    first[column] = value
                } else if first[column] != value {
                    isVarying[column] = true
                    foundSome = true
                }
            }
            if foundSome { open.removeAll { isVarying[$0] } }
            return !open.isEmpty
        }
        return isVarying.indices.filter { isVarying[$0] }
    }

    func extremes(_ indices: [Int]) throws(DatasetError) -> (smallest: Double, largest: Double) {
        var (smallest, largest) = (Rows.Element.infinity, -Rows.Element.infinity)
        try unsafe rows.forEach(indices.span) { _, row in
            for column in 0..<row.count {
                let value = unsafe row[column]
                guard value.isFinite else { continue }
                smallest = min(smallest, value)
                largest = max(largest, value)
            }
        }
        return (Double(smallest), Double(largest))
    }

    func moments(_ indices: [Int]) throws(DatasetError) -> (mean: [Double], deviation: [Double]) {
        var mean = [Double](repeating: 0, count: width)
        // How many values are missing in each column.
        var missing = [Int](repeating: 0, count: width)
        try unsafe rows.forEach(indices.span) { _, row in
            let isWhole = unsafe Self.isFinite(row)
            unsafe mean.withUnsafeMutableBufferPointer { mean in
                if isWhole {
                    for column in 0..<row.count { unsafe mean[column] += Double(row[column]) }
                } else {
                    for column in 0..<row.count {
                        if unsafe row[column].isFinite {
                            unsafe mean[column] += Double(row[column])
                        } else {
                            missing[column] += 1
                        }
                    }
                }
            }
        }
        let known = missing.map { Double(max(indices.count - $0, 1)) }
        for column in 0..<width { mean[column] /= known[column] }
        var deviation = [Double](repeating: 0, count: width)
        try unsafe rows.forEach(indices.span) { _, row in
            let isWhole = unsafe Self.isFinite(row)
            unsafe deviation.withUnsafeMutableBufferPointer { deviation in
                unsafe mean.withUnsafeBufferPointer { mean in
                    for column in 0..<row.count where unsafe isWhole || row[column].isFinite {
                        let difference = unsafe Double(row[column]) - mean[column]
                        unsafe deviation[column] += difference * difference
                    }
                }
            }
        }
        for column in 0..<width { deviation[column] = (deviation[column] / known[column]).squareRoot() }
        return (mean, deviation)
    }
}
