import Core
import NetworkTestSupport
import NeuralNetworks
import OneDNN
import Testing

@Suite struct ConvolutionTests {
    @Test(arguments: try ConvolutionReference.all())
    func givesWhatPyTorchGives(_ reference: ConvolutionReference) throws {
        let network = Network([reference.layer])
        let store = ParameterStore(network.parameters)
        store.value(0).fill(with: reference.weights)
        if !reference.transposed { store.value(1).fill(with: reference.bias) }
        let input = TensorView(rows: reference.rows, columns: network.inputCount)
        input.fill(with: reference.image)
        let inputGradient = TensorView(rows: reference.rows, columns: network.inputCount)
        let pass = try NetworkPass(
            network, parameters: store.slice(0..<store.shapes.count), input: input, inputGradient: inputGradient,
            trains: true)
        pass.forward()
        #expect(largestDifference(pass.output.values, reference.result) < 1e-4)
        pass.outputGradient.fill(with: reference.gradient)
        pass.backward()
        #expect(largestDifference(inputGradient.values, reference.imageGradient) < 1e-4)
        #expect(largestDifference(store.gradient(0).values, reference.weightsGradient) < 1e-4)
        if !reference.transposed {
            #expect(largestDifference(store.gradient(1).values, reference.biasGradient) < 1e-4)
        }
    }

    private func largestDifference(_ ours: [Float], _ theirs: [Float]) -> Float {
        guard ours.count == theirs.count else { return .infinity }
        return zip(ours, theirs).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    static let cases: [LayerTests.Case] = [
        LayerTests.Case(
            name: "convolution, halved",
            layers: [Convolution(ImageShape(height: 6, width: 4, channels: 2), channels: 3)]),
        LayerTests.Case(
            name: "convolutions, odd",
            layers: [
                Convolution(ImageShape(height: 7, width: 5, channels: 3), channels: 4), GELU(4 * 3 * 4),
                Convolution(ImageShape(height: 4, width: 3, channels: 4), channels: 5, stride: 1),
            ]),
        LayerTests.Case(
            name: "transposed convolution",
            layers: [TransposedConvolution(channels: 3, to: ImageShape(height: 6, width: 4, channels: 2))]),
        LayerTests.Case(
            name: "transposed convolutions, odd",
            layers: [
                Linear(2, 12), TransposedConvolution(channels: 3, to: ImageShape(height: 3, width: 4, channels: 2)),
                GELU(24), TransposedConvolution(channels: 2, to: ImageShape(height: 5, width: 7, channels: 3)),
                Offset(105),
            ]),
        LayerTests.Case(name: "offset", layers: [Linear(4, 21), Offset(21), GELU(21)]),
    ]

    @Test(arguments: cases, [3, 18])
    func gradientsAgreeWithFiniteDifferences(_ example: LayerTests.Case, rows: Int) throws {
        // Several tiles where there are rows enough.
        let error = try GradientCheck(example.layers, rows: rows).largestError()
        #expect(error.parameters < 2e-3)
        #expect(error.input < 2e-3)
    }

    /// A trained network applied to single rows gives the numbers that it gives in a batch.
    @Test func rowsAloneGiveWhatTheyGiveInABatch() throws {
        let shape = ImageShape(height: 17, width: 31, channels: 3)
        let convolution = Convolution(shape, channels: 16)
        let network = Network([
            convolution, LayerNormalizationReLU(convolution.outputCount),
            TransposedConvolution(channels: 16, to: shape), Offset(shape.featureCount),
        ])
        let store = ParameterStore(network.parameters)
        var generator = SeededGenerator(seed: 5, stream: "images")
        store.initialize(using: &generator)
        let input = TensorView(rows: 40, columns: network.inputCount)
        input.fill(with: (0..<input.count).map { _ in Float(generator.normal()) })
        let blocks = store.slice(0..<store.shapes.count)
        let training = try NetworkPass(
            network, parameters: blocks, input: input, tiles: [0..<16, 16..<32, 32..<40], trains: true)
        training.forward()
        let runner = NetworkRunner(network, parameters: blocks)
        let rows = Matrix(rows: 40, columns: network.inputCount, values: input.values)
        let alone = try runner.run(rows.selecting(rows: [0, 17, 39])).values
        let expected = [0, 17, 39].flatMap { row in
            training.output.values[row * network.outputCount..<(row + 1) * network.outputCount]
        }
        #expect(largestDifference(alone, expected) < 1e-5)
        let trained = network.trained(
            store.shapes.indices.map { index in
                let view = store.value(index)
                return Matrix(rows: view.rows, columns: view.columns, values: view.values)
            })
        #expect(largestDifference(try trained.run(rows).values, training.output.values) < 1e-5)
    }

    @Test func multiplicationsAreCounted() {
        let shape = ImageShape(height: 7, width: 5, channels: 3)
        #expect(Convolution(shape, channels: 8).multiplications == 4 * 3 * 9 * 3 * 8)
        #expect(TransposedConvolution(channels: 8, to: shape).multiplications == 4 * 3 * 16 * 3 * 8)
        #expect(Linear(5, 7).multiplications == 35)
        #expect(Offset(9).multiplications == 0)
    }
}
