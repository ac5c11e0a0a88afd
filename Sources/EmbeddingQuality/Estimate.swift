/// A number with its 95 % confidence interval.
package struct Estimate: Sendable, Equatable, Codable {
    package let value: Double
    package let lower: Double
    package let upper: Double

    package init(value: Double, lower: Double, upper: Double) {
        self.value = value
        self.lower = lower
        self.upper = upper
    }

    /// The estimate, where all three are numbers.
    package var finite: Estimate? { value.isFinite && lower.isFinite && upper.isFinite ? self : nil }
}
