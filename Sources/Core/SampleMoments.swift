/// The mean of some numbers, and their variance about it.
package struct SampleMoments: Sendable {
    package let mean: Double
    /// With the count less one as the divisor; 0 for a single number.
    package let variance: Double

    /// The moments of numbers, at least one.
    package init(_ values: [Double]) {
        precondition(!values.isEmpty, "moments of no numbers")
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        variance = values.count > 1 ? squares / Double(values.count - 1) : 0
    }

    package var standardDeviation: Double { variance.squareRoot() }
}
