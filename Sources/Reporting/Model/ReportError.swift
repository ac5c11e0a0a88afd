package import Core

/// A report that could not be made for a reason that is not in the data.
package struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// The data don't allow what was asked.
        case unusableData
        /// The output can't be written.
        case cannotWrite
    }

    package let kind: Kind
    /// What was wrong, where, and what to try.
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}

extension ReportError: UserFacingError {
    package var exitStatus: ExitStatus { kind == .unusableData ? .unusableInput : .cannotWrite }
}
