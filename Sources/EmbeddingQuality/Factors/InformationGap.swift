internal import Core

/// The mutual information gap as a measure of rows.
package struct InformationGap: QualityMeasure {
    private let information: FactorInformation
    package let places: [Int]?

    /// The gap of counted information.
    ///
    /// - Parameters:
    ///   - information: Of what it is.
    ///   - places: The rows' places among all test rows; nil if they are all of them.
    package init(_ information: FactorInformation, places: [Int]? = nil) {
        self.information = information
        self.places = places
    }

    package var rowCount: Int { information.rowCount }

    package func value(over rows: Span<Int>) -> Double { information.matrix(of: rows, factorsOf: rows).gap }

    /// The gap with an interval within 0–1.
    package func estimate(_ bootstrap: Bootstrap) -> Estimate {
        let estimate = bootstrap.symmetricEstimate(self)
        return Estimate(value: estimate.value, lower: max(0, estimate.lower), upper: min(1, estimate.upper))
    }
}

extension Bootstrap {
    /// A measure with the interval of 1.96 standard deviations of its resamples to either side (Efron and Tibshirani, 1993,
    /// 12.3).
    ///
    /// For measures that are biased by the number of different rows, as those that count in bins are: resamples, which have fewer
    /// different rows, are biased more, and their percentiles lie to one side of the measure.
    ///
    /// - Returns: The measure of all rows and its interval; where the measure is not finite, no number thrice.
    package func symmetricEstimate(_ measure: some QualityMeasure) -> Estimate {
        let value = measure.value
        guard value.isFinite else { return Estimate(value: .nan, lower: .nan, upper: .nan) }
        var replicates: [Double] = []
        replicates.reserveCapacity(resamples)
        forEachResample(of: measure) { replicates.append(measure.value(over: $0)) }
        let reach = 1.959963984540054 * SampleMoments(replicates).standardDeviation
        return Estimate(value: value, lower: value - reach, upper: value + reach)
    }
}
