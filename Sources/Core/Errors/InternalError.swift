/// A failure that nothing the user did explains.
package struct InternalError: UserFacingError {
    package let message: String

    /// The failure of an error that is not meant for users.
    package init(_ error: any Error) {
        message = "Internal error (please report this bug): \(error)"
    }

    package var exitStatus: ExitStatus { .internalError }
}
