/// Options that make no sense together or in themselves.
package struct UsageError: UserFacingError, Equatable {
    package let message: String

    package init(_ message: String) { self.message = message }

    package var exitStatus: ExitStatus { .usage }
}
