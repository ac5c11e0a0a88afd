internal import Foundation

extension FeatureMatrix {
    /// What each row of counts is made to add up to.
    package static let countsPerRow = 10_000.0

    /// Counts as logarithms: each row scaled to add up to `countsPerRow`, then log(1 + x).
    ///
    /// These are `normalize_total(target_sum=1e4)` and `log1p` of Scanpy. A row without counts stays one of zeros, and
    /// missing values stay missing.
    package func logCounts() -> FeatureMatrix {
        var totals = [Double](repeating: 0, count: rowCount)
        forEachKept(rows: 0..<rowCount) { row, _, value in
            if value.isFinite { totals[row] += value }
        }
        let factors = totals.map { $0 > 0 ? FeatureMatrix.countsPerRow / $0 : 0 }
        func logarithm(_ row: Int, _ value: Double) -> Double { log1p(value * factors[row]) }
        let storage: Storage
        switch self.storage {
        case .sparse32(let rows): storage = .sparse32(rows.mapping { Float(logarithm($0, Double($1))) })
        case .sparse64(let rows): storage = .sparse64(rows.mapping { logarithm($0, $1) })
        case .uint8, .float32, .float64:
            var logarithms: [Float] = []
            logarithms.reserveCapacity(rowCount * featureCount)
            forEachKept(rows: 0..<rowCount) { row, _, value in logarithms.append(Float(logarithm(row, value))) }
            storage = .float32(logarithms)
        }
        return FeatureMatrix(rowCount: rowCount, featureCount: featureCount, storage: storage)
    }
}
