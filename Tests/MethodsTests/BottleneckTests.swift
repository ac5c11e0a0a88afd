import Core
import Foundation
import NeuralNetworks
import OneDNN
import Testing

@testable import Methods

/// Whole models on one fixed batch: the gradients that they leave beside differences of the loss.
@Suite struct BottleneckTests {
    private static let features = 6
    private static let latent = 3
    private static let rows = 20

    private static let batch: Matrix = {
        var generator = SeededGenerator(seed: 3, stream: "batch")
        return Matrix(
            rows: rows, columns: features, values: (0..<rows * features).map { _ in Float(generator.normal()) })
    }()

    /// A model of smooth networks, whose differences are gradients wherever they are taken.
    private func model(_ bottleneck: (any BottleneckSetup)?) throws -> AutoencoderModel {
        let design = AutoencoderDesign(
            .pcaResidual, featureCount: Self.features, latentSize: Self.latent, codeOutputs: Self.latent,
            outputFunction: .identity, hidden: [8])
        let settings = TrainingSettings(epochs: 1, batchSize: Self.rows, peakLearningRate: 1e-3, seed: 0)
        let start = try StartingPoint(
            Self.batch, trainingRows: Array(0..<Self.rows), latentSize: Self.latent, plans: [])
        let model = try AutoencoderModel(
            design, bottleneck: bottleneck, settings: settings, batchSize: Self.rows, start: start, seed: 2)
        model.targets.fill(with: Self.batch.values)
        var generator = SeededGenerator(seed: 6, stream: "parameters")
        for block in design.parameters.indices {
            let view = model.parameters.value(block)
            view.fill(with: (0..<view.count).map { _ in Float(0.5 * generator.normal()) })
        }
        return model
    }

    /// The batch's loss, summed over rows, with the gradients of the mean loss left in the store.
    private func loss(_ model: AutoencoderModel) -> Double {
        model.beginStep(share: 0.5)
        let sum = model.tiles.indices.reduce(0.0) { $0 + model.computeLoss($1) }
        for task in model.gradientTasks { _ = task.compute() }
        return sum
    }

    /// The largest difference of a block's gradient from that of a function of its parameters, relative to the largest.
    private func largestError(
        _ model: AutoencoderModel, block: Int, step: Float, of function: () throws -> Double
    ) rethrows -> Double {
        _ = loss(model)
        let analytic = model.parameters.gradient(block).values
        let view = model.parameters.value(block)
        let original = view.values
        var numeric: [Double] = []
        for index in original.indices {
            func value(_ change: Float) throws -> Double {
                var moved = original
                moved[index] += change
                view.fill(with: moved)
                return try function() / Double(Self.rows)
            }
            numeric.append(try (value(step) - value(-step)) / Double(2 * step))
        }
        view.fill(with: original)
        let largest = numeric.map(abs).max() ?? 1
        return (zip(analytic, numeric).map { abs(Double($0) - $1) }.max() ?? 0) / largest
    }

    private static let bottlenecks: [(any BottleneckSetup)?] = [
        nil, SparseCodes.Setup(sparsity: .l1(weight: 0.7)),
        SparseCodes.Setup(sparsity: .divergence(rate: 0.1, weight: 0.6)), ContractedCodes.Setup(weight: 0.02),
    ]

    /// Penalties go by means that run over the last batches: where these have come to the batch's own, gradients are those of
    /// the loss with the batch's own means.
    @Test(arguments: bottlenecks)
    func gradientsAgreeWithDifferencesOnceMeansAreTheBatchs(bottleneck: (any BottleneckSetup)?) throws {
        let model = try model(bottleneck)
        for _ in 0..<300 { _ = loss(model) }
        let state = bottleneck == nil ? [] : model.parameters.value(model.parameters.shapes.count - 1).values
        let rows = Array(0..<Self.rows)
        #expect(
            abs(loss(model) / Double(Self.rows) - (try model.validationLoss(Self.batch, rows: rows)))
                < tolerance(bottleneck))
        guard !isRandom(bottleneck) else { return }
        // The weights beside the encoder, its hidden and its last ones, and the decoder's first.
        for block in [0, 2, 4, 6] {
            let error = try largestError(model, block: block, step: 1.0 / 256) {
                try model.validationLoss(Self.batch, rows: rows) * Double(Self.rows)
            }
            #expect(error < 0.01, "block \(block): \(error)")
        }
        // No optimiser has a gradient to move what is remembered by.
        if !state.isEmpty {
            #expect(model.parameters.gradient(model.parameters.shapes.count - 1).values.allSatisfy { $0 == 0 })
        }
    }

    /// True if validation draws directions of its own.
    private func isRandom(_ bottleneck: (any BottleneckSetup)?) -> Bool { bottleneck is ContractedCodes.Setup }

    private func tolerance(_ bottleneck: (any BottleneckSetup)?) -> Double { isRandom(bottleneck) ? 1 : 1e-4 }
}

/// The contraction's step alone, on codes that are set rather than encoded.
@Suite struct ContractionTests {
    private static let rows = 12
    private static let latent = 3

    private func step(
        rows: Int, features: Int, state: TensorView
    ) throws -> (
        step: ContractedCodes, pass: NetworkPass, weights: TensorView
    ) {
        let network = Network([Linear(features, Self.latent)])
        let store = ParameterStore(network.parameters)
        var generator = SeededGenerator(seed: 5, stream: "linear")
        store.initialize(using: &generator)
        let inputs = TensorView(rows: rows, columns: features)
        inputs.fill(with: (0..<inputs.count).map { _ in Float(generator.normal()) })
        let doubled = TensorView(rows: 2 * rows, columns: features)
        let pass = try NetworkPass(network, parameters: store.slice(0..<2), input: doubled, trains: true)
        let step = ContractedCodes(
            weight: 1, encoder: pass, inputs: inputs, encoderInputs: doubled, tiles: [0..<rows], means: state, seed: 1)
        return (step, pass, store.value(0))
    }

    /// The estimate along random directions beside the norm of a Jacobian that is known: that of a linear map.
    @Test func aContractionIsTheSquaredNormOfTheJacobian() throws {
        let state = TensorView(rows: 3, columns: Self.latent)
        // Codes of mean 0 and variance ½, 1 and 2.
        state.fill(with: [0, 0, 0, 0.5, 1, 2, 0, 0, 0])
        let (step, pass, weights) = try step(rows: 4_096, features: 6, state: state)
        step.prepare(0)
        pass.forward(0)
        var expected = 0.0
        for feature in 0..<6 {
            for k in 0..<Self.latent {
                expected += pow(Double(weights.values[feature * Self.latent + k]), 2) / [0.5, 1, 2][k]
            }
        }
        #expect(abs(step.forward(0) / 4_096 - expected) < 0.05 * expected)
    }

    /// The gradient with respect to all codes beside differences of the penalty, computed from its definition in 64 bits.
    @Test func theGradientIsThatOfTheDefinition() throws {
        let state = TensorView(rows: 3, columns: Self.latent)
        let (step, pass, _) = try step(rows: Self.rows, features: 6, state: state)
        var generator = SeededGenerator(seed: 9, stream: "codes")
        var codes = (0..<Self.rows * Self.latent).map { _ in Float(generator.normal()) }
        codes += codes.map { $0 + ContractedCodes.move * Float(generator.normal()) }
        pass.output.fill(with: codes)
        for _ in 0..<300 {
            _ = step.forward(0)
            step.endStep()
        }
        step.codesGradient.fill(with: [Float](repeating: 0, count: Self.rows * Self.latent))
        step.backward(0, scale: 1 / Float(Self.rows))
        let analytic = pass.outputGradient.values
        let exact = codes.map(Double.init)
        for index in codes.indices {
            func value(_ change: Double) -> Double {
                var moved = exact
                moved[index] += change
                return penalty(moved)
            }
            let numeric = (value(1e-5) - value(-1e-5)) / 2e-5
            #expect(abs(Double(analytic[index]) - numeric) < 0.01 * max(1, abs(numeric)), "\(index)")
        }
    }

    /// Σ over dimensions of the mean squared difference by the move, over the variance of codes.
    private func penalty(_ codes: [Double]) -> Double {
        (0..<Self.latent).reduce(0) { sum, k in
            let own = (0..<Self.rows).map { codes[$0 * Self.latent + k] }
            let moved = (0..<Self.rows).map { codes[(Self.rows + $0) * Self.latent + k] }
            let count = Double(Self.rows)
            let mean = own.reduce(0, +) / count
            let variance = own.reduce(0) { $0 + $1 * $1 } / count - mean * mean
            let square = zip(own, moved).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) } / count
            return sum + square / Double(ContractedCodes.move * ContractedCodes.move) / variance
        }
    }
}
