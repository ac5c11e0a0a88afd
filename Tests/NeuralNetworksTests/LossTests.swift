import Foundation
import NeuralNetworks
import OneDNN
import Testing

@Suite struct LossTests {
    private static let rows = 3
    private static let columns = 21

    private static func outputs() -> [Float] {
        (0..<rows * columns).map { Float(sin(Double($0) * 1.7) * 3) }
    }

    private static func targets() -> [Float] {
        (0..<rows * columns).map { Float(0.5 + 0.5 * cos(Double($0))) }
    }

    private static func view(_ values: [Float]) -> TensorView {
        let view = TensorView(rows: rows, columns: columns)
        view.fill(with: values)
        return view
    }

    private static func losses() -> [(name: String, loss: any ReconstructionLoss)] {
        let parameter = TensorView(rows: 1, columns: 1)
        parameter.fill(with: [0.02])
        return [
            ("squared error", SquaredErrorLoss(.identity)),
            ("squared error of logits", SquaredErrorLoss(.logistic)),
            ("Bernoulli", BernoulliLoss()),
            ("Gaussian", GaussianLoss(parameter: parameter)),
        ]
    }

    @Test(arguments: 0..<4)
    func gradientsAgreeWithFiniteDifferences(_ index: Int) {
        let (_, loss) = LossTests.losses()[index]
        let outputs = LossTests.outputs()
        let targets = LossTests.view(LossTests.targets())
        let gradient = LossTests.view(outputs)
        _ = loss.sum(
            outputs: LossTests.view(outputs), targets: targets, gradient: gradient, parameterGradient: nil,
            scale: 0.5)
        for position in stride(from: 0, to: outputs.count, by: 5) {
            func value(_ step: Float) -> Double {
                var moved = outputs
                moved[position] += step
                return loss.sum(outputs: LossTests.view(moved), targets: targets)
            }
            let numeric = (value(1.0 / 128) - value(-1.0 / 128)) * 64 * 0.5
            #expect(abs(Double(gradient.values[position]) - numeric) < 1e-3 * max(1, abs(numeric)))
        }
    }

    @Test func squaredErrorIsTheMeanOverFeatures() {
        let outputs = LossTests.outputs()
        let targets = LossTests.targets()
        let expected =
            zip(outputs, targets).reduce(0.0) { $0 + pow(Double($1.0 - $1.1), 2) } / Double(LossTests.columns)
        let value = SquaredErrorLoss(.identity).sum(
            outputs: LossTests.view(outputs), targets: LossTests.view(targets))
        #expect(abs(value - expected) < 1e-5 * expected)
    }

    @Test func bernoulliIsTheCrossEntropy() {
        let outputs = LossTests.outputs()
        let targets = LossTests.targets()
        let expected = zip(outputs, targets).reduce(0.0) { sum, pair in
            let p = 1 / (1 + exp(-Double(pair.0)))
            return sum - Double(pair.1) * log(p) - (1 - Double(pair.1)) * log(1 - p)
        }
        let value = BernoulliLoss().sum(
            outputs: LossTests.view(outputs), targets: LossTests.view(targets))
        #expect(abs(value - expected) < 1e-5 * expected)
    }

    @Test func bernoulliStaysFiniteForExtremeLogits() {
        let outputs = LossTests.outputs().map { $0 * 1000 }
        let value = BernoulliLoss().sum(
            outputs: LossTests.view(outputs), targets: LossTests.view(LossTests.targets()))
        #expect(value.isFinite && value > 1000)
    }

    @Test func gaussianIsTheLogDensityAndItsVarianceHasTheRightGradient() throws {
        let parameter = TensorView(rows: 1, columns: 1)
        let parameterGradient = TensorView(rows: 1, columns: 1)
        let outputs = LossTests.outputs()
        let targets = LossTests.targets()
        func value(_ logVariance: Float, gradient: TensorView? = nil) -> Double {
            parameter.fill(with: [logVariance / GaussianLoss.parameterScale])
            return GaussianLoss(parameter: parameter).sum(
                outputs: LossTests.view(outputs), targets: LossTests.view(targets), gradient: gradient,
                parameterGradient: parameterGradient, scale: 1)
        }
        let variance = exp(0.4)
        let expected = zip(outputs, targets).reduce(0.0) { sum, pair in
            sum + 0.5 * pow(Double(pair.0 - pair.1), 2) / variance + 0.5 * log(2 * Double.pi * variance)
        }
        #expect(abs(value(0.4) - expected) < 1e-5 * expected)
        let numeric = (value(0.41) - value(0.39)) / 0.02
        _ = value(0.4, gradient: LossTests.view(outputs))
        let analytic = try #require(parameterGradient.values.first)
        // By the parameter, of which the logarithm is a multiple.
        let scaled = Double(analytic / GaussianLoss.parameterScale)
        #expect(abs(scaled - numeric) < 1e-3 * abs(numeric))
    }

    @Test(arguments: [0, 0.4] as [Float])
    func reparameterizationHasTheRightGradientAndDivergence(freeBits: Float) {
        let rows = 4
        let latent = 3
        let posterior = TensorView(rows: rows, columns: 2 * latent)
        let values = (0..<posterior.count).map { Float(sin(Double($0) * 2.3)) }
        let noise = TensorView(rows: rows, columns: latent)
        noise.fill(with: (0..<noise.count).map { Float(cos(Double($0) * 1.1)) })
        let sample = TensorView(rows: rows, columns: latent)
        let coefficients = (0..<sample.count).map { Float($0 % 5) - 2 }
        let step = Reparameterization(posterior: posterior, noise: noise, sample: sample, freeBits: freeBits)
        func loss(_ values: [Float]) -> Double {
            posterior.fill(with: values)
            let divergence = step.forward()
            return divergence + zip(sample.values, coefficients).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        }
        let expected = (0..<rows).reduce(0.0) { sum, row in
            (0..<latent).reduce(sum) { sum, k in
                let mean = Double(values[row * 2 * latent + k])
                let logVariance = Double(values[row * 2 * latent + latent + k])
                return sum + max(Double(freeBits), 0.5 * (mean * mean + exp(logVariance) - 1 - logVariance))
            }
        }
        posterior.fill(with: values)
        #expect(abs(step.forward() - expected) < 1e-5)
        let sampleGradient = TensorView(rows: rows, columns: latent)
        sampleGradient.fill(with: coefficients)
        let gradient = TensorView(rows: rows, columns: 2 * latent)
        step.backward(sampleGradient: sampleGradient, posteriorGradient: gradient, scale: 1)
        let analytic = gradient.values
        for index in values.indices {
            var above = values
            above[index] += 0.01
            var below = values
            below[index] -= 0.01
            let numeric = (loss(above) - loss(below)) / Double(above[index] - below[index])
            #expect(abs(Double(analytic[index]) - numeric) < 1e-3 * max(1, abs(numeric)))
        }
    }
}
