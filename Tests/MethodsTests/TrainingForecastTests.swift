import Core
import Foundation
import NeuralNetworks
import Testing

@testable import Methods

@Suite struct TrainingForecastTests {
    private func problem(_ choices: TrainingChoices) -> FitProblem {
        FitProblem(kind: .table, featureCount: 6, latentSize: 2, trainingRows: 400, choices: choices)
    }

    /// The operations of a training are those of its epochs; twice the epochs are twice the operations.
    @Test func operationsAreCounted() {
        let short = problem(TrainingChoices(epochs: 40))
        let plan = TrainingPlan.candidates(for: short, .plain)[0]
        let forecast = TrainingForecast(.ae, for: short, validationRows: 0)
        #expect(forecast.trainingOperations == 40 * plan.design.operations(rows: 400))
        // Nothing to judge trials by.
        #expect(forecast.trialOperations == 0)
        let long = TrainingForecast(.ae, for: problem(TrainingChoices(epochs: 80)), validationRows: 0)
        #expect(long.operations == 2 * forecast.operations)
        #expect(TrainingForecast(.pca, for: short, validationRows: 50).operations == 0)
    }

    @Test func trialsCostToo() {
        let choices = TrainingChoices(epochs: 4_000)
        let plans = TrainingPlan.candidates(for: problem(choices), .plain)
        for (validationRows, folds) in [(200, 1), (50, 5)] {
            let schedule = TrialSchedule(of: plans, trainingRows: 400, folds: folds)
            #expect(!schedule.contenders.isEmpty && schedule.contenders.count <= folds)
            let costs = zip(schedule.plans, schedule.epochs).map { plan, epochs in
                plans[plan].design.operations(rows: 400) * Double(epochs)
            }
            let mean = costs.reduce(0, +) / Double(costs.count)
            let forecast = TrainingForecast(.ae, for: problem(choices), validationRows: validationRows)
            let all = mean * Double(schedule.contenders.reduce(0, +))
            #expect(all > 0 && abs(forecast.trialOperations / all - 1) < 1e-9, "\(validationRows)")
        }
    }

    @Test func theSpeedIsMeasured() throws {
        let rows = Matrix(rows: 300, columns: 6, values: (0..<1_800).map { Float(($0 * 37) % 101) / 101 })
        let request = FitRequest(
            rows, kind: .table, trainingRows: Array(0..<250), validationRows: [], choices: TrainingChoices(seed: 1))
        let speed = try TrainingForecast.operationsPerSecond(on: request)
        #expect(speed > 1e6 && speed < 1e15)
    }

    private func summary(trial: Double, loss: Double, epochs: Int, recipe: String) -> TrainingSummary {
        var history = TrainingHistory()
        history.validationLosses = [loss]
        return TrainingSummary(
            history: history,
            settings: TrainingSettings(epochs: epochs, batchSize: 128, peakLearningRate: 1e-3, seed: 0),
            style: .normalized, hidden: [8], parameterCount: 9, objective: .reconstruction,
            trials: TrainingTrials(
                trials: [.init(name: recipe, validationLoss: trial)], chosen: recipe, epochs: 10, seconds: 1))
    }

    /// Four times as many epochs took the loss from 4 to 2: the next effort takes it as far as that law says.
    @Test func aLongerTrainingGainsByAPowerOfItsEpochs() throws {
        let problem = FitProblem(
            kind: .images(try #require(ImageShape("28x28"))), featureCount: 784, latentSize: 2, trainingRows: 3_600,
            choices: TrainingChoices(effort: .quick))
        let plan = TrainingPlan.candidates(for: problem, .plain)[0]
        var standard = problem
        standard.choices.effort = .standard
        let longer = TrainingPlan.candidates(for: standard, .plain)[0].settings.epochs
        let training = summary(trial: 4, loss: 2, epochs: 40, recipe: plan.name)
        let gain = try #require(LongerTraining(after: training, of: .ae, for: problem))
        #expect(gain.effort == .standard && gain.longerEpochs == longer && gain.epochs == 40)
        #expect(abs(gain.mostGain - (1 - pow(0.5, log(Double(longer) / 40) / log(4)))) < 1e-12)
    }

    @Test func whereNothingTellsNothingIsSaid() throws {
        let shape = try #require(ImageShape("28x28"))
        func problem(_ choices: TrainingChoices) -> FitProblem {
            FitProblem(
                kind: .images(shape), featureCount: 784, latentSize: 2, trainingRows: 3_600, choices: choices)
        }
        let recipe = TrainingPlan.candidates(for: problem(TrainingChoices()), .plain)[0].name
        let training = summary(trial: 4, loss: 2, epochs: 40, recipe: recipe)
        #expect(LongerTraining(after: training, of: .ae, for: problem(TrainingChoices())) != nil)
        // The longest effort, epochs that the user has chosen, nats, and a trial that was no worse.
        #expect(LongerTraining(after: training, of: .ae, for: problem(TrainingChoices(effort: .thorough))) == nil)
        #expect(LongerTraining(after: training, of: .ae, for: problem(TrainingChoices(epochs: 40))) == nil)
        #expect(LongerTraining(after: training, of: .vae, for: problem(TrainingChoices())) == nil)
        let level = summary(trial: 2, loss: 2, epochs: 40, recipe: recipe)
        #expect(LongerTraining(after: level, of: .ae, for: problem(TrainingChoices())) == nil)
    }
}
