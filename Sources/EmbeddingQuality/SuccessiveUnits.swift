/// The number of independent units that successive ones are worth, such as stretches of a time series of which each is like the one before.
///
/// With the correlation r of successive units, the variance of a sum over n of them is that over n (1 − r) / (1 + r) independent ones:
/// exactly for long autoregressive series of the first order (Bayley and Hammersley, 1946). A negative correlation is not counted, since
/// with few units it may well be chance. Fewer than three independent units are counted as three: over fewer, an interval has no bounds that
/// say anything.
struct SuccessiveUnits {
    /// The correlation of units with the ones before, not below 0.
    let correlation: Double
    /// The number of independent units.
    let independentCount: Double

    private static let least = 3.0

    /// The units of what is to be summed, whose mean is 0.
    ///
    /// - Parameters:
    ///   - values: The values: `[units]`.
    ///   - numbers: Their numbers in time: `[units]`. Units are successive if their numbers are.
    init(_ values: [Double], numbers: [Int]) {
        let count = Double(values.count)
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        let pairs = zip(order, order.dropFirst()).filter { numbers[$1] == numbers[$0] + 1 }
        let products = pairs.reduce(0) { $0 + values[$1.0] * values[$1.1] }
        let squares = values.reduce(0) { $0 + $1 * $1 }
        let r = squares > 0 && !pairs.isEmpty ? products / Double(pairs.count) / (squares / count) : 0
        correlation = max(0, r)
        independentCount = max(min(Self.least, count), count * (1 - correlation) / (1 + correlation))
    }
}
