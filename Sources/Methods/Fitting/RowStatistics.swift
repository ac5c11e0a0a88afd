public import Core

extension RowSource {
    /// Each feature's mean over some rows, accumulated in `Double`: `[features]`.
    public func means(over rows: [Int]) -> [Float] {
        var sums = [Double](repeating: 0, count: featureCount)
        for start in stride(from: 0, to: rows.count, by: 256) {
            let batch = self.rows(at: Array(rows[start..<min(start + 256, rows.count)]))
            for row in 0..<batch.rows {
                for (feature, value) in batch[row: row].enumerated() { sums[feature] += Double(value) }
            }
        }
        return sums.map { Float($0 / Double(max(1, rows.count))) }
    }
}
