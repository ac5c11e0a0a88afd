import NetworkTestSupport
import NeuralNetworks
import OneDNN
import Testing

@Suite struct LayerTests {
    /// A layer under a name, since layers are not themselves printable arguments.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let layers: [any Layer]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "linear", layers: [Linear(7, 5)]),
        Case(name: "linear, wide", layers: [Linear(33, 40)]),
        Case(name: "GELU", layers: [Linear(6, 19), GELU(19), Linear(19, 3)]),
        Case(name: "Fourier features", layers: [FourierFeatures(2, sines: 21), Linear(23, 4)]),
        Case(
            name: "linear residual",
            layers: [Linear(5, 6), LinearResidual(Network([Linear(6, 9), GELU(9), Linear(9, 4)]))]),
        Case(name: "Fourier features after a layer", layers: [Linear(5, 2), FourierFeatures(2, sines: 8)]),
    ]

    @Test(arguments: cases)
    func gradientsAgreeWithFiniteDifferences(_ example: Case) throws {
        // The second batch is cut into two tiles.
        for rows in [3, 19] {
            let error = try GradientCheck(example.layers, rows: rows).largestError()
            #expect(error.parameters < 2e-3)
            #expect(error.input < 2e-3)
        }
    }

    /// Rectifiers have no derivative at 0, so that a few differences straddle the corner; most must agree closely.
    @Test(arguments: [5, 16, 37])
    func rectifiedGradientsAgreeWithFiniteDifferences(width: Int) throws {
        let plain = try GradientCheck([Linear(9, width, activation: .relu), Linear(width, 3)], rows: 2).largestError()
        #expect(plain.parameters < 0.02)
        #expect(plain.input < 0.02)
        let normalized = try GradientCheck(
            [Linear(9, width), LayerNormalizationReLU(width), Linear(width, 3)], rows: 2
        ).largestError()
        #expect(normalized.parameters < 0.02)
        #expect(normalized.input < 0.02)
    }

    @Test func normalizationBringsRowsToMeanZeroAndVarianceOne() throws {
        let network = Network([LayerNormalizationReLU(20)])
        let store = ParameterStore(network.parameters)
        // A gain of 1 and a bias so large that the rectifier is open everywhere.
        store.value(0).fill(with: [Float](repeating: 1, count: 20))
        store.value(1).fill(with: [Float](repeating: 100, count: 20))
        let input = TensorView(rows: 2, columns: 20)
        input.fill(with: (0..<40).map { Float($0 * $0 % 17) })
        let pass = try NetworkPass(network, parameters: store.slice(0..<2), input: input, trains: false)
        pass.forward()
        for row in 0..<2 {
            let values = pass.output.values[row * 20..<row * 20 + 20].map { Double($0) - 100 }
            let mean = values.reduce(0, +) / 20
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20
            #expect(abs(mean) < 1e-4)
            #expect(abs(variance - 1) < 1e-3)
        }
    }
}
