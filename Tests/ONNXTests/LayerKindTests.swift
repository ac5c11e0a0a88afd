import Core
import Foundation
import NetworkTestSupport
import NeuralNetworks
import Testing

@testable import ONNX

/// Every kind of layer that models are read from has to pass these.
@Suite struct LayerKindTests {
    @Test func everyKindHasASample() {
        let kinds = Set(ONNXLayers.all.map { ObjectIdentifier($0) })
        #expect(kinds == Set(SampleLayers.all().map { ObjectIdentifier(type(of: $0.layer)) }))
        #expect(kinds.count == ONNXLayers.all.count)
    }

    private func layer(_ name: String) throws -> any TrainedLayer {
        try #require(SampleLayers.all().first { $0.name == name }).layer
    }

    @Test(arguments: SampleLayers.all().map(\.name))
    func rowsHaveItsShapeAndItsRange(name: String) throws {
        let layer = try layer(name)
        #expect(layer.inputCount == 6 && layer.widestRow >= max(6, layer.outputCount))
        // Above −1, since logarithms of counts are defined there alone.
        var rows = SampleParts.normal(600, 6, seed: 120, scale: 3)
        rows.values = rows.values.map { abs($0) }
        let network = TrainedNetwork([layer])
        let output = try network.run(rows)
        #expect(output.rows == 600 && output.columns == layer.outputCount)
        #expect(output.values.allSatisfy { $0.isFinite })
        if let range = layer.outputRange { #expect(output.values.allSatisfy { range.contains($0) }) }
        #expect(try network.run(rows) == output)
        for row in [0, 511, 512, 599] {
            let alone = try network.run(rows.selecting(rows: [row]))
            #expect(largestDifference(alone, output.selecting(rows: [row])) < 1e-5)
        }
    }

    @Test(arguments: SampleLayers.all().map(\.name))
    func gradientsAgreeWithFiniteDifferences(name: String) throws {
        guard case .network(let layer, let blocks) = try layer(name).computation else { return }
        #expect(layer.parameters.map(\.count) == blocks.map(\.count))
        for rows in [3, 19] {
            let error = try GradientCheck([layer], rows: rows).largestError()
            // Rectifiers have no derivative at 0, so that a few differences straddle the corner.
            let tolerance = name == "layer normalisation" ? 0.05 : 2e-3
            #expect(error.parameters < tolerance && error.input < tolerance)
        }
    }

    @Test(arguments: SampleLayers.all().map(\.name))
    func isReadBackFromItsOperators(name: String) throws {
        let network = TrainedNetwork([try layer(name)])
        var writer = GraphWriter("sample", input: "rows", width: network.inputCount)
        _ = try writer.add(network, to: "rows")
        var reader = GraphReader(writer.graph, kinds: ONNXLayers.all)
        let read = try reader.network(from: "rows", width: network.inputCount)
        #expect(read == network)
        #expect(reader.peeked == nil && network.storageProblem == nil)
        // Constants of functions are no numbers of the layer; a layer's own numbers are all in the graph.
        let written = writer.graph.initializer.filter { $0.dataType == .float && !$0.dims.isEmpty }
        let counts = written.map { $0.dims.reduce(1) { $0 * Int($1) } }
        #expect(counts.reduce(0, +) == network.numberCount)
    }

    @Test func layersOfDifferentKindsOrNumbersAreDifferent() {
        let layers = SampleLayers.all().map { TrainedNetwork([$0.layer]) }
        for (first, network) in layers.enumerated() {
            for (second, other) in layers.enumerated() { #expect((network == other) == (first == second)) }
        }
        let offset = Offset.Trained(SampleParts.row(6, seed: 1))
        #expect(TrainedNetwork([offset]) != TrainedNetwork([Offset.Trained(SampleParts.row(6, seed: 2))]))
        #expect(TrainedNetwork([offset]) != TrainedNetwork([offset, offset]))
    }
}
