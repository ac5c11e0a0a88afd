internal import Core
internal import Foundation

/// The ranges of a plane's axes.
package struct DataLimits: Sendable, Equatable {
    package var x: ClosedRange<Double>
    package var y: ClosedRange<Double>

    /// The room around the data, as a share of their range.
    package static let padding = 0.04

    package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
        self.x = x
        self.y = y
    }

    package func contains(x: Double, y: Double) -> Bool {
        self.x.contains(x) && self.y.contains(y)
    }

    /// The range that shows values without being stretched by a few far ones.
    ///
    /// The full range, or that between the 0.1st and 99.9th percentile where the full one is over 1.5 times as long. Where
    /// far values are more than one in a thousand, so that this range is still over twice as long as that between
    /// the 1st and 99th percentile, it is the latter, widened by a quarter at each end.
    package static func range(of values: [Double]) -> ClosedRange<Double>? {
        let sorted = values.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let low = Percentile.of(sorted: sorted, 0.001)
        let high = Percentile.of(sorted: sorted, 0.999)
        let lowCore = Percentile.of(sorted: sorted, 0.01)
        let highCore = Percentile.of(sorted: sorted, 0.99)
        let core = highCore - lowCore
        if core > 0 && high - low > 2 * core {
            return max(first, lowCore - core / 4)...min(last, highCore + core / 4)
        }
        if high > low && (last - first) > 1.5 * (high - low) { return low...high }
        return first...last
    }

    /// Limits of a square panel whose axes share one unit.
    ///
    /// - Parameters:
    ///   - x: Horizontal values.
    ///   - y: Vertical values, as many.
    ///   - including: Values that both axes must reach, such as the radius of a circle about 0.
    /// - Returns: Ranges of equal length.
    package static func square(x: [Double], y: [Double], including: ClosedRange<Double>? = nil) -> DataLimits {
        var xRange = range(of: x) ?? -1...1
        var yRange = range(of: y) ?? -1...1
        if let including {
            xRange = min(xRange.lowerBound, including.lowerBound)...max(xRange.upperBound, including.upperBound)
            yRange = min(yRange.lowerBound, including.lowerBound)...max(yRange.upperBound, including.upperBound)
        }
        let longest = max(length(xRange), length(yRange))
        let magnitude = max(abs(middle(xRange)), abs(middle(yRange)))
        // Points that coincide get a neighbourhood wide enough that its ticks differ.
        let side = longest > magnitude * 1e-9 ? longest : magnitude > 0 ? magnitude * 0.1 : 1
        let half = side * (0.5 + padding)
        return DataLimits(
            x: middle(xRange) - half...middle(xRange) + half, y: middle(yRange) - half...middle(yRange) + half)
    }

    private static func length(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }
    private static func middle(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) / 2
    }
}
