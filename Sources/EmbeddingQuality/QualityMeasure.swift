/// A number that says how good an embedding is, made of what each test row adds to it.
///
/// Because it can be taken over any choice of the rows, its uncertainty is known by resampling them.
package protocol QualityMeasure: Sendable {
    /// The number of rows that it is computed from, at least 1.
    var rowCount: Int { get }
    /// The places among all test rows of those that it is made of; nil where it is made of all.
    var places: [Int]? { get }
    /// The measure over some of the rows, each counted as often as it is named.
    func value(over rows: Span<Int>) -> Double
    /// The measure with its 95 % confidence interval.
    func estimate(_ bootstrap: Bootstrap) -> Estimate
}

extension QualityMeasure {
    package var places: [Int]? { nil }

    /// The measure over all rows, each once.
    package var value: Double {
        let rows = Array(0..<rowCount)
        return value(over: rows.span)
    }

    package func estimate(_ bootstrap: Bootstrap) -> Estimate { bootstrap.estimate(self) }
}
