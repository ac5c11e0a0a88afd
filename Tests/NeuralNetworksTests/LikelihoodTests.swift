import Foundation
import NeuralNetworks
import OneDNN
import Testing

/// Each likelihood against SciPy's numbers.
@Suite struct LikelihoodTests {
    private let reference: LikelihoodReference

    init() throws { reference = try LikelihoodReference.read() }

    /// True if a number is the expected one, to a tolerance that is relative to it, or to 1 where it is smaller.
    private func agree(_ value: Double, _ expected: Double, within tolerance: Double) -> Bool {
        abs(value - expected) <= tolerance * max(1, abs(expected))
    }

    @Test func bernoulli() {
        for sample in reference.bernoulli {
            let value = loss(BernoulliLoss(), output: sample.logit, target: sample.value)
            #expect(agree(value, sample.loss, within: 1e-6), "\(sample): \(value)")
        }
    }

    @Test func continuousBernoulli() {
        for sample in reference.continuousBernoulli {
            let value = loss(ContinuousBernoulliLoss(), output: sample.logit, target: sample.value)
            #expect(agree(value, sample.loss, within: 1e-6), "\(sample): \(value)")
            let gradient = row([0])
            _ = ContinuousBernoulliLoss().sum(
                outputs: row([sample.logit]), targets: row([sample.value]), gradient: gradient, parameterGradient: nil,
                scale: 1)
            #expect(abs(Double(gradient.values[0]) - (sample.mean - Double(sample.value))) < 1e-6, "\(sample)")
        }
    }

    @Test func gaussian() {
        for sample in reference.gaussian {
            let parameter = row([sample.logVariance / GaussianLoss.parameterScale])
            let value = loss(GaussianLoss(parameter: parameter), output: sample.mean, target: sample.value)
            #expect(agree(value, sample.loss, within: 2e-6), "\(sample): \(value)")
        }
    }

    @Test func negativeBinomial() {
        for sample in reference.negativeBinomial {
            let value = loss(
                NegativeBinomialLoss(
                    parameter: row([sample.logDispersion / NegativeBinomialLoss.parameterScale]),
                    scale: CountScale(centres: [0], spreads: [1])),
                output: sample.logMean, target: log1p(sample.count))
            // The count itself comes back from its logarithm with the last digit uncertain.
            #expect(agree(value, sample.loss, within: sample.count > 10_000 ? 3e-5 : 1e-5), "\(sample): \(value)")
        }
    }
}

/// Gradients of the likelihoods where they are hard to have: at the ends of what `Float` holds.
@Suite struct LikelihoodExtremesTests {
    private static let extremes: [Float] = [
        -.greatestFiniteMagnitude, -1e30, -1e4, -100, -88.5, -1e-30, -0.0, 0, .leastNonzeroMagnitude, 1e-8, 0.999_999,
        1, 1.000_001, 88.5, 100, 1e4, 1e30, .greatestFiniteMagnitude,
    ]

    private func countLoss(_ parameter: Float) -> NegativeBinomialLoss {
        NegativeBinomialLoss(parameter: row([parameter]), scale: CountScale(centres: [0], spreads: [1]))
    }

    @Test func continuousBernoulliStaysFinite() {
        for output in Self.extremes {
            for target: Float in [0, 1e-20, 0.5, 1] {
                let gradient = row([.nan])
                let value = ContinuousBernoulliLoss().sum(
                    outputs: row([output]), targets: row([target]), gradient: gradient, parameterGradient: nil, scale: 1
                )
                #expect(value.isFinite, "\(output) for \(target)")
                #expect(abs(gradient.values[0]) <= 1, "\(output) for \(target)")
                // Its mean lies between the ends, and rises with the logit.
                let mean = gradient.values[0] + target
                #expect(output > 1 ? mean > 0.5 : output < -1 ? mean < 0.5 : abs(mean - 0.5) < 0.1)
            }
        }
    }

    @Test func negativeBinomialStaysFinite() {
        for output in Self.extremes {
            for target: Float in [0, log1p(1), log1p(300), log1p(1e6)] {
                for parameter: Float in [-1e30, -1, 0, 0.5, 1, 1e30] {
                    let gradient = row([.nan])
                    let dispersion = row([.nan])
                    let value = countLoss(parameter).sum(
                        outputs: row([output]), targets: row([target]), gradient: gradient,
                        parameterGradient: dispersion, scale: 1)
                    #expect(value.isFinite && gradient.values[0].isFinite, "\(output), \(target), \(parameter)")
                    #expect(dispersion.values[0].isFinite, "\(output), \(target), \(parameter)")
                }
            }
        }
    }

    /// Gradients beside differences in 64 bits of SciPy's formula, at outputs that bfloat16 would tell apart badly.
    @Test func negativeBinomialGradientsAreThoseOfTheFormula() {
        func formula(_ logMean: Double, _ logDispersion: Double, _ count: Double) -> Double {
            let r = exp(logDispersion)
            return -lgamma(count + r) + lgamma(r) + lgamma(count + 1) + r * log1p(exp(logMean - logDispersion))
                + count * log1p(exp(logDispersion - logMean))
        }
        for logMean: Float in [-12, -1.003, 0.501, 4.007, 9.02] {
            for logDispersion: Float in [-6.01, -0.5, 1.01, 6.03] {
                for count: Float in [0, 1, 3, 77, 2_000] {
                    let gradient = row([0])
                    let dispersion = row([0])
                    _ = countLoss(logDispersion / NegativeBinomialLoss.parameterScale).sum(
                        outputs: row([logMean]), targets: row([log1p(count)]), gradient: gradient,
                        parameterGradient: dispersion, scale: 0.25)
                    let (u, v, k) = (Double(logMean), Double(logDispersion), Double(count))
                    let step = 1e-4
                    let byMean = (formula(u + step, v, k) - formula(u - step, v, k)) / (2 * step) / 4
                    let byDispersion = (formula(u, v + step, k) - formula(u, v - step, k)) / (2 * step) / 4
                    #expect(abs(Double(gradient.values[0]) - byMean) < 1e-5 * max(1, abs(byMean)))
                    let learned = Double(dispersion.values[0] / NegativeBinomialLoss.parameterScale)
                    #expect(
                        abs(learned - byDispersion) < 2e-5 * max(1, abs(byDispersion), exp(v) / 20),
                        "\(logMean), \(logDispersion), \(count): \(learned) for \(byDispersion)")
                }
            }
        }
    }
}

/// Negative binomial losses of many features in one call.
@Suite struct CountRowsTests {
    private let rows = 70
    private let columns = 21

    private func view(_ value: (Int) -> Float) -> TensorView {
        let view = TensorView(rows: rows, columns: columns)
        view.fill(with: (0..<view.count).map(value))
        return view
    }

    /// Every feature has its own scale and dispersion, and none is counted twice or left out.
    @Test func aBatchIsTheSumOfItsNumbers() {
        let scale = CountScale(
            centres: (0..<columns).map { 1 + 0.1 * Float($0) }, spreads: (0..<columns).map { 0.5 + 0.05 * Float($0) })
        let parameters = (0..<columns).map { 0.3 * Float(sin(Double($0))) }
        let outputs = view { 2 * Float(sin(Double($0) * 1.3)) }
        let targets = view { index in
            let column = index % columns
            return (log1p(Float(index * 7 % 13)) - scale.centres[column]) / scale.spreads[column]
        }
        let gradient = view { _ in .nan }
        let parameterGradient = TensorView(rows: 1, columns: columns)
        let sum = NegativeBinomialLoss(parameter: row(parameters), scale: scale).sum(
            outputs: outputs, targets: targets, gradient: gradient, parameterGradient: parameterGradient, scale: 0.5)
        var expected = 0.0
        var parts = [Float](repeating: 0, count: columns)
        for index in 0..<rows * columns {
            let column = index % columns
            let single = NegativeBinomialLoss(
                parameter: row([parameters[column]]),
                scale: CountScale(centres: [scale.centres[column]], spreads: [scale.spreads[column]]))
            let slope = row([0])
            let dispersion = row([0])
            expected += single.sum(
                outputs: row([outputs.values[index]]), targets: row([targets.values[index]]), gradient: slope,
                parameterGradient: dispersion, scale: 0.5)
            #expect(slope.values[0] == gradient.values[index])
            parts[column] += dispersion.values[0]
        }
        #expect(abs(sum - expected) < 1e-6 * expected)
        for (whole, part) in zip(parameterGradient.values, parts) {
            #expect(abs(whole - part) < 1e-4 * max(1, abs(part)))
        }
    }
}
