/// A measure that is the share of an error that is gone, 1 − Σ remaining / Σ initial.
///
/// It answers "how much less is the error of A than that of B on the same rows", with a paired interval; see
/// ``RatioInterval``.
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

    /// The reduction of the error by one method relative to another's on the same rows.
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

    /// The reduction with its interval, that of ``RatioInterval`` where that is bounded, of resamples where it is not.
    package func estimate(_ bootstrap: Bootstrap) -> Estimate {
        interval(groups: bootstrap.groups)?.reduction ?? bootstrap.estimate(self)
    }

    /// The ratio of the errors with its interval.
    ///
    /// - Parameters:
    ///   - groups: A number for each row, the same for rows that belong together; nil where rows are independent.
    ///   - areSuccessive: Whether the numbers count stretches of time, of which one may be like the one before.
    ///   - trainings: The mean remaining errors of several trainings, of which those of the rows are the means; empty where
    ///     there was one.
    /// - Returns: The ratio with its interval; nil where the rows do not bound it.
    package func interval(groups: [Int]? = nil, areSuccessive: Bool = false, trainings: [Double] = []) -> RatioInterval?
    {
        RatioInterval(of: self, groups: groups, areSuccessive: areSuccessive, trainings: trainings)
    }
}
