internal import Foundation

/// The peak signal-to-noise ratio of images with values in 0–1: 10 log₁₀ (1 / MSE), in decibels.
package enum PeakSignalToNoise {
    /// The ratio of a mean squared error; infinite of none.
    package static func decibels(ofError error: Double) -> Double { -10 * log10(error) }

    /// The ratio of a mean squared error with its interval; nil where an end is not above 0.
    package static func decibels(of error: Estimate) -> Estimate? {
        guard error.lower > 0, error.value > 0, error.upper > 0 else { return nil }
        return Estimate(
            value: decibels(ofError: error.value), lower: decibels(ofError: error.upper),
            upper: decibels(ofError: error.lower)
        ).finite
    }
}
