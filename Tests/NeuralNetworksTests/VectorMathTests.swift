import Core
import Foundation
import NeuralNetworks
import OneDNN
import Testing

/// The elementary functions, seen through what uses them, against the C library's.
@Suite struct VectorMathTests {
    @Test func logisticIsAccurateOverItsWholeRange() {
        let arguments = (0..<2_000).map { Float($0) * 0.1 - 100 }
        var matrix = Matrix(rows: 1, columns: arguments.count, values: arguments)
        Logistic.apply(to: &matrix)
        for (x, y) in zip(arguments, matrix.values) {
            let expected = 1 / (1 + exp(-Double(x)))
            #expect(abs(Double(y) - expected) <= 3e-7 * expected + 1e-37)
        }
    }

    @Test func sinesAreAccurate() throws {
        let network = Network([FourierFeatures(1, sines: 1)])
        let store = ParameterStore(network.parameters)
        store.value(0).fill(with: [1])
        let arguments = (0..<4_001).map { Float($0 - 2_000) * 0.025 }
        let input = TensorView(rows: arguments.count, columns: 1)
        input.fill(with: arguments)
        let pass = try NetworkPass(network, parameters: store.slice(0..<2), input: input, trains: false)
        pass.forward()
        for (index, x) in arguments.enumerated() {
            #expect(abs(Double(pass.output.values[2 * index + 1]) - sin(Double(x))) < 1e-6)
        }
    }

    @Test func noiseIsStandardNormal() {
        var seed = SeededGenerator(seed: 5, stream: "noise")
        var generator = LaneGenerator(from: &seed)
        let view = TensorView(rows: 1_000, columns: 101)
        generator.fillNormal(view)
        let values = view.values.map(Double.init)
        let count = Double(values.count)
        func moment(_ power: Int) -> Double { values.reduce(0) { $0 + pow($1, Double(power)) } / count }
        #expect(abs(moment(1)) < 0.02)
        #expect(abs(moment(2) - 1) < 0.02)
        #expect(abs(moment(3)) < 0.05)
        #expect(abs(moment(4) - 3) < 0.1)
        #expect(Set(view.values).count > 100_000)
    }
}
