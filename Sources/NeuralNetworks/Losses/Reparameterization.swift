internal import Foundation
public import OneDNN

/// The step from a posterior to a sample of it, and the KL divergence from the standard normal prior.
///
/// The encoder gives each row `[means…, log-variances…]`; the sample is z = μ + σ·ε (Kingma and Welling, 2014).
public struct Reparameterization {
    /// Log-variances are kept in this range, beyond which their gradient is 0.
    public static let logVarianceRange: ClosedRange<Float> = -12...4

    public let posterior: TensorView
    public let noise: TensorView
    public let sample: TensorView
    /// Nats that each dimension of each row may diverge at no cost, and with no gradient.
    public let freeBits: Float

    /// The step for a batch.
    ///
    /// - Parameters:
    ///   - posterior: The encoder's outputs, `[rows, 2 · latent]`.
    ///   - noise: ε, `[rows, latent]`.
    ///   - sample: Becomes z, `[rows, latent]`.
    ///   - freeBits: Nats that each dimension of each row may diverge at no cost (Kingma and others, 2016).
    public init(posterior: TensorView, noise: TensorView, sample: TensorView, freeBits: Float = 0) {
        precondition(posterior.columns == 2 * sample.columns && noise.count == sample.count)
        self.posterior = posterior
        self.noise = noise
        self.sample = sample
        self.freeBits = freeBits
    }

    /// Draws the sample.
    ///
    /// - Returns: The KL divergence in nats, summed over the rows, no dimension's less than what is free.
    public func forward() -> Double {
        let latent = sample.columns
        var divergence = 0.0
        for row in 0..<sample.rows {
            let p = unsafe posterior.address + row * 2 * latent
            for k in 0..<latent {
                let mean = unsafe p[k]
                let logVariance = unsafe Reparameterization.clamped(p[latent + k])
                let index = row * latent + k
                unsafe sample.address[index] = mean + exp(0.5 * logVariance) * noise.address[index]
                divergence += Double(counted(Reparameterization.divergence(mean: mean, logVariance: logVariance)))
            }
        }
        return divergence
    }

    /// The way back.
    ///
    /// - Parameters:
    ///   - sampleGradient: The reconstruction loss's gradient with respect to z, `[rows, latent]`.
    ///   - posteriorGradient: Becomes the gradient of reconstruction loss and divergence with respect to the encoder's
    ///     output, `[rows, 2 · latent]`.
    ///   - scale: The weight of the divergence: β / rows for the mean over rows.
    public func backward(sampleGradient: TensorView, posteriorGradient: TensorView, scale: Float) {
        let latent = sample.columns
        for row in 0..<sample.rows {
            let p = unsafe posterior.address + row * 2 * latent
            let d = unsafe posteriorGradient.address + row * 2 * latent
            for k in 0..<latent {
                let index = row * latent + k
                let dz = unsafe sampleGradient.address[index]
                let logVariance = unsafe p[latent + k]
                let scale = unsafe isFree(mean: p[k], logVariance: logVariance) ? 0 : scale
                unsafe d[k] = dz + scale * p[k]
                if Reparameterization.logVarianceRange.contains(logVariance) {
                    let deviation = exp(0.5 * logVariance)
                    let spread = unsafe dz * noise.address[index] * 0.5 * deviation
                    unsafe d[latent + k] = spread + scale * 0.5 * (deviation * deviation - 1)
                } else {
                    unsafe d[latent + k] = 0
                }
            }
        }
    }

    /// The KL divergence of a normal distribution from the standard one, in nats.
    @inline(__always)
    public static func divergence(mean: Float, logVariance: Float) -> Float {
        0.5 * (mean * mean + exp(logVariance) - 1 - logVariance)
    }

    /// The weight of a dimension's divergence.
    @inline(__always)
    private func counted(_ divergence: Float) -> Float { freeBits > 0 ? max(freeBits, divergence) : divergence }

    /// True if a dimension's divergence is within its free bits.
    @inline(__always)
    private func isFree(mean: Float, logVariance: Float) -> Bool {
        guard freeBits > 0 else { return false }
        let clamped = Reparameterization.clamped(logVariance)
        return Reparameterization.divergence(mean: mean, logVariance: clamped) < freeBits
    }

    /// A log-variance within the range that is allowed.
    public static func clamped(_ logVariance: Float) -> Float {
        min(max(logVariance, logVarianceRange.lowerBound), logVarianceRange.upperBound)
    }
}
