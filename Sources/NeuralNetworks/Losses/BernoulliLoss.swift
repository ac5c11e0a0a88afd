public import OneDNN

/// The negative log-likelihood of data in 0–1 under independent Bernoulli variables, in nats a row.
///
/// Outputs are logits. For data strictly between 0 and 1 it is the cross-entropy that VAEs on images are customarily
/// trained with (Kingma and Welling, 2014).
public struct BernoulliLoss: ReconstructionLoss {
    public init() {}

    public func sum(
        outputs: TensorView, targets: TensorView, gradient: TensorView?, parameterGradient: TensorView?, scale: Float
    ) -> Double {
        sumOfElements(outputs: outputs, targets: targets, gradient: gradient) { logit, target in
            let decayed = exponential(-logit.magnitudes)
            let large = 1 / (1 + decayed)
            let prediction = large.replacing(with: decayed * large, where: logit .< 0)
            // ln(1 + eˡ) = max(l, 0) + ln(1 + e^−|l|)
            let loss = Lanes.maximum(logit, .zero) + logarithm(aboutOne: decayed) - target * logit
            return (loss, scale * (prediction - target))
        }
    }
}
