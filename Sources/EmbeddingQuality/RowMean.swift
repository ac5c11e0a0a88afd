/// A measure that is the mean of a number for each row.
package struct RowMean: QualityMeasure, Equatable {
    /// The value of each row: `[rows]`.
    package let perRow: [Double]
    package var places: [Int]?
    /// True if each value is an error, from 0 up and mostly skewed, so that the interval of few rows is a studentised
    /// one.
    let isError: Bool

    /// A mean over rows.
    ///
    /// - Parameters:
    ///   - perRow: What each row adds: `[rows]`.
    ///   - places: The rows' places among all test rows; nil where it is a mean over all of them.
    /// - Precondition: There is at least one row.
    package init(perRow: [Double], places: [Int]? = nil) {
        self.init(perRow: perRow, places: places, isError: false)
    }

    /// A mean over the rows' errors: `[rows]`, none below 0.
    package init(errors: [Double]) { self.init(perRow: errors, places: nil, isError: true) }

    private init(perRow: [Double], places: [Int]?, isError: Bool) {
        precondition(!perRow.isEmpty, "a mean over no rows")
        self.perRow = perRow
        self.places = places
        self.isError = isError
    }

    package var rowCount: Int { perRow.count }

    package func value(over rows: Span<Int>) -> Double {
        let perRow = perRow.span
        var sum = 0.0
        for position in rows.indices { sum += perRow[rows[position]] }
        return sum / Double(rows.count)
    }

    package func estimate(_ bootstrap: Bootstrap) -> Estimate {
        if let estimate = StudentizedBootstrap(bootstrap, of: self)?.estimate { return estimate }
        guard value.isFinite else { return Estimate(value: .nan, lower: .nan, upper: .nan) }
        return bootstrap.estimates(ofMeans: [self])[0]
    }

    /// This measure less another of the same rows, row by row, so that its interval is a paired one.
    ///
    /// - Precondition: Both are of the same number of rows.
    package func difference(from other: RowMean) -> RowMean {
        precondition(rowCount == other.rowCount, "\(rowCount) rows against \(other.rowCount)")
        return RowMean(perRow: zip(perRow, other.perRow).map { $0 - $1 }, places: places)
    }
}
