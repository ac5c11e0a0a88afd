import Foundation
import NeuralNetworks
import OneDNN
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
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Reference/adamw.json").standardized
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let reference = try decoder.decode(Reference.self, from: Data(contentsOf: file))
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
}
