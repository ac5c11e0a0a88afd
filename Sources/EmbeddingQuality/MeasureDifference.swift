/// A measure less another of the same rows, so that its interval is a paired one.
package struct MeasureDifference: QualityMeasure {
    private let first: any QualityMeasure
    private let second: any QualityMeasure

    /// The difference of two measures of the same rows.
    package init(_ first: any QualityMeasure, less second: any QualityMeasure) {
        precondition(first.rowCount == second.rowCount, "\(first.rowCount) rows against \(second.rowCount)")
        self.first = first
        self.second = second
    }

    package var rowCount: Int { first.rowCount }
    package var places: [Int]? { first.places }

    package func value(over rows: Span<Int>) -> Double { first.value(over: rows) - second.value(over: rows) }
}
