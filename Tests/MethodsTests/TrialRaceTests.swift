import Core
import NeuralNetworks
import Testing

@testable import Methods

/// Plans that race over folds.
@Suite struct TrialRaceTests {
    @Test func theWorseHalfLeavesAfterEachFold() {
        #expect(TrainingTrials.contenders(of: 8, folds: 5) == [8, 4, 2, 2, 2])
        #expect(TrainingTrials.contenders(of: 3, folds: 5) == [3, 2, 2, 2, 2])
        #expect(TrainingTrials.contenders(of: 2, folds: 1) == [2])
        var race = TrialRace(plans: 5)
        #expect(race.narrowed(to: 5) == [0, 1, 2, 3, 4])
        for (plan, loss) in [9, 3, 8, 1, 2].enumerated() { race.add(Double(loss), of: plan) }
        // The first stays though it is the worst: the others have to beat it.
        #expect(race.narrowed(to: 3) == [0, 3, 4])
        for (plan, loss) in [(0, 9), (3, 4), (4, 2)] { race.add(Double(loss), of: plan) }
        #expect(race.narrowed(to: 2) == [0, 4])
        race.add(9, of: 0)
        race.add(5, of: 4)
        #expect(race.losses.map(\.plan) == [0, 1, 2, 3, 4])
        #expect(race.losses.map(\.loss) == [9, 3, 8, 2.5, 3])
        #expect(race.losses.map(\.folds) == [3, 1, 1, 2, 3])
    }

    @Test func aPlanThatDivergesLeavesAtOnce() {
        var race = TrialRace(plans: 3)
        for (plan, loss) in [Double.infinity, 2, 1].enumerated() { race.add(loss, of: plan) }
        #expect(race.narrowed(to: 2) == [1, 2])
        race.add(.nan, of: 1)
        #expect(race.narrowed(to: 2) == [2])
        #expect(race.losses.map(\.plan) == [2])
    }

    /// The best on the first fold alone is not taken for the best on all.
    @Test func onlyFinishersAreChosen() throws {
        let problem = FitProblem(
            kind: .table, featureCount: 6, latentSize: 2, trainingRows: 400, choices: TrainingChoices(seed: 0))
        let plans = TrainingPlan.candidates(for: problem, .plain)
        // On the first fold plan 5 is best, on the others plan 6, which is second there.
        func loss(_ plan: Int, _ fold: Int) -> Double {
            if plan == 5 { return fold == 0 ? 0.1 : 2 }
            if plan == 6 { return 0.2 }
            return 1
        }
        var (trained, shown) = ([[Int]](repeating: [], count: 5), [Int]())
        let (plan, trials) = try TrainingTrials.choose(
            among: plans, trainingRows: 400, folds: 5, report: { shown.append($0.trial?.0 ?? 0) }
        ) { plan, fold, report in
            let index = plans.firstIndex { $0.recipe == plan.recipe } ?? -1
            trained[fold].append(index)
            var history = TrainingHistory()
            history.validationLosses = [loss(index, fold)]
            return history
        }
        #expect(trained.map(\.count) == [8, 4, 2, 2, 2])
        #expect(trained[2] == [0, 6])
        #expect(plan.recipe == plans[6].recipe && trials.chosen == plans[6].name)
        #expect(trials.trials.count == 8 && trials.trials[6].folds == 5 && trials.trials[5].folds == 2)
        #expect(shown.isEmpty)
    }
}

@Suite struct EffortTests {
    /// Epochs of each effort on images like MNIST's and on a small table, whatever the machine.
    @Test(arguments: [(Effort.quick, 28, 100), (.standard, 117, 200), (.thorough, 580, 400)])
    func effortDecidesOnEpochs(effort: Effort, images: Int, table: Int) throws {
        let choices = TrainingChoices(effort: effort, seed: 0)
        let digits = FitProblem(
            kind: .images(ImageShape(height: 28, width: 28, channels: 1)), featureCount: 784, latentSize: 2,
            trainingRows: 3_600, choices: choices)
        #expect(TrainingPlan.candidates(for: digits, .plain)[0].settings.epochs == images)
        let wine = FitProblem(kind: .table, featureCount: 13, latentSize: 2, trainingRows: 128, choices: choices)
        #expect(TrainingPlan.candidates(for: wine, .plain)[0].settings.epochs == table)
        // What the user says counts whatever the effort.
        var asked = wine
        asked.choices.epochs = 7
        #expect(TrainingPlan.candidates(for: asked, .plain).allSatisfy { $0.settings.epochs == 7 })
    }
}
