package import Core

/// A data set that could not be written.
package struct SampleDataError: Error, Equatable, CustomStringConvertible {
    /// The operation, its place and the cause of the failure.
    package let description: String

    init(_ description: String) { self.description = description }
}

extension SampleDataError: UserFacingError {
    package var exitStatus: ExitStatus { .cannotWrite }
}
