/// A measure that is the share of an error that is gone, 1 − Σ remaining / Σ initial.
///
/// R² is one: the initial error is then that of answering with the mean. So is the answer to "how much less is the error
/// of A than that of B", whose interval is paired row by row.
package struct RelativeReduction: QualityMeasure, Equatable {
    /// The error that is left of each row: `[rows]`.
    package let remaining: [Double]
    /// The error that each row had: `[rows]`.
    package let initial: [Double]

    /// A reduction over rows.
    ///
    /// - Precondition: There is at least one row, and as many of each.
    package init(remaining: [Double], initial: [Double]) {
        precondition(!remaining.isEmpty, "a reduction over no rows")
        precondition(remaining.count == initial.count, "\(remaining.count) rows against \(initial.count)")
        self.remaining = remaining
        self.initial = initial
    }

    /// How much less the error of one method is than another's on the same rows.
    package init(of method: RowMean, against other: RowMean) {
        self.init(remaining: method.perRow, initial: other.perRow)
    }

    package var rowCount: Int { remaining.count }

    /// The reduction over some rows; 0 where there was no error to begin with.
    package func value(over rows: Span<Int>) -> Double {
        let remaining = remaining.span
        let initial = initial.span
        var left = 0.0
        var whole = 0.0
        for position in rows.indices {
            left += remaining[rows[position]]
            whole += initial[rows[position]]
        }
        return whole == 0 ? 0 : 1 - left / whole
    }
}
