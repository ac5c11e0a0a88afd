package import Core
package import Methods
package import NeuralNetworks

/// The test rows damaged once, and what each method makes of them.
///
/// How far restored rows are from undamaged ones is among each method's measures.
package struct Restoration: Sendable {
    /// What was done to the rows.
    package let damage: Damage
    /// `[test rows, features]`, in the scaled unit.
    package let damaged: Matrix
    /// How far the damaged rows themselves are from what they were.
    package let damagedError: MeasuredValue
    /// What each method reconstructs from the damaged rows: `[test rows, features]`.
    package let restored: [(method: Method, rows: Matrix)]
}
