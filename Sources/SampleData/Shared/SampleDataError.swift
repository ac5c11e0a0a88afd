package import Core

/// A data set that could not be written.
package struct SampleDataError: Error, Equatable, CustomStringConvertible {
    /// What was tried, where, and what stood in the way.
    package let description: String

    init(_ description: String) { self.description = description }
}

extension SampleDataError: UserFacingError {
    package var exitStatus: ExitStatus { .cannotWrite }
}
