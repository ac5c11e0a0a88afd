internal import Foundation

/// The standard normal distribution.
enum NormalDistribution {
    /// The number that a draw is below with a probability, by bisection of the distribution function.
    static func quantile(_ probability: Double) -> Double {
        var low = -10.0
        var high = 10.0
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if 0.5 * erfc(-middle / 2.0.squareRoot()) < probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
