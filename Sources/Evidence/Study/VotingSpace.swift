internal import Methods

/// A space in which neighbours vote on labels, of the rows whose neighbourhoods are looked at.
enum VotingSpace: Hashable, Sendable {
    /// The latent space of a method that was fitted.
    case method(Method)
    /// That of a control, by its name.
    case control(String)
}
