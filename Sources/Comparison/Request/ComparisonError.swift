package import Core

/// An error of a comparison: its data don't allow what was asked, or a checkpoint can't be written.
package struct ComparisonError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// The data or a checkpoint don't allow what was asked.
        case unusableData
        /// A checkpoint can't be written.
        case cannotWrite
    }

    package let kind: Kind
    /// The problem, its place, and a remedy.
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}

extension ComparisonError: UserFacingError {
    package var exitStatus: ExitStatus {
        switch kind {
        case .unusableData: .unusableInput
        case .cannotWrite: .cannotWrite
        }
    }
}
