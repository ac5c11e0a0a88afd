/// The ratio of two sums over the same units, and its uncertainty over other units (Cochran, 1977, 6.3).
struct RatioOfSums {
    /// Σ numerators / Σ denominators.
    let ratio: Double
    /// Σ denominators.
    let whole: Double
    /// The variance of Σ (numerator − ratio · denominator); 0 for a single unit.
    let variance: Double

    /// The ratio of what independent units add to both sums, `[units]` each.
    init(_ numerators: [Double], _ denominators: [Double]) {
        let count = Double(numerators.count)
        whole = denominators.reduce(0, +)
        ratio = numerators.reduce(0, +) / whole
        var squares = 0.0
        for (numerator, denominator) in zip(numerators, denominators) {
            let difference = numerator - ratio * denominator
            squares += difference * difference
        }
        variance = count > 1 ? squares * count / (count - 1) : 0
    }

    /// The standard error of the ratio.
    var standardError: Double { variance.squareRoot() / whole }
}
