internal import EmbeddingQuality
internal import Foundation

/// The number of test rows that would decide an undecided comparison.
enum Settlement {
    /// The number of test rows, or groups, that would give an interval on one side of 1 or within the margin, if the
    /// ratio stayed as it is.
    ///
    /// The interval's width falls with the square root of their number; what trainings differ by is not made less by rows.
    ///
    /// - Parameters:
    ///   - interval: The ratio of the errors with its interval, which includes 1.
    ///   - units: How many test rows or groups there are.
    ///   - margin: The share by which errors may differ without a difference that matters.
    /// - Returns: Their number, two digits of it; nil where it would be more than a thousand times as many.
    static func units(_ interval: RatioInterval, units: Int, margin: Double) -> Int? {
        let half = (interval.upper - interval.lower) / 2
        let difference = abs(interval.ratio - 1)
        let needed = max(difference, margin - difference)
        guard needed > 0, half > 0 else { return nil }
        let count = Double(units) * (half / needed) * (half / needed)
        guard count <= 1000 * Double(units) else { return nil }
        let unit = pow(10, max(0, log10(count).rounded(.down) - 1))
        return max(units + 1, Int((count / unit).rounded(.up) * unit))
    }
}
