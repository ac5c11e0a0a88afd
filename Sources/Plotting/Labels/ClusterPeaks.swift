internal import Core
package import Drawing
internal import Foundation

/// The densest place of each class in the plane.
///
/// A mean can fall in a hole of its class; the peak of a blurred histogram lies where most of the class is.
package struct ClusterPeaks: Sendable {
    /// The peak of each class in data units, nil for a class with no point inside the limits.
    package let positions: [Point?]
    /// The range in x and y of the middle four fifths of each class; nil for a class with no point inside the limits.
    package let cores: [DataLimits?]

    private static let bins = 64

    /// Peaks of blurred 64×64 histograms.
    ///
    /// - Parameters:
    ///   - x: Horizontal values.
    ///   - y: Vertical values, as many.
    ///   - codes: The class of each point, negative where it is missing.
    ///   - classCount: How many classes there are.
    ///   - limits: The part of the plane that is looked at.
    package init(x: [Double], y: [Double], codes: [Int], classCount: Int, limits: DataLimits) {
        precondition(x.count == y.count && x.count == codes.count)
        let bins = Self.bins
        let width = limits.x.upperBound - limits.x.lowerBound
        let height = limits.y.upperBound - limits.y.lowerBound
        var members = [[Int]](repeating: [], count: classCount)
        for index in x.indices
        where codes[index] >= 0 && codes[index] < classCount && limits.contains(x: x[index], y: y[index]) {
            members[codes[index]].append(index)
        }
        cores = members.map { indices in
            guard let horizontal = Self.core(indices.map { x[$0] }), let vertical = Self.core(indices.map { y[$0] })
            else { return nil }
            return DataLimits(x: horizontal, y: vertical)
        }
        positions = members.map { indices in
            guard !indices.isEmpty else { return nil }
            let sigma = Self.bandwidth(
                count: indices.count,
                spreads: (
                    Self.spread(indices.map { x[$0] }) / width * Double(bins),
                    Self.spread(indices.map { y[$0] }) / height * Double(bins)
                ))
            let radius = Int((3 * sigma).rounded(.up))
            let kernel = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
            var histogram = [Double](repeating: 0, count: bins * bins)
            for index in indices {
                let column = min(bins - 1, Int((x[index] - limits.x.lowerBound) / width * Double(bins)))
                let row = min(bins - 1, Int((y[index] - limits.y.lowerBound) / height * Double(bins)))
                histogram[row * bins + column] += 1
            }
            let blurred = Self.blurred(histogram, kernel: kernel)
            var best = 0
            for bin in blurred.indices where blurred[bin] > blurred[best] * (1 + 1e-12) { best = bin }
            return Point(
                x: limits.x.lowerBound + (Double(best % bins) + 0.5) / Double(bins) * width,
                y: limits.y.lowerBound + (Double(best / bins) + 0.5) / Double(bins) * height)
        }
    }

    /// The blur's standard deviation in bins by Scott's rule (1992): few points say little about where they are densest.
    private static func bandwidth(count: Int, spreads: (Double, Double)) -> Double {
        let spread = (spreads.0 + spreads.1) / 2
        return min(4, max(1, spread * pow(Double(count), -1.0 / 6)))
    }

    private static func core(_ values: [Double]) -> ClosedRange<Double>? {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return nil }
        return Percentile.of(sorted: sorted, 0.1)...Percentile.of(sorted: sorted, 0.9)
    }

    /// A standard deviation that far points don't stretch: the interquartile range over that of a normal distribution.
    private static func spread(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (Percentile.of(sorted: sorted, 0.75) - Percentile.of(sorted: sorted, 0.25)) / 1.349
    }

    private static func blurred(_ histogram: [Double], kernel: [Double]) -> [Double] {
        let radius = kernel.count / 2
        func pass(_ source: [Double], stride: Int, lineStride: Int) -> [Double] {
            var result = [Double](repeating: 0, count: source.count)
            for line in 0..<bins {
                for position in 0..<bins {
                    let value = source[line * lineStride + position * stride]
                    guard value > 0 else { continue }
                    for (offset, weight) in kernel.enumerated() {
                        let target = position + offset - radius
                        guard target >= 0 && target < bins else { continue }
                        result[line * lineStride + target * stride] += value * weight
                    }
                }
            }
            return result
        }
        let horizontal = pass(histogram, stride: 1, lineStride: bins)
        return pass(horizontal, stride: bins, lineStride: 1)
    }
}
