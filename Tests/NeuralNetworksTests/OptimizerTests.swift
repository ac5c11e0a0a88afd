import Core
import Foundation
import NeuralNetworks
import OneDNN
import TestSupport
import Testing

@Suite struct OptimizerTests {
    private struct Reference: Decodable {
        struct Start: Decodable {
            let weight: [Float]
            let bias: [Float]
        }
        struct Step: Decodable {
            let weightGradient: [Float]
            let biasGradient: [Float]
            let weight: [Float]
            let bias: [Float]
        }
        let learningRate: Float
        let weightDecay: Float
        let start: Start
        let steps: [Step]
    }

    @Test func stepsAgreeWithPyTorch() throws {
        let reference: Reference = try ReferenceFile.read("adamw.json")
        let store = ParameterStore([
            ParameterShape(rows: 3, columns: 4, initialization: .constant(0), decays: true),
            ParameterShape(rows: 1, columns: 4, initialization: .constant(0), decays: false),
        ])
        store.value(0).fill(with: reference.start.weight)
        store.value(1).fill(with: reference.start.bias)
        let optimizer = AdamW(store, settings: .init(weightDecay: reference.weightDecay))
        for step in reference.steps {
            store.gradient(0).fill(with: step.weightGradient)
            store.gradient(1).fill(with: step.biasGradient)
            optimizer.step(learningRate: reference.learningRate)
            for (ours, theirs) in zip(store.value(0).values, step.weight) { #expect(abs(ours - theirs) < 2e-6) }
            for (ours, theirs) in zip(store.value(1).values, step.bias) { #expect(abs(ours - theirs) < 2e-6) }
        }
    }

    @Test func learningRateRisesToItsPeakAndFallsToZero() {
        let schedule = LearningRateSchedule(peak: 0.01, warmupSteps: 10, totalSteps: 100)
        #expect(schedule.rate(at: 0) == 0.001)
        #expect(schedule.rate(at: 9) == 0.01)
        #expect(abs(schedule.rate(at: 55) - 0.005) < 1e-12)
        #expect(schedule.rate(at: 100) < 1e-12)
        let rates = (10...100).map(schedule.rate)
        #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test func aWarmupLongerThanTheTrainingIsShortened() {
        let schedule = LearningRateSchedule(peak: 1, warmupSteps: 100, totalSteps: 30)
        #expect(schedule.warmupSteps == 10)
        #expect(schedule.rate(at: 10) == 1)
    }

    /// A model of one number, whose gradient is what the batch says.
    private final class Pushed: TrainableModel {
        var generators: [UInt64] = []
        let parameters = ParameterStore([
            ParameterShape(rows: 1, columns: 1, initialization: .constant(0), decays: false)
        ])
        let inputs = TensorView(rows: 1, columns: 1)
        var targets: TensorView { inputs }
        let tiles = [0..<1]
        var push: Float = 1
        func computeLoss(_ tile: Int) -> Double { Double(push) }
        var gradientTasks: [GradientTask] {
            [
                GradientTask([parameters.gradient(0)]) { [unowned self] in
                    parameters.gradient(0).fill(with: [push])
                    return Double(push * push)
                }
            ]
        }
        func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double { 0 }
    }

    @Test(arguments: [4, Double.infinity])
    func aGradientFarAboveItsUsualNormIsClipped(_ factor: Double) throws {
        let model = Pushed()
        let source = Matrix(rows: 1, columns: 1)
        let settings = TrainingSettings(epochs: 1, batchSize: 1, peakLearningRate: 0.01, seed: 0)
        let clipping = GradientClipping(parts: 1, factor: factor)
        let step = TrainingStep(
            model, loader: BatchLoader(source, rows: [0], settings: settings),
            optimizer: AdamW(model.parameters, settings: .init()), clipping: clipping)
        for _ in 0..<50 { _ = try step.run(batch: 0, learningRate: 0.01) }
        #expect(clipping.norms == [1])
        #expect(abs(model.parameters.value(0).values[0] + 0.5) < 1e-4)
        model.push = 1_000
        _ = try step.run(batch: 0, learningRate: 0.01)
        // The running mean follows what was kept: 0.98 · 1 + 0.02 · 4.
        #expect(factor == 4 ? abs(clipping.norms[0] - 1.06) < 1e-9 : clipping.norms[0] > 20)
        // Without clipping one such gradient would stay in Adam's second moment for thousands of steps.
        model.push = 1
        let before = model.parameters.value(0).values[0]
        for _ in 0..<50 { _ = try step.run(batch: 0, learningRate: 0.01) }
        let moved = before - model.parameters.value(0).values[0]
        #expect(factor == 4 ? moved > 0.4 : moved < 0.1)
    }
}
