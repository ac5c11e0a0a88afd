package import Core

/// An output that can't be written to the place that was asked for: something else is there, or it is not writable.
package struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problem, its place, and a remedy.
    package let description: String

    package init(_ description: String) { self.description = description }
}

extension OutputError: UserFacingError {
    package var exitStatus: ExitStatus { .cannotWrite }
}
