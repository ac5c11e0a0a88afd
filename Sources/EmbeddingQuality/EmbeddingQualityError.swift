package import Core

/// Why a measure has no value.
package enum EmbeddingQualityError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There are too few rows for the measure to mean anything.
    case tooFewRows(measure: String, needed: Int, given: Int)
    /// A matrix holds an infinite number or one that is not a number.
    case notFinite(measure: String, argument: String)
    /// No row has a label.
    case noLabels(measure: String, argument: String)

    package var description: String {
        switch self {
        case .tooFewRows(let measure, let needed, let given):
            "The \(measure) needs at least \(needed) rows, but there are \(given)."
        case .notFinite(let measure, let argument):
            "The \(measure) needs finite numbers, but the \(argument) hold an infinite number or one that is not a number."
        case .noLabels(let measure, let argument):
            "The \(measure) needs labels, but none of the \(argument) has one."
        }
    }
}

extension EmbeddingQualityError: UserFacingError {
    package var exitStatus: ExitStatus { .unusableInput }
}
