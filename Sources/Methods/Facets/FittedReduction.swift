public import LinearAlgebra

/// A method that has been fitted: rows to latent codes, and codes back to rows.
///
/// Rows are in the scaled unit that the method was fitted in.
public protocol FittedReduction: Sendable {
    /// How many numbers a row has.
    var featureCount: Int { get }
    /// How many numbers a code has.
    var latentSize: Int { get }
    /// The codes of rows: `[rows, features]` to `[rows, latent]`; for a VAE the posterior's mean.
    func encode(_ rows: Matrix) -> Matrix
    /// The rows that codes stand for: `[rows, latent]` to `[rows, features]`.
    func decode(_ codes: Matrix) -> Matrix
}
