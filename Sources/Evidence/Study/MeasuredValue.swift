package import EmbeddingQuality

/// A measure's value with what each row adds to it, so that methods can be compared row by row.
package struct MeasuredValue: Sendable {
    package let estimate: Estimate
    /// The value of each test row, for a measure that is a mean over rows.
    package let rows: RowMean?

    package init(estimate: Estimate, rows: RowMean?) {
        self.estimate = estimate
        self.rows = rows
    }

    /// The value of a measure with its interval.
    package init(_ measure: any QualityMeasure, _ bootstrap: Bootstrap) {
        self.init(estimate: measure.estimate(bootstrap), rows: measure as? RowMean)
    }
}
