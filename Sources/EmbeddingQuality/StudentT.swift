internal import Foundation

/// Student's t distribution.
enum StudentT {
    /// The value that a variable is below with a probability.
    ///
    /// - Parameters:
    ///   - probability: Above ½ and below 1.
    ///   - degreesOfFreedom: At least 1; it need not be a whole number.
    /// - Returns: The value, above 0.
    static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
        precondition(probability > 0.5 && probability < 1, "the quantile of \(probability)")
        precondition(degreesOfFreedom >= 1 - 1e-9, "\(degreesOfFreedom) degrees of freedom")
        var (low, high) = (0.0, 1.0)
        while upperTail(high, degreesOfFreedom) > 1 - probability { high *= 2 }
        while high - low > 1e-13 * high {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            if upperTail(middle, degreesOfFreedom) > 1 - probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The probability of a value above `t ≥ 0`: half the regularised incomplete beta function of ν/(ν + t²) for ν/2 and ½.
    static func upperTail(_ t: Double, _ freedom: Double) -> Double {
        let x = freedom / (freedom + t * t)
        let (a, b) = (freedom / 2, 0.5)
        // ln x from t, so that large degrees of freedom lose nothing.
        let logX = -log1p(t * t / freedom)
        let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * logX + b * log1p(-x))
        guard front > 0 else { return t > 0 ? 0 : 0.5 }
        return x < (a + 1) / (a + b + 2)
            ? 0.5 * front * fraction(x, a, b) / a : 0.5 * (1 - front * fraction(1 - x, b, a) / b)
    }

    /// The continued fraction of the incomplete beta function, by Lentz's method (Press et al., Numerical Recipes, 6.4).
    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let least = 1e-300
        func guarded(_ value: Double) -> Double { abs(value) < least ? least : value }
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var value = d
        for step in 1...10_000 {
            let m = Double(step)
            for term in [
                m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
            ] {
                d = 1 / guarded(1 + term * d)
                c = guarded(1 + term / c)
                value *= c * d
            }
            if abs(c * d - 1) < 1e-15 { break }
        }
        return value
    }

    private static func logGamma(_ value: Double) -> Double { lgamma(value) }
}
