public import OneDNN

/// The negative log-likelihood of counts under independent negative binomial variables, in nats a row.
///
/// Outputs are the logarithms of the means, in the targets' scale; each feature's dispersion r is learned with the
/// network: the variance of a count of mean μ is μ + μ²/r. It is written down by what Stirling's formula leaves out, as
/// Loader (2000) does, so that no large numbers are subtracted.
public struct NegativeBinomialLoss: ReconstructionLoss {
    /// The factor from the parameters to ln r, which has several units to go.
    public static let parameterScale: Float = 10

    /// ln r is kept in this range, beyond which its gradient is 0; the upper end is a Poisson variable's but for a share of μ/22000.
    public static let logDispersionRange: ClosedRange<Float> = -10...10

    private let parameter: TensorView
    private let centres: TensorView
    private let spreads: TensorView

    /// The shape of the loss's parameters for so many features, ln r divided by ``parameterScale``.
    public static func parameter(featureCount: Int) -> ParameterShape {
        ParameterShape(rows: 1, columns: featureCount, initialization: .constant(0), decays: false)
    }

    /// The loss with parameters that live elsewhere.
    ///
    /// - Parameters:
    ///   - parameter: ln r of each feature divided by ``parameterScale``, `[1, features]`.
    ///   - scale: The transformation of the counts to targets.
    public init(parameter: TensorView, scale: CountScale) {
        precondition(parameter.count == scale.centres.count, "a scale for \(scale.centres.count) features")
        self.parameter = parameter
        centres = TensorView(rows: 1, columns: parameter.count)
        spreads = TensorView(rows: 1, columns: parameter.count)
        centres.fill(with: scale.centres)
        spreads.fill(with: scale.spreads)
    }

    public func sum(
        outputs: TensorView, targets: TensorView, gradient: TensorView?, parameterGradient: TensorView?, scale: Float
    ) -> Double {
        let columns = outputs.columns
        let y = unsafe outputs.address
        let t = unsafe targets.address
        let d = unsafe gradient?.address
        var total = 0.0
        // Some columns of all rows at a time: what depends on the feature alone is computed once.
        for column in stride(from: 0, to: columns, by: laneCount) {
            let count = min(laneCount, columns - column)
            let feature = feature(at: column)
            var (loss, dispersion) = (Lanes.zero, Lanes.zero)
            for row in 0..<outputs.rows {
                let index = row * columns + column
                // Behind a row's end lies the next row or the buffer's padding, whose lanes are not counted.
                let terms = unsafe feature.terms(output: y.lanes(at: index), target: t.lanes(at: index))
                loss += terms.loss
                dispersion += terms.dispersionGradient
                if let d = unsafe d { unsafe d.set(scale * terms.gradient, at: index, count: count) }
                if row % 64 == 63 {
                    total += loss.total(of: count)
                    loss = .zero
                }
            }
            total += loss.total(of: count)
            if let parameterGradient {
                unsafe parameterGradient.address.set(
                    scale * NegativeBinomialLoss.parameterScale * dispersion, at: column, count: count)
            }
        }
        return total
    }

    private func feature(at column: Int) -> CountFeature {
        unsafe CountFeature(
            logDispersion: NegativeBinomialLoss.parameterScale * parameter.address.lanes(at: column),
            centre: centres.address.lanes(at: column), spread: spreads.address.lanes(at: column))
    }
}

/// Terms that depend on the feature alone, for as many features as a vector has lanes.
private struct CountFeature {
    private let centre: Lanes
    private let spread: Lanes
    private let dispersion: Lanes
    private let stirling: Lanes
    private let digamma: Lanes
    /// 1 where ln r is within its range, else 0.
    private let isFree: Lanes

    /// The least and largest logarithm of a mean that is computed with as it is.
    private static let logMeanRange: ClosedRange<Float> = -30...60

    @inline(__always)
    init(logDispersion: Lanes, centre: Lanes, spread: Lanes) {
        let range = NegativeBinomialLoss.logDispersionRange
        let clamped = logDispersion.clamped(
            lowerBound: Lanes(repeating: range.lowerBound), upperBound: Lanes(repeating: range.upperBound))
        self.centre = centre
        self.spread = spread
        dispersion = exponential(clamped)
        stirling = stirlingRemainder(dispersion)
        digamma = digammaRemainder(dispersion)
        isFree = Lanes.zero.replacing(with: Lanes(repeating: 1), where: clamped .== logDispersion)
    }

    /// The loss of some counts, and its gradients with respect to the output and ln r.
    @inline(__always)
    func terms(output: Lanes, target: Lanes) -> (loss: Lanes, gradient: Lanes, dispersionGradient: Lanes) {
        let r = dispersion
        let count = (exponential(target * spread + centre) - 1).roundedToCount
        let logMean = Lanes.minimum(
            Lanes.maximum(output * spread + centre, Lanes(repeating: -1e30)), Lanes(repeating: 1e30))
        let (low, high) = (CountFeature.logMeanRange.lowerBound, CountFeature.logMeanRange.upperBound)
        let mean = exponential(
            Lanes.minimum(Lanes.maximum(logMean, Lanes(repeating: low)), Lanes(repeating: high)))
        let (sum, expected) = (count + r, mean + r)
        let excess = (mean - count) / sum
        let whole = logarithm(of: expected / sum, lessOne: excess)
        let positive = Lanes.maximum(count, Lanes(repeating: 1))
        let odds = logarithm(of: expected / mean * (positive / sum), lessOne: -excess * (r / mean))
        // ½ ln 2πk and Stirling's remainder: what ln k! has beyond k ln k − k; 0 where there is nothing to count.
        let factorial = (0.5 * logarithm(6.283_185_3 * positive) + stirlingRemainder(positive))
            .replacing(with: 0, where: count .< 1)
        // Where the mean is out of range the loss goes on along its asymptotes.
        let beyond =
            r * Lanes.maximum(logMean - high, .zero) + count * Lanes.maximum(low - logMean, .zero)
        let remainder = 0.5 * logarithm(sum / r) + stirling - stirlingRemainder(sum)
        let loss = r * whole + count * odds + remainder + factorial + beyond
        let gradient = (mean - count) * (r / expected)
        return (
            loss, gradient * spread, isFree * (r * (whole + digamma - digammaRemainder(sum)) - gradient)
        )
    }
}

/// The logarithm of each number, which keeps its digits about 1 by what the number is beyond 1.
@inline(__always)
private func logarithm(of x: Lanes, lessOne difference: Lanes) -> Lanes {
    let isNear = difference.magnitudes .< 0.25
    return logarithm(x).replacing(
        with: logarithm(aboutOne: Lanes.zero.replacing(with: difference, where: isNear)), where: isNear)
}

extension Lanes {
    /// Each number from 0 up rounded to the nearest integer.
    @inline(__always)
    fileprivate var roundedToCount: Lanes {
        let positive = Lanes.maximum(self, .zero)
        // From 2²³ on all numbers are integers; below, adding 2²³ leaves no bits for a fraction.
        let shift = Lanes(repeating: 8_388_608)
        return ((positive + shift) - shift).replacing(with: positive, where: positive .>= shift)
    }

    /// The sum of the first lanes.
    @inline(__always)
    fileprivate func total(of count: Int) -> Double {
        guard count < laneCount else { return Double(total) }
        return (0..<count).reduce(0) { $0 + Double(self[$1]) }
    }
}
