internal import Core
internal import Methods
internal import Rows

/// The rows that each method reconstructs better than another.
package enum RowErrors: Question {
    package static let id = "row_errors"

    package struct Finding: Codable, Sendable {
        /// The median over the test rows of the squared error, by the method's id.
        package let medianMse: [String: Double]
        /// Whom each method is compared with row by row, both by their ids: PCA, or for PCA the network of the least test error.
        package let comparedWith: [String: String]
        /// The share of test rows whose error is below that of the method compared with, by the method's id.
        package let fractionBelow: [String: Double]
    }

    package static let definitions = [
        "median_mse": Definition(
            "Median over the test rows of a row's squared error, its mean over features.", unit: Measure.squaredUnit),
        "fraction_below": Definition(
            "Fraction of the test rows whose squared error is below that of the method named in compared_with."),
    ]

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
                }))
    }

    private static func rival(of result: MethodResult, in study: Study) -> MethodResult? {
        result.method.isLinear ? study.networks.min { $0.error < $1.error } : study.baseline
    }
}
