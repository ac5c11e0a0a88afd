package import Core

/// A drawing that could not be made or written.
package struct DrawingError: Error, Equatable, CustomStringConvertible {
    /// What was tried, where, and what stood in the way.
    package let description: String

    init(_ description: String) { self.description = description }
}

extension DrawingError: UserFacingError {
    package var exitStatus: ExitStatus { .cannotWrite }
}
