extension FeatureMatrix {
    /// Values that are infinite or no number.
    package struct Missing: Sendable {
        package let count: Int
        /// The rows that have some, ascending.
        package let rows: [Int]
        /// The place of the first one.
        package let first: (row: Int, column: Int)
    }

    /// The values that are infinite or no number; nil where there are none.
    ///
    /// - Complexity: One pass over the elements.
    package func missing() throws(DatasetError) -> Missing? {
        if let dense = DenseStatistics(self) { return try dense.missing() }
        var count = 0
        var rows: [Int] = []
        var first: (row: Int, column: Int)?
        try forEachKept(rows: 0..<rowCount) { row, column, value in
            guard !value.isFinite else { return }
            count += 1
            if rows.last != row { rows.append(row) }
            if first == nil { first = (row, column) }
        }
        return first.map { Missing(count: count, rows: rows, first: $0) }
    }

    /// The columns that have values that are infinite or no number, ascending.
    ///
    /// - Complexity: One pass over the elements.
    package func missingColumns() throws(DatasetError) -> [Int] {
        var isMissing = [Bool](repeating: false, count: featureCount)
        try forEachKept(rows: 0..<rowCount) { _, column, value in
            if !value.isFinite { isMissing[column] = true }
        }
        return isMissing.indices.filter { isMissing[$0] }
    }

    /// The value of columns that are the same in all rows, missing ones left out: `[columns]`; 0 where all are missing.
    ///
    /// - Throws: `DatasetError` where a row can't be fetched.
    package func constantValues(of columns: [Int]) throws(DatasetError) -> [Double] {
        var values = [Double](repeating: isSparse ? 0 : .nan, count: featureCount)
        // A column of sparse rows that is the same in all of them is zero in the first, or there.
        let last = isSparse ? min(1, rowCount) : rowCount
        for start in stride(from: 0, to: last, by: 64) {
            try forEachKept(rows: start..<min(start + 64, last)) { _, column, value in
                if value.isFinite, isSparse || values[column].isNaN { values[column] = value }
            }
            if columns.allSatisfy({ !values[$0].isNaN }) { break }
        }
        return columns.map { values[$0].isNaN ? 0 : values[$0] }
    }

    /// The largest magnitude of all values, missing ones left out.
    ///
    /// - Complexity: One pass over the elements.
    package func largestMagnitude() throws(DatasetError) -> Double {
        let (smallest, largest) = try extremes(rows: Array(0..<rowCount))
        return max(-smallest, largest, 0)
    }

    /// The mean and the standard deviation of each column over some rows, missing values left out: `[featureCount]` each.
    ///
    /// A column that is all missing has the mean 0 and the deviation 0.
    ///
    /// - Parameters:
    ///   - rows: Which rows.
    ///   - unit: What is taken of each value; 0 of 0.
    /// - Returns: Means and deviations.
    /// - Throws: `DatasetError` where rows can't be fetched.
    /// - Complexity: Two passes over the elements of the rows that are kept.
    func moments(
        rows: [Int], of unit: ((_ value: Double, _ column: Int) -> Double)? = nil
    ) throws(DatasetError) -> (mean: [Double], deviation: [Double]) {
        if unit == nil, let dense = DenseStatistics(self) { return try dense.moments(rows) }
        let unit = unit ?? { value, _ in value }
        var mean = [Double](repeating: 0, count: featureCount)
        var deviation = mean
        var known = [Int](repeating: isSparse ? rows.count : 0, count: featureCount)
        var kept = [Int](repeating: 0, count: isSparse ? featureCount : 0)
        try forEachKept(rows: rows) { _, column, value in
            if isSparse { kept[column] += 1 }
            guard value.isFinite else {
                if isSparse { known[column] -= 1 }
                return
            }
            if !isSparse { known[column] += 1 }
            mean[column] += unit(value, column)
        }
        for column in 0..<featureCount { mean[column] /= Double(max(known[column], 1)) }
        try forEachKept(rows: rows) { _, column, value in
            guard value.isFinite else { return }
            let difference = unit(value, column) - mean[column]
            deviation[column] += difference * difference
        }
        for column in 0..<featureCount {
            let zeros = isSparse ? rows.count - kept[column] : 0
            deviation[column] += Double(zeros) * mean[column] * mean[column]
            deviation[column] = (deviation[column] / Double(max(known[column], 1))).squareRoot()
        }
        return (mean, deviation)
    }

    /// The smallest and the largest value of some rows, missing values left out.
    func extremes(rows: [Int]) throws(DatasetError) -> (smallest: Double, largest: Double) {
        if let dense = DenseStatistics(self) { return try dense.extremes(rows) }
        var (smallest, largest) = (Double.infinity, -Double.infinity)
        var kept = 0
        try forEachKept(rows: rows) { _, _, value in
            kept += 1
            guard value.isFinite else { return }
            smallest = min(smallest, value)
            largest = max(largest, value)
        }
        if isSparse, kept < rows.count * featureCount { (smallest, largest) = (min(smallest, 0), max(largest, 0)) }
        return (smallest, largest)
    }

    /// The smallest and the largest value of each column over some rows, missing values left out: `[featureCount]` each.
    ///
    /// Of a column that is all missing, the smallest is above the largest.
    func columnExtremes(rows: [Int]) throws(DatasetError) -> (smallest: [Double], largest: [Double]) {
        var smallest = [Double](repeating: .infinity, count: featureCount)
        var largest = [Double](repeating: -.infinity, count: featureCount)
        var kept = [Int](repeating: 0, count: isSparse ? featureCount : 0)
        try forEachKept(rows: rows) { _, column, value in
            if isSparse { kept[column] += 1 }
            guard value.isFinite else { return }
            smallest[column] = min(smallest[column], value)
            largest[column] = max(largest[column], value)
        }
        for column in kept.indices where kept[column] < rows.count {
            smallest[column] = min(smallest[column], 0)
            largest[column] = max(largest[column], 0)
        }
        return (smallest, largest)
    }

    /// The columns that do not have the same value in all rows, missing values left out; ascending.
    ///
    /// - Complexity: One pass over the elements.
    package func varyingColumns() throws(DatasetError) -> [Int] {
        if let dense = DenseStatistics(self) { return try dense.varyingColumns() }
        var first = [Double](repeating: .nan, count: featureCount)
        var varies = [Bool](repeating: false, count: featureCount)
        var kept = [Int](repeating: 0, count: featureCount)
        try forEachKept(rows: 0..<rowCount) { _, column, value in
            kept[column] += 1
            guard value.isFinite else { return }
            if first[column].isNaN { first[column] = value } else if first[column] != value { varies[column] = true }
        }
        return (0..<featureCount).filter { column in
            let isPartlyZero = isSparse && kept[column] < rowCount
            return varies[column] || isPartlyZero && !first[column].isNaN && first[column] != 0
        }
    }

    /// True if all values of some rows are whole numbers, missing ones left out.
    func areWhole(rows: [Int]) throws(DatasetError) -> Bool {
        try firstKept(rows: rows) { $0.isFinite && $0 != $0.rounded(.towardZero) } == nil
    }

    /// The first value of some rows, in their order, for which a condition holds; nil where it holds for none.
    ///
    /// The zeros of sparse rows are not asked about.
    ///
    /// - Complexity: Rows that follow the value's are hardly gone through: some tens of rows are looked at together.
    @inline(__always)
    func firstKept(
        rows: some Collection<Int>, where isWanted: (_ value: Double) -> Bool
    ) throws(DatasetError) -> (row: Int, column: Int, value: Double)? {
        var first: (row: Int, column: Int, value: Double)?
        var rest = rows[...]
        while first == nil, !rest.isEmpty {
            try forEachKept(rows: rest.prefix(64)) { row, column, value in
                if first == nil, isWanted(value) { first = (row, column, value) }
            }
            rest = rest.dropFirst(64)
        }
        return first
    }

    /// True if no value is negative, and all are whole numbers.
    package func areCounts() throws(DatasetError) -> Bool {
        var areCounts = true
        var sum = 0.0
        try forEachKept(rows: 0..<rowCount) { _, _, value in
            if value < 0 || value != value.rounded(.towardZero) { areCounts = false }
            sum += value
        }
        return areCounts && sum > 0
    }
}
