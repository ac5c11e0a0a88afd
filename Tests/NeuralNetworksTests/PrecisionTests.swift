import Core
import Foundation
import NeuralNetworks
import OneDNN
import Testing

/// On processors without bfloat16 oneDNN has no such products, and none is ever asked for.
@Suite(.enabled(if: processorHasBFloat16())) struct PrecisionTests {
    private static let networks = [
        Network([Linear(70, 64), LayerNormalizationReLU(64), Linear(64, 48, activation: .relu), Linear(48, 33)]),
        Network([
            Convolution(ImageShape(height: 7, width: 5, channels: 16), channels: 17),
            TransposedConvolution(channels: 17, to: ImageShape(height: 7, width: 6, channels: 16)),
        ]),
    ]

    /// Output, parameter gradients and input gradient of a network with products in one precision or the other.
    private func pass(
        _ network: Network, _ element: TensorElement
    ) throws -> (output: [Float], gradients: [Float], input: [Float]) {
        let store = ParameterStore(network.parameters, productElement: element)
        var generator = SeededGenerator(seed: 8, stream: "precision")
        store.initialize(using: &generator)
        let input = TensorView(rows: 21, columns: network.inputCount)
        input.fill(with: (0..<input.count).map { _ in Float(generator.normal()) })
        let inputGradient = TensorView(rows: 21, columns: network.inputCount)
        let pass = try NetworkPass(
            network, parameters: store.slice(0..<store.shapes.count), input: input, inputGradient: inputGradient,
            trains: true)
        pass.forward()
        pass.outputGradient.fill(with: pass.output.values)
        pass.backward()
        return (pass.output.values, store.gradients.values, inputGradient.values)
    }

    /// The length of the difference relative to the length of the first.
    private func difference(_ a: [Float], _ b: [Float]) -> Float {
        let squares = zip(a, b).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return (squares / a.reduce(Float(0)) { $0 + $1 * $1 }).squareRoot()
    }

    @Test(arguments: [0, 1]) func bfloat16ProductsAreNearThoseInFloat(index: Int) throws {
        let exact = try pass(Self.networks[index], .float32)
        let rounded = try pass(Self.networks[index], .bfloat16)
        // bfloat16 has 8 bits, and here and there a rectifier changes its mind.
        #expect(difference(exact.output, rounded.output) < 0.02)
        #expect(difference(exact.gradients, rounded.gradients) < 0.06)
        #expect(difference(exact.input, rounded.input) < 0.06)
        #expect(exact.output != rounded.output)
    }

    @Test func theOptimiserKeepsBothFormsOfTheParametersTogether() throws {
        let network = Network([Linear(40, 40)])
        let store = ParameterStore(network.parameters, productElement: .bfloat16)
        var generator = SeededGenerator(seed: 8, stream: "precision")
        store.initialize(using: &generator)
        store.gradients.values = store.gradients.values.map { _ in Float(generator.normal()) }
        AdamW(store, settings: .init(weightDecay: 0.1)).step(learningRate: 0.01)
        let stepped = try #require(store.bfloat16Values).values
        // Bit patterns, since some pairs of bfloat16Values are no numbers as a Float.
        store.updateBFloat16Values()
        let updated = try #require(store.bfloat16Values).values
        #expect(stepped.map(\.bitPattern) == updated.map(\.bitPattern))
        #expect(stepped.contains { $0 != 0 })
    }
}
