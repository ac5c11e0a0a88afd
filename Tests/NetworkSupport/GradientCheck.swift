internal import Core
package import NeuralNetworks
internal import OneDNN

/// A network whose gradients are compared with finite differences of a loss.
///
/// The loss is Σ cᵢ·yᵢ with fixed random c, so that its gradient with respect to the output is c.
package struct GradientCheck {
    private let store: ParameterStore
    private let input: TensorView
    private let inputGradient: TensorView
    private let pass: NetworkPass
    private let coefficients: [Float]

    /// A network of layers whose parameters are drawn by their initialisation, constants moved a little.
    package init(_ layers: [any Layer], rows: Int) throws {
        let network = Network(layers)
        var generator = SeededGenerator(seed: 3, stream: "gradients")
        store = ParameterStore(network.parameters)
        store.initialize(using: &generator)
        // Gains and biases that start as constants would hide mistakes that only other values show.
        for index in store.shapes.indices where !store.shapes[index].decays {
            store.value(index).fill(
                with: store.value(index).values.map { $0 + Float(0.3 * generator.normal()) })
        }
        input = TensorView(rows: rows, columns: network.inputCount)
        input.fill(with: (0..<input.count).map { _ in Float(generator.normal()) })
        inputGradient = TensorView(rows: rows, columns: network.inputCount)
        pass = try NetworkPass(
            network, parameters: store.slice(0..<store.shapes.count), input: input, inputGradient: inputGradient,
            tiles: rows > 16 ? [0..<16, 16..<rows] : nil, trains: true)
        coefficients = (0..<rows * network.outputCount).map { _ in Float(generator.normal()) }
    }

    private func loss() -> Double {
        pass.forward()
        return zip(pass.output.values, coefficients).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    /// The largest difference between a gradient and its finite difference, relative to the largest gradient.
    package func largestError() -> (parameters: Double, input: Double) {
        pass.forward()
        pass.outputGradient.fill(with: coefficients)
        pass.backward()
        var analytic: [Float] = []
        var numeric: [Double] = []
        for index in store.shapes.indices {
            analytic += store.gradient(index).values
            numeric += differences(of: store.value(index))
        }
        let inputAnalytic = inputGradient.values
        let inputNumeric = differences(of: input)
        return (error(analytic, numeric), error(inputAnalytic, inputNumeric))
    }

    private func differences(of view: TensorView) -> [Double] {
        let original = view.values
        let step: Float = 1.0 / 256
        return original.indices.map { index in
            var moved = original
            moved[index] = original[index] + step
            view.fill(with: moved)
            let above = loss()
            moved[index] = original[index] - step
            view.fill(with: moved)
            let below = loss()
            view.fill(with: original)
            return (above - below) / Double(2 * step)
        }
    }

    private func error(_ analytic: [Float], _ numeric: [Double]) -> Double {
        let scale = numeric.map(abs).max() ?? 1
        return (zip(analytic, numeric).map { abs(Double($0) - $1) }.max() ?? 0) / max(scale, 1e-6)
    }
}
