public import Core

extension RowSource {
    /// Each feature's mean over some rows, accumulated in `Double`: `[features]`.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    public func means(over rows: [Int]) throws(RowReadError) -> [Float] {
        var sums = [Double](repeating: 0, count: featureCount)
        try forEachBatch(of: rows) { $0.add(to: &sums) }
        return sums.map { Float($0 / Double(max(1, rows.count))) }
    }
}

extension Matrix {
    /// Each column's mean over all rows, accumulated in `Double`: `[columns]`.
    func columnMeans() -> [Float] {
        var sums = [Double](repeating: 0, count: columns)
        add(to: &sums)
        return sums.map { Float($0 / Double(max(1, rows))) }
    }

    /// Adds each row to sums by column.
    fileprivate func add(to sums: inout [Double]) {
        for row in 0..<rows {
            for (column, value) in self[row: row].enumerated() { sums[column] += Double(value) }
        }
    }
}
