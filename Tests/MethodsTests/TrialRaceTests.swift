import Core
import NeuralNetworks
import Testing

@testable import Methods

/// Plans that race over folds.
@Suite struct TrialRaceTests {
    @Test func theWorseHalfLeavesAfterEachFold() {
        #expect(TrialSchedule.contenders(of: 8, folds: 5) == [8, 4, 2, 2, 2])
        #expect(TrialSchedule.contenders(of: 3, folds: 5) == [3, 2, 2, 2, 2])
        #expect(TrialSchedule.contenders(of: 2, folds: 1) == [2])
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
            kind: .table, featureCount: 6, latentSize: 2, trainingRows: 400,
            choices: TrainingChoices(hidden: [8, 4], seed: 0))
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

@Suite struct TrialScheduleTests {
    private func schedule(rows: Int, features: Int, folds: Int, kind: AutoencoderKind = .plain) -> TrialSchedule {
        TrialSchedule(of: plans(rows, features, kind), trainingRows: rows, folds: folds)
    }

    private func plans(_ rows: Int, _ features: Int, _ kind: AutoencoderKind) -> [TrainingPlan] {
        TrainingPlan.candidates(
            for: FitProblem(
                kind: .table, featureCount: features, latentSize: 2, trainingRows: rows,
                choices: TrainingChoices(seed: 0)), kind)
    }

    @Test func smallTablesTryAllPlansOnAllFolds() {
        let schedule = schedule(rows: 300, features: 6, folds: 1)
        #expect(schedule.plans == Array(0..<8))
        #expect(schedule.contenders == [8])
        // 350 steps of four batches.
        #expect(schedule.epochs == [Int](repeating: 88, count: 8))
    }

    /// Whatever the size, trials take a third of the longest training, or a few seconds, at most.
    @Test(arguments: [
        (364, 30, 5), (1_150, 64, 1), (1_440, 10_000, 1), (6_000, 30, 1), (14_400, 2_000, 1), (72_000, 30, 1),
        (720_000, 30, 1),
    ])
    func trialsTakeAThirdAtMost(rows: Int, features: Int, folds: Int) {
        for kind in [AutoencoderKind.plain, .variational] {
            let plans = plans(rows, features, kind)
            let schedule = schedule(rows: rows, features: features, folds: folds, kind: kind)
            #expect(schedule.plans.count == schedule.epochs.count && schedule.plans.count != 1)
            let costs = zip(schedule.plans, schedule.epochs).map {
                plans[$0].design.operations(rows: rows) * Double($1)
            }
            let longest = plans.map { $0.design.operations(rows: rows) * Double($0.settings.epochs) }.max() ?? 0
            #expect(schedule.total(costs) <= max(longest / 3, 4e11))
            // The first is among them, and with two another kind of network.
            #expect(schedule.plans.isEmpty || schedule.plans[0] == 0)
            #expect(schedule.plans.isEmpty || Set(schedule.plans.map { plans[$0].recipe.idea }).count > 1)
        }
    }

    @Test func longTrainingsHaveFewerTrials() {
        // All plans for seven epochs each would take twice as long as the training.
        let large = schedule(rows: 14_400, features: 2_000, folds: 1)
        #expect(large.plans == [0, 4] && large.epochs == [5, 5])
        #expect(schedule(rows: 72_000, features: 30, folds: 1).plans == [0, 2, 4, 6])
        #expect(schedule(rows: 364, features: 30, folds: 5).contenders.count < 5)
        #expect(schedule(rows: 364, features: 30, folds: 0).plans.isEmpty)
    }

    @Test func whatStaysInTheRaceMayBeTheDearest() {
        let schedule = schedule(rows: 300, features: 6, folds: 2)
        #expect(schedule.contenders == [4, 2])
        #expect(schedule.total([1, 2, 3, 4]) == 10 + 7)
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
