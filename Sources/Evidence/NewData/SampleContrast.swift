internal import Core
package import EmbeddingQuality

/// The samples of a method that follows its prior less those of one that does not, both from N(0, I), on the same test rows.
package struct SampleContrast: Codable, Sendable {
    /// The id of the method that follows its prior, and of the other.
    package let method: String
    package let against: String
    /// The differences, each with the interval of a paired bootstrap over test rows.
    package let coverageDifference: Estimate?
    package let recallDifference: Estimate?
    package let mmdSquaredDifference: Estimate?

    static let definitions = [
        "coverage_difference": Definition(
            "Coverage of the method's samples minus that of the other's, with the 95 % interval of a paired "
                + "bootstrap."),
        "recall_difference": Definition(
            "Recall of the method's samples minus that of the other's, with the 95 % interval of a paired bootstrap."),
        "mmd_squared_difference": Definition(
            "Squared discrepancy of the method's samples minus that of the other's, with the 95 % interval of a "
                + "paired bootstrap."
        ),
        "enough": Definition(
            "Share of the training rows' coverage and recall that samples must reach to count as new data."),
    ]

    /// The share of the training rows' coverage and recall that samples have to reach to count as new data.
    package static let enough = 0.5

    /// The outcome of the claim that draws from the prior, decoded, are new data, and those of the other method are not.
    ///
    /// It fails if the coverage or the recall of the samples is below ``enough`` of that of as many training rows, the whole interval
    /// being so, or if the other method is better in some of coverage, recall and discrepancy, by an interval without 0, and worse in
    /// none. It holds if the samples are better in some and worse in none, and the whole intervals of their coverage and recall are at
    /// least ``enough`` of those of the training rows.
    ///
    /// - Parameters:
    ///   - measures: The measures of the method's samples.
    ///   - control: Those of as many training rows.
    /// - Returns: The outcome.
    package func outcome(_ measures: SampleMeasures, control: SampleMeasures) -> ClaimOutcome {
        let shares = Self.shares(of: measures, control: control)
        let isNear = shares.count == 2 && shares.allSatisfy { $0.own.lower >= $0.least }
        // A discrepancy is the better the lower it is.
        let gains = [coverageDifference, recallDifference, mmdSquaredDifference?.negated].compactMap(\.self)
        let isBetter = gains.contains { $0.lower > 0 }
        let isWorse = gains.contains { $0.upper < 0 }
        let short = Self.shortfalls(measures, control: control)
        if short.coverage || short.recall || (isWorse && !isBetter) { return .fails }
        return isNear && isBetter && !isWorse ? .holds : .undecided
    }

    /// True of coverage, and of recall, if its whole interval is below ``enough`` of that of the training rows.
    package static func shortfalls(
        _ measures: SampleMeasures, control: SampleMeasures
    ) -> (coverage: Bool, recall: Bool) {
        func isShort(_ own: Estimate?, _ real: Estimate?) -> Bool {
            guard let own, let real else { return false }
            return own.upper < enough * real.value
        }
        return (isShort(measures.coverage, control.coverage), isShort(measures.recall, control.recall))
    }

    /// Coverage and recall with what is enough of each.
    private static func shares(
        of measures: SampleMeasures, control: SampleMeasures
    ) -> [(own: Estimate, least: Double)] {
        [(measures.coverage, control.coverage), (measures.recall, control.recall)].compactMap { own, real in
            own.flatMap { own in real.map { (own: own, least: enough * $0.value) } }
        }
    }
}

extension SampleContrast {
    /// The differences between the samples of two methods.
    init(
        _ method: (id: String, quality: SampleQuality), against other: (id: String, quality: SampleQuality),
        _ bootstrap: Bootstrap
    ) {
        let (own, others) = (method.quality, other.quality)
        self.init(
            method: method.id, against: other.id,
            coverageDifference: own.coverage.difference(from: others.coverage).estimate(bootstrap).finite,
            recallDifference: own.recall.difference(from: others.recall).estimate(bootstrap).finite,
            mmdSquaredDifference: own.discrepancy.flatMap { own in
                others.discrepancy.flatMap { own.difference(from: $0).estimate(bootstrap).finite }
            })
    }
}

extension Estimate {
    fileprivate var negated: Estimate { Estimate(value: -value, lower: -upper, upper: -lower) }
}
