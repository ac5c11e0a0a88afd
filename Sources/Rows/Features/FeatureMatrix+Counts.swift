internal import Foundation

extension FeatureMatrix {
    /// The logarithms of counts, as ``logCounts()`` takes them, of sparse rows.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - isCounted: Whether a column is part of the totals; nil for all.
    /// - Returns: The logarithms.
    package static func logCounts(of rows: SparseRows<Float>, over isCounted: [Bool]? = nil) -> SparseRows<Float> {
        let factors = (0..<rows.rowCount).map { row in
            let total = rows.elements(of: row).reduce(0.0) { sum, index in
                guard rows.values[index].isFinite, isCounted.map({ $0[Int(rows.columns[index])] }) ?? true else {
                    return sum
                }
                return sum + Double(rows.values[index])
            }
            return total > 0 ? countsPerRow / total : 0
        }
        return rows.mapping { Float(log1p(Double($1) * factors[$0])) }
    }

    /// The logarithms of counts, as ``logCounts()`` takes them, of rows of elements.
    ///
    /// - Parameters:
    ///   - rows: The elements, row after row.
    ///   - width: The number of those of a row.
    ///   - counted: The columns that are part of the totals; nil for all.
    ///   - number: The number that an element is.
    /// - Returns: The logarithms: `[rows]`, row after row.
    @inlinable
    package static func logCounts<Element>(
        of rows: [Element], width: Int, over counted: [Int]? = nil, _ number: (Element) -> Double
    ) -> [Float] {
        var logarithms: [Float] = []
        logarithms.reserveCapacity(rows.count)
        for start in stride(from: 0, to: rows.count, by: max(width, 1)) {
            let numbers = rows[start..<start + width].map(number)
            let total = (counted?.map { numbers[$0] } ?? numbers).reduce(0) { $1.isFinite ? $0 + $1 : $0 }
            let factor = total > 0 ? countsPerRow / total : 0
            for number in numbers { logarithms.append(Float(log1p(number * factor))) }
        }
        return logarithms
    }

    /// The sum that each row of counts is scaled to.
    package static let countsPerRow = 10_000.0

    /// Counts as logarithms: each row scaled to add up to `countsPerRow`, then log(1 + x).
    ///
    /// These are `normalize_total(target_sum=1e4)` and `log1p` of Scanpy. A row without counts stays one of zeros, and
    /// missing values stay missing.
    ///
    /// - Throws: `DatasetError` where a row can't be fetched.
    package func logCounts() throws(DatasetError) -> FeatureMatrix {
        var totals = [Double](repeating: 0, count: rowCount)
        try forEachKept(rows: 0..<rowCount) { row, _, value in
            if value.isFinite { totals[row] += value }
        }
        let factors = totals.map { $0 > 0 ? FeatureMatrix.countsPerRow / $0 : 0 }
        func logarithm(_ row: Int, _ value: Double) -> Double { log1p(value * factors[row]) }
        let storage: Storage
        switch self.storage {
        case .sparse32(let rows): storage = .sparse32(rows.mapping { Float(logarithm($0, Double($1))) })
        case .sparse64(let rows): storage = .sparse64(rows.mapping { logarithm($0, $1) })
        case .blocks(let rows) where rows.layout.isSparse:
            storage = .sparse32(
                FeatureMatrix.logCounts(of: try rows.sparseRows(Array(0..<rowCount), columns: nil)))
        case .uint8, .float32, .float64, .blocks:
            var logarithms: [Float] = []
            logarithms.reserveCapacity(rowCount * featureCount)
            try forEachKept(rows: 0..<rowCount) { row, _, value in logarithms.append(Float(logarithm(row, value))) }
            storage = .float32(logarithms)
        }
        return FeatureMatrix(rowCount: rowCount, featureCount: featureCount, storage: storage)
    }
}
