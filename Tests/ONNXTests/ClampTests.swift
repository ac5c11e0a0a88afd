import Core
import NeuralNetworks
import Testing

@testable import ONNX

/// Encoders whose scaling ends with bounds.
@Suite struct ClampTests {
    @Test func boundsBelongToTheScaling() throws {
        let scaling = SampleParts.scaling(6)
        let clamp = Clamp(
            lower: [Float](repeating: -0.5, count: 6), upper: [0.5, 0.5, 0.5, 0.5, 0.5, .greatestFiniteMagnitude])
        let linear = Linear.Trained(weights: SampleParts.normal(6, 3, seed: 130, scale: 1), bias: [0, 0, 0])
        let part = try ModelPart(
            .encoder, network: TrainedNetwork([scaling, clamp, linear]),
            origin: SampleParts.origin(features: 6, latent: 3))
        let rows = SampleParts.normal(200, 6, seed: 131, scale: 50)
        let (scaled, unbounded) = (try part.scaled(rows), try TrainedNetwork([scaling]).run(rows))
        #expect(unbounded.values.contains { abs($0) > 1 })
        for row in 0..<200 {
            for column in 0..<6 {
                let value = max(unbounded[row, column], -0.5)
                #expect(scaled[row, column] == (column == 5 ? value : min(value, 0.5)))
            }
        }
        #expect(try part.run(rows).values == TrainedNetwork([linear]).run(scaled))
    }

    @Test func infiniteBoundsCanNotBeStored() {
        let clamp = Clamp(lower: [-.infinity], upper: [1])
        #expect(TrainedNetwork([clamp]).storageProblem != nil)
    }
}
