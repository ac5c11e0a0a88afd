import Core
import Foundation
import NeuralNetworks
import Testing

@testable import ONNX
@testable import Reporting

/// Decoders of pages compute what the networks do.
@Suite struct ExplorerLayerTests {
    private static func normal(_ rows: Int, _ columns: Int, seed: UInt64, scale: Float = 0.5) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "explorer layers")
        var matrix = generator.normals(rows: rows, columns: columns)
        for index in matrix.values.indices { matrix.values[index] *= scale }
        return matrix
    }

    private static func row(_ count: Int, seed: UInt64) -> [Float] { normal(1, count, seed: seed).values }

    /// A layer of each kind, from 6 numbers.
    private static let layers: [any TrainedLayer] = [
        Linear.Trained(weights: normal(6, 5, seed: 1), bias: row(5, seed: 2), isRectified: true),
        LinearResidual.Trained(
            TrainedNetwork([
                Linear.Trained(weights: normal(6, 4, seed: 3), bias: row(4, seed: 4)), GELU(4),
                Linear.Trained(weights: normal(4, 3, seed: 5), bias: row(3, seed: 6)),
            ]), weights: normal(6, 3, seed: 7), bias: row(3, seed: 8)),
        FourierFeatures.Trained(weights: normal(6, 4, seed: 9, scale: 3), phases: row(4, seed: 10)),
        LayerNormalizationReLU.Trained(gain: row(6, seed: 11), bias: row(6, seed: 12)), GELU(6),
        Convolution.Trained(
            Convolution(ImageShape(height: 3, width: 2), channels: 4), weights: normal(9, 4, seed: 13),
            bias: row(4, seed: 14)),
        Convolution.Trained(
            Convolution(ImageShape(height: 1, width: 3, channels: 2), channels: 3, kernel: 2, stride: 1),
            weights: normal(8, 3, seed: 15), bias: row(3, seed: 16)),
        TransposedConvolution.Trained(
            TransposedConvolution(channels: 1, to: ImageShape(height: 5, width: 3, channels: 2)),
            weights: normal(32, 1, seed: 17)),
        Offset.Trained(row(6, seed: 18)),
        FeatureScaling(centre: row(6, seed: 19), factor: row(6, seed: 20), offset: row(6, seed: 21)),
        Clamp(lower: [Float](repeating: -0.3, count: 6), upper: [Float](repeating: 0.4, count: 6)), Logistic(6),
        Softplus(6), Expm1(6), Log1p(6), ContinuousBernoulliMean(6),
    ]

    /// Numbers that layers take, above −1 for logarithms.
    private static let inputs = normal(5, 6, seed: 22).values.map { max($0, -0.8) }

    @Test(arguments: layers.indices)
    func layersOfEachKindAreComputedAlike(index: Int) throws {
        let network = TrainedNetwork([Self.layers[index]])
        try check(network, Matrix(rows: 5, columns: 6, values: Self.inputs))
    }

    /// A network of all layers that keep 6 numbers, whose numbers stand one after the other.
    @Test func numbersOfSeveralLayersAreInTheirOrder() throws {
        let weights = Self.normal(6, 6, seed: 30)
        let network = TrainedNetwork([
            Linear.Trained(weights: weights, bias: Self.row(6, seed: 31)),
            LayerNormalizationReLU.Trained(gain: Self.row(6, seed: 32), bias: Self.row(6, seed: 33)),
            Linear.Trained(weights: Self.normal(6, 6, seed: 34), bias: Self.row(6, seed: 35), isRectified: true),
            Offset.Trained(Self.row(6, seed: 36)), Logistic(6),
        ])
        try check(network, Matrix(rows: 5, columns: 6, values: Self.inputs))
    }

    private func check(_ network: TrainedNetwork, _ inputs: Matrix) throws {
        let exact = try network.run(inputs)
        let ranges = [Float](repeating: 2, count: network.outputCount)
        let record = try #require(try DecoderRecord(network, at: inputs, ranges: ranges))
        #expect(record.outputs == network.outputCount)
        var decoder = try PageDecoder(try JSONSerialization.jsonObject(with: JSONEncoder().encode(record)))
        for row in 0..<inputs.rows {
            let values = try decoder.decode(Array(inputs[row: row]))
            #expect(values.count == network.outputCount)
            for (value, truth) in zip(values, exact[row: row]) { #expect(abs(value - truth) < 2.0 / 255) }
        }
    }

    /// Pages can compute all kinds of layers that networks consist of; others make rows of networks of rows of files.
    @Test func noKindOfLayerIsLeftOut() {
        let ofFiles = [ColumnSelection.self, ColumnPlacement.self, CountScaling.self].map { String(reflecting: $0) }
        let kinds = ONNXLayers.all.filter { !ofFiles.contains(String(reflecting: $0)) }
        #expect(kinds.count == ONNXLayers.all.count - ofFiles.count)
        for kind in kinds { #expect(kind is any ExplorerLayer.Type, "\(kind)") }
        let names = Set(Self.layers.map { String(reflecting: type(of: $0)) })
        for kind in kinds { #expect(names.contains(String(reflecting: kind)), "\(kind)") }
    }

    /// Bits are left out as long as outputs stay what they are, and kept where they count.
    @Test func precisionFollowsFromTheOutputs() throws {
        let weights = Self.normal(300, 200, seed: 40)
        let network = TrainedNetwork([Linear.Trained(weights: weights, bias: Self.row(200, seed: 41))])
        let codes = Self.normal(20, 300, seed: 42)
        func precision(range: Float) throws -> DecoderPrecision {
            let precisions = try DecoderRecord.precisions(
                of: network, at: codes, ranges: [Float](repeating: range, count: 200))
            #expect(precisions.count == 1)
            return precisions[0]
        }
        #expect(try precision(range: 1_000) == .half(fraction: 5))
        #expect(try precision(range: 1e-4) == .single)
        guard case .half(let fraction) = try precision(range: 10) else {
            Issue.record("single precision for a range of ten")
            return
        }
        #expect(fraction > 5)
    }

    /// A layer whose numbers hardly count has fewer bits than the others.
    @Test func layersHaveThePrecisionThatTheyNeed() throws {
        let network = TrainedNetwork([
            Linear.Trained(weights: Self.normal(100, 300, seed: 43, scale: 0.001), bias: Self.row(300, seed: 44)),
            Linear.Trained(weights: Self.normal(300, 100, seed: 45), bias: Self.row(100, seed: 46)),
            Linear.Trained(weights: Self.normal(100, 60, seed: 47), bias: Self.row(60, seed: 48)),
        ])
        let codes = Self.normal(20, 100, seed: 49)
        let (exact, ranges) = (try network.run(codes), [Float](repeating: 40, count: 60))
        let precisions = try DecoderRecord.precisions(of: network, at: codes, ranges: ranges)
        let fractions = precisions.compactMap { precision -> Int? in
            guard case .half(let fraction) = precision else { return nil }
            return fraction
        }
        try #require(fractions.count == 3)
        #expect(fractions[0] < fractions[2])
        for (value, truth) in zip(try network.rounded(precisions).run(codes).values, exact.values) {
            #expect(abs(value - truth) <= 0.1)
        }
    }

    @Test func numbersTooLargeForHalvesAreSingle() throws {
        let network = TrainedNetwork([Linear.Trained(weights: Matrix(rows: 1, columns: 1, values: [1e6]), bias: [1])])
        try check(network, Matrix(rows: 2, columns: 1, values: [1, -2]))
    }

    @Test func halvesAreTheNearest() throws {
        for (number, bits) in [
            (Float(0), UInt16(0)), (1, 0x3C00), (-2, 0xC000), (65_504, 0x7BFF), (0x1p-24, 1), (0x1p-25, 0),
            (0x1.8p-24, 2), (0x1p-14, 0x0400), (1.0004, 0x3C00), (1.0006, 0x3C01), (0.333_333_34, 0x3555),
        ] { #expect(HalfPrecision.bits(of: number) == bits, "\(number)") }
        for bits in [UInt16(0), 1, 0x3FF, 0x400, 0x3555, 0x7BFF, 0xBC00] {
            #expect(HalfPrecision.bits(of: HalfPrecision.number(of: bits)) == bits)
        }
        #expect(HalfPrecision.bits(of: 65_504, fraction: 6) & 15 == 0)
        #expect(HalfPrecision.number(of: HalfPrecision.bits(of: 65_504, fraction: 6)).isFinite)
        for number: Float in [1.23, -0.077, 3e-5, 1_234] {
            let rounded = HalfPrecision.rounded(number, fraction: 7)
            #expect(abs(rounded - number) <= number.magnitude / 256 + 0x1p-25)
        }
    }
}
