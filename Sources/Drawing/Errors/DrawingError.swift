package import Core

/// A drawing that could not be made or written.
package struct DrawingError: Error, Equatable, CustomStringConvertible {
    /// The operation, its place and the cause of the failure.
    package let description: String

    init(_ description: String) { self.description = description }
}

extension DrawingError: UserFacingError {
    package var exitStatus: ExitStatus { .cannotWrite }
}
