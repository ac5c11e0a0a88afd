internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// The rows that each method reconstructs better than another, and how its errors are distributed over the rows.
package enum RowErrors: Question {
    package static let id = "row_errors"

    package struct Finding: Codable, Sendable {
        /// The median over the test rows of the squared error, by the method's id.
        package let medianMse: [String: Double]
        /// Whom each method is compared with row by row, both by their ids: PCA, or for PCA the network of the least test error.
        package let comparedWith: [String: String]
        /// The share of test rows whose error is below that of the method compared with, by the method's id.
        package let fractionBelow: [String: Double]
        /// The errors of each method, from the least row to the largest, by its id.
        package let distributions: [String: Distribution]
        /// The rank correlation of each method's errors with those of the method that it is compared with, by its id.
        package let rankCorrelation: [String: Double]
    }

    /// The distribution of one method's errors over the test rows.
    package struct Distribution: Codable, Sendable {
        /// The quantiles of the rows' squared errors at ``RowErrors/fractions``.
        package let quantiles: [Double]
        /// The share of the sum of all errors that the tenth of the rows with the largest makes up.
        package let worstTenthShare: Double
        /// The quantile at 0.95, by the one at 0.5; nil where that is 0.
        package let tailRatio: Double?
    }

    package struct Illustration: Sendable {
        /// The quantiles of each method's errors at even steps from the least to the largest, by its id.
        package let curves: [String: [Double]]
    }

    package static let definitions = [
        "median_mse": Definition(
            "Median over the test rows of a row's squared error, its mean over features.", unit: Measure.squaredUnit),
        "fraction_below": Definition(
            "Fraction of the test rows whose squared error is below that of the method named in compared_with."),
        "quantiles": Definition(
            "Quantiles of the test rows' squared errors at "
                + "\(fractions.map { NumberFormat.plain($0) }.joined(separator: ", ")).",
            unit: Measure.squaredUnit),
        "worst_tenth_share": Definition(
            "Share of the total squared error that is due to the tenth of the test rows with the largest errors."
        ),
        "tail_ratio": Definition("0.95 quantile of the test rows' squared errors / their median."),
        "rank_correlation": Definition(
            "Spearman's rank correlation over the test rows of a method's squared errors with those of the method "
                + "named in compared_with."),
    ]

    /// The fractions of the rows whose quantiles are told.
    package static let fractions = [0.05, 0.25, 0.5, 0.75, 0.95]
    /// The number of steps between the quantiles that are drawn.
    static let steps = 200

    package static func find(in study: Study) -> Answer<RowErrors>? {
        let methods = study.decoding
        let rivals = methods.byID { rival(of: $0, in: study) }
        return Answer(
            Finding(
                medianMse: methods.byID { result in
                    study.testErrors(of: result).flatMap { Percentile.of(sorted: $0.sorted(), 0.5).finite }
                },
                comparedWith: rivals.mapValues(\.id),
                fractionBelow: methods.byID { result in
                    guard let errors = study.testErrors(of: result),
                        let others = rivals[result.id].flatMap({ study.testErrors(of: $0) })
                    else { return nil }
                    let nearer = zip(errors, others).count { $0 < $1 }
                    return Double(nearer) / Double(max(1, errors.count))
                },
                distributions: methods.byID { study.testErrors(of: $0).flatMap { Distribution($0) } },
                rankCorrelation: methods.byID { result in
                    guard let errors = study.testErrors(of: result)?.finite, errors.count > 1,
                        let others = rivals[result.id].flatMap({ study.testErrors(of: $0)?.finite })
                    else { return nil }
                    return Ranks(of: errors).correlation(with: Ranks(of: others))?.finite
                }),
            illustration: Illustration(
                curves: methods.byID { result in
                    guard let sorted = study.testErrors(of: result)?.finite?.sorted(), !sorted.isEmpty else {
                        return nil
                    }
                    return (0...steps).map { Percentile.of(sorted: sorted, Double($0) / Double(steps)) }
                }))
    }

    private static func rival(of result: MethodResult, in study: Study) -> MethodResult? {
        result.method.isLinear ? study.networks.min { $0.error < $1.error } : study.baseline
    }
}

extension RowErrors.Distribution {
    /// The distribution of errors; nil where there are none, or some are no numbers.
    init?(_ errors: [Double]) {
        guard !errors.isEmpty, errors.allSatisfy(\.isFinite) else { return nil }
        let sorted = errors.sorted()
        quantiles = RowErrors.fractions.map { Percentile.of(sorted: sorted, $0) }
        let sum = sorted.reduce(0, +)
        let worst = sorted.suffix(max(1, sorted.count / 10)).reduce(0, +)
        worstTenthShare = sum > 0 ? worst / sum : 0
        let median = Percentile.of(sorted: sorted, 0.5)
        tailRatio = median > 0 ? Percentile.of(sorted: sorted, 0.95) / median : nil
    }
}
