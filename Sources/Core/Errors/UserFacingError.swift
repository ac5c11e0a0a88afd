/// An error that ends a command: what to tell the user, and the status to end with.
///
/// Conformances stand beside the error types, so that whoever runs a command needs no list of them. An error that does
/// not conform is a defect of the program.
package protocol UserFacingError: Error {
    /// The status that the program ends with.
    var exitStatus: ExitStatus { get }
    /// The problem, its place and a remedy, in whole sentences.
    var message: String { get }
}

extension UserFacingError where Self: CustomStringConvertible {
    package var message: String { description }
}

/// The statuses of sysexits.h that the program ends with.
package enum ExitStatus: Int32, Sendable {
    /// Options that make no sense together or in themselves.
    case usage = 64
    /// There is input, but it can't be used.
    case unusableInput = 65
    /// There is no such input.
    case noSuchInput = 66
    /// A defect of the program.
    case internalError = 70
    /// The output can't be written.
    case cannotWrite = 73
}
