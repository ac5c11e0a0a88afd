internal import EmbeddingQuality

/// A measure with its 95 % confidence interval, by resampling rows with replacement.
///
///     let error = try Quality.reconstructionError(of: reconstruction, against: rows)
///     print("\(error.value), 95 % CI \(error.lower)–\(error.upper)")
public struct Estimate: Sendable, Equatable {
    /// The measure over all rows.
    public let value: Double
    /// The lower end of the interval.
    public let lower: Double
    /// The upper end of the interval.
    public let upper: Double

    init(_ measure: some QualityMeasure, seed: UInt64) {
        let estimate = measure.estimate(Bootstrap(seed: seed))
        (value, lower, upper) = (estimate.value, estimate.lower, estimate.upper)
    }
}
