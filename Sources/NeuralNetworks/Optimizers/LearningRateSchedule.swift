internal import Foundation

/// The learning rate of each step: a linear warm-up to a peak, then half a cosine down to 0 (Loshchilov and Hutter, 2017).
public struct LearningRateSchedule: Sendable, Equatable {
    public let peak: Double
    public let warmupSteps: Int
    public let totalSteps: Int

    public init(peak: Double, warmupSteps: Int, totalSteps: Int) {
        self.peak = peak
        self.warmupSteps = max(0, min(warmupSteps, totalSteps / 3))
        self.totalSteps = max(1, totalSteps)
    }

    /// The rate of step `step`, the first being 0.
    public func rate(at step: Int) -> Double {
        if step < warmupSteps { return peak * Double(step + 1) / Double(warmupSteps) }
        let progress = Double(step - warmupSteps) / Double(max(1, totalSteps - warmupSteps))
        return peak * 0.5 * (1 + cos(Double.pi * min(1, progress)))
    }
}
