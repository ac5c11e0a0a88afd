/// Percentiles by linear interpolation between order statistics, as NumPy's default.
package enum Percentile {
    /// The value below which a fraction of ascending values lies.
    ///
    /// - Precondition: `sorted` isn't empty.
    package static func of(sorted: [Double], _ fraction: Double) -> Double {
        let position = fraction * Double(sorted.count - 1)
        let lower = Int(position)
        let upper = min(lower + 1, sorted.count - 1)
        return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}
