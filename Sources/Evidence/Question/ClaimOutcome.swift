/// The outcome of testing, on the data of a report, something that is said of autoencoders in general.
///
/// A finding that decides about such a claim holds one; its section says which claim it is.
package enum ClaimOutcome: String, Codable, Sendable {
    /// An interval, or a control, speaks for it.
    case holds
    /// An interval, or a control, speaks against it.
    case fails
    /// The data do not decide.
    case undecided
}
