public import OneDNN

/// The negative log-likelihood of data in 0–1 under independent continuous Bernoulli variables, in nats a row
/// (Loaiza-Ganem and Cunningham, 2019).
///
/// Outputs are logits l of the parameter λ. The density of x is proportional to λˣ(1 − λ)¹⁻ˣ on [0, 1], which the
/// Bernoulli likelihood takes for a probability; with the constant that makes it one, its logarithm is
/// l·x − ln((eˡ − 1) / l).
public struct ContinuousBernoulliLoss: ReconstructionLoss {
    public init() {}

    public func sum(
        outputs: TensorView, targets: TensorView, gradient: TensorView?, parameterGradient: TensorView?, scale: Float
    ) -> Double {
        sumOfElements(outputs: outputs, targets: targets, gradient: gradient) { logit, target in
            // What is near the farther end costs the logit's size, so that no two large numbers are subtracted.
            let distance = target.replacing(with: 1 - target, where: logit .> 0)
            let loss = distance * logit.magnitudes + scaledNormalizer(logit.magnitudes)
            return (loss, scale * (continuousBernoulliMean(logit) - target))
        }
    }

    /// ln((1 − e⁻ᵃ) / a), for a from 0 up: the normaliser less its linear part.
    @inline(__always)
    private func scaledNormalizer(_ a: Lanes) -> Lanes {
        // ln(sinh h / h) − h at h = a/2, by its series where the quotient of two small numbers would tell little.
        let square = 0.25 * a * a
        var sum = Lanes(repeating: 2.137_78e-6)
        sum = sum * square - 2.645_502_6e-5
        sum = sum * square + 3.527_336_9e-4
        sum = sum * square - 5.555_555_6e-3
        sum = sum * square + 1.666_666_67e-1
        let small = sum * square - 0.5 * a
        let atLeastOne = Lanes.maximum(a, Lanes(repeating: 1))
        let large = logarithm(1 - exponential(-atLeastOne)) - logarithm(atLeastOne)
        return large.replacing(with: small, where: a .< 1)
    }
}

/// The mean of a continuous Bernoulli variable whose parameter has the logit l: 1 / (1 − e⁻ˡ) − 1 / l.
@inline(__always)
func continuousBernoulliMean(_ logit: Lanes) -> Lanes {
    let a = logit.magnitudes
    // Above one half by an odd function of the logit, by its series near 0, where both terms have a pole.
    let square = a * a
    var sum = Lanes(repeating: 2.087_675_7e-8)
    sum = sum * square - 8.267_195_8e-7
    sum = sum * square + 3.306_878_3e-5
    sum = sum * square - 1.388_888_9e-3
    sum = sum * square + 8.333_333_3e-2
    let small = 0.5 - a * sum
    let atLeastOne = Lanes.maximum(a, Lanes(repeating: 1))
    let decayed = exponential(-atLeastOne)
    // The mean of the variable turned about, which is the smaller one and keeps its digits.
    let large = 1 / atLeastOne - decayed / (1 - decayed)
    let lower = large.replacing(with: small, where: a .< 1)
    return lower.replacing(with: 1 - lower, where: logit .> 0)
}
