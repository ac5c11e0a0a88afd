package import Core

/// A failure of a computation on matrices.
package enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An operation was given an infinite number or one that is not a number.
    case notFinite(operation: String)
    /// An operation needs more rows than it was given.
    case tooFewRows(operation: String, needed: Int, given: Int)
    /// A matrix has more rows or columns than the library can count.
    case tooLarge(operation: String, rows: Int, columns: Int)
    /// LAPACK gave up.
    case notConverged(operation: String, routine: String, status: Int)

    package var description: String {
        switch self {
        case .notFinite(let operation):
            "The \(operation) needs finite numbers, but its input holds an infinite number or one that is not a number."
        case .tooFewRows(let operation, let needed, let given):
            "The \(operation) needs at least \(needed) rows, but was given \(given)."
        case .tooLarge(let operation, let rows, let columns):
            "The \(operation) of a [\(rows), \(columns)] matrix is more than the linear algebra library can address."
        case .notConverged(let operation, let routine, let status):
            "The \(operation) did not converge (LAPACK's \(routine) returned \(status))."
        }
    }
}

extension LinearAlgebraError: UserFacingError {
    package var exitStatus: ExitStatus {
        switch self {
        case .notFinite, .tooFewRows, .tooLarge: .unusableInput
        case .notConverged: .internalError
        }
    }
}
