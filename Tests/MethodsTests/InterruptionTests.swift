import Core
import NeuralNetworks
import Testing

@testable import Methods

/// A fitting that is broken off and gone on with comes to the same bits.
@Suite struct FittingInterruptionTests {
    private static let rows = 320
    private static let data: Matrix = {
        var generator = SeededGenerator(seed: 4, stream: "interruptions")
        var matrix = Matrix(rows: rows, columns: 6)
        for row in 0..<rows {
            let (a, b) = (generator.normal(), generator.normal())
            for column in 0..<6 {
                matrix[row, column] = Float(a * Double(column) / 3 + b * b + 0.1 * generator.normal())
            }
        }
        return matrix
    }()
    private let choices = TrainingChoices(epochs: 200, hidden: [8], seed: 3)

    private func autoencoder(_ keeper: BreakingKeeper?) throws -> Autoencoder {
        try Autoencoder.fit(
            FitRequest(
                Self.data, kind: .table, trainingRows: Array(0..<256), validationRows: Array(256..<Self.rows),
                latentSize: 2, choices: choices, control: FitControl(checkpoint: keeper)))
    }

    private func variational(_ keeper: BreakingKeeper?) throws -> VariationalAutoencoder {
        try VariationalAutoencoder.fit(
            FitRequest(
                Self.data, kind: .table, trainingRows: Array(0..<256), validationRows: Array(256..<Self.rows),
                latentSize: 2, choices: choices, control: FitControl(checkpoint: keeper)))
    }

    /// Breaks a fitting off at several places, each time going on from the last state that was kept.
    private func broken<Model>(
        _ places: [Int], _ fit: (BreakingKeeper?) throws -> Model
    ) throws -> (model: Model, places: [FittingState]) {
        var state: FittingState?
        var states: [FittingState] = []
        for place in places {
            let keeper = BreakingKeeper(start: state, breaksAfter: place)
            #expect(throws: BreakingKeeper.Interruption.self) { try fit(keeper) }
            let last = try #require(keeper.last)
            states.append(last)
            state = last
        }
        return (try fit(BreakingKeeper(start: state)), states)
    }

    private func withoutTime(_ history: TrainingHistory) -> TrainingHistory {
        var history = history
        history.seconds = 0
        return history
    }

    @Test func anAutoencoderComesToTheSameBits() throws {
        let whole = BreakingKeeper()
        let expected = try autoencoder(whole)
        #expect(try autoencoder(nil).encode(Self.data) == expected.encode(Self.data))
        // In the first trial, in a later one, in the training that counts, within and between epochs.
        let third = whole.count / 3
        let late = whole.count - 3 - 2 * third - whole.count / 40
        let (model, states) = try broken([3, third, third, late, 10], autoencoder)
        #expect(states.contains { $0.isTrial && $0.finished.isEmpty })
        #expect(states.contains { $0.isTrial && !$0.finished.isEmpty })
        #expect(states.contains { !$0.isTrial })
        #expect(states.contains { ($0.current?.batch ?? 0) > 0 })
        #expect(try model.encode(Self.data) == expected.encode(Self.data))
        #expect(withoutTime(model.history) == withoutTime(expected.history))
        #expect(model.trials.trials == expected.trials.trials && model.trials.chosen == expected.trials.chosen)
        #expect(model.history.seconds > 0)
    }

    @Test func aVariationalAutoencoderComesToTheSameBits() throws {
        let whole = BreakingKeeper()
        let expected = try variational(whole)
        let (model, states) = try broken([whole.count / 3, whole.count / 3, 1], variational)
        #expect(states.allSatisfy { $0.current?.model.isEmpty == false })
        #expect(try model.encode(Self.data) == expected.encode(Self.data))
        #expect(model.logVariance == expected.logVariance)
        #expect(withoutTime(model.history) == withoutTime(expected.history))
    }

    /// With few validation rows, each trial comes in folds.
    @Test func trialsInFoldsComeToTheSameBits() throws {
        func fit(_ keeper: BreakingKeeper?) throws -> Autoencoder {
            try Autoencoder.fit(
                FitRequest(
                    Self.data, kind: .table, trainingRows: Array(0..<128), validationRows: Array(128..<160),
                    latentSize: 2, choices: choices, control: FitControl(checkpoint: keeper)))
        }
        let whole = BreakingKeeper()
        let expected = try fit(whole)
        #expect(expected.trials.folds == 5)
        let (model, _) = try broken([whole.count / 3, whole.count / 3], fit)
        #expect(try model.encode(Self.data) == expected.encode(Self.data))
        #expect(model.trials.trials == expected.trials.trials)
    }

    /// Pixels that two numbers tell in full, for which three epochs are too few, so that a second training starts from a PCA.
    @Test func aSecondTrainingComesToTheSameBits() throws {
        var images = Matrix(rows: 160, columns: 36)
        for row in 0..<160 {
            for pixel in 0..<36 {
                // Patterns of their own for the two numbers, each small enough for values to stay within 0–1.
                let first = Double((pixel * 7) % 11) / 100 - 0.05
                let second = Double((pixel * 5) % 13) / 100 - 0.06
                let value = 0.5 + first * Double(Self.data[row, 1]) + second * Double(Self.data[row, 0])
                images[row, pixel] = Float(min(max(value, 0), 1))
            }
        }
        func fit(_ keeper: BreakingKeeper?) throws -> Autoencoder {
            try Autoencoder.fit(
                FitRequest(
                    images, kind: .images(ImageShape(height: 6, width: 6)), trainingRows: Array(0..<128),
                    validationRows: Array(128..<160), latentSize: 2,
                    choices: TrainingChoices(epochs: 3, hidden: [8], seed: 1), control: FitControl(checkpoint: keeper)))
        }
        let whole = BreakingKeeper()
        let expected = try fit(whole)
        #expect(expected.comparison?.keptSecond == true)
        let (model, states) = try broken([2, whole.count - 4], fit)
        #expect(states.map(\.finished.count) == [0, 1])
        #expect(try model.encode(images) == expected.encode(images))
        #expect(model.comparison == expected.comparison)
    }

    /// A finished training is not repeated.
    @Test func theEndIsKeptToo() throws {
        let whole = BreakingKeeper()
        let expected = try autoencoder(whole)
        let end = try #require(whole.last)
        #expect(end.result != nil && end.current == nil)
        let again = BreakingKeeper(start: end)
        let model = try autoencoder(again)
        #expect(again.count == 0)
        #expect(try model.encode(Self.data) == expected.encode(Self.data))
        #expect(model.history == expected.history)
    }

    @Test func aStateOfAnotherTrainingIsRefused() throws {
        let keeper = BreakingKeeper(breaksAfter: 5)
        #expect(throws: BreakingKeeper.Interruption.self) { try autoencoder(keeper) }
        let state = try #require(keeper.last)
        let changes: [(inout TrainingState) -> Void] = [
            { $0.parameters.removeLast() }, { $0.firstMoments.append(0) }, { $0.secondMoments = [] },
            { $0.loader.removeLast() }, { $0.loader = $0.loader.map { _ in 0 } }, { $0.model = [1] },
            { $0.epoch = 1_000_000 }, { $0.batch = 1_000 }, { $0.epoch = -1 }, { $0.batch = -1 },
            { $0.trainingLosses.append(1) }, { $0.seconds = .infinity }, { $0.clipping = [] },
            { $0.clipping[0] = .nan }, { $0.clipping[0] = -1 }, { $0.epoch += 1 },
            { $0.best = BestParameters(least: 0, epoch: 9, values: [1], epochs: [9], losses: [0]) },
        ]
        for (index, change) in changes.enumerated() {
            var damaged = state
            var current = try #require(damaged.current)
            change(&current)
            // Where there is no validation loss yet, an empty best is what there should be.
            guard current != state.current else { continue }
            damaged.current = current
            #expect(throws: TrainingStateError.self, "\(index)") {
                try autoencoder(BreakingKeeper(start: damaged, breaksAfter: 50))
            }
        }
        let whole = BreakingKeeper()
        _ = try variational(whole)
        var wrong = try #require(whole.last)
        wrong.result = [1, 2, 3]
        #expect(throws: TrainingStateError.self) { try variational(BreakingKeeper(start: wrong)) }
    }
}

/// Plans under a time limit, with speeds that are given.
@Suite struct TimeBudgetTests {
    private let speed = TrainingSpeed(secondsPerStep: 0.01, secondsPerValidation: 0.05)

    private func plans(epochs: Int) -> [TrainingPlan] {
        TrainingPlan.candidates(
            for: FitProblem(
                kind: .images(ImageShape(height: 20, width: 20)), featureCount: 400, latentSize: 2,
                trainingRows: 6_400, choices: TrainingChoices(epochs: epochs, batchSize: 64)), .plain)
    }

    private func budget(_ seconds: Double) -> TimeBudget {
        TimeBudget(deadline: .now + .seconds(seconds), trainingRows: 6_400, folds: 1)
    }

    private func cost(_ plan: TrainingPlan, epochs: Int) -> Double {
        speed.seconds(of: plan.shortened(to: epochs).settings, batches: 100)
    }

    @Test func enoughTimeChangesNothing() {
        let plans = plans(epochs: 40)
        #expect(budget(1_000).epochs(of: plans, speeds: plans.map { _ in speed }) == [40, 40])
        #expect(budget(1_000).length(of: plans[0], speed: speed) == (40, 100))
    }

    /// Two trials of an eighth and a training, or where that is too short, one training alone.
    @Test(arguments: [30.0, 15, 8, 4])
    func trialsAndTrainingFit(seconds: Double) {
        let plans = plans(epochs: 40)
        let epochs = budget(seconds).epochs(of: plans, speeds: plans.map { _ in speed })
        let shortened = zip(plans, epochs).map { $0.shortened(to: $1) }
        let trials = TrialSchedule(of: shortened, trainingRows: 6_400, folds: 1).epochs
        let total = cost(plans[0], epochs: epochs[0]) + trials.reduce(0) { $0 + cost(plans[0], epochs: $1) }
        #expect(total <= seconds && total > 0.5 * seconds, "\(epochs), \(trials)")
    }

    @Test func aTrainingTakesWhatThereIs() {
        let plan = plans(epochs: 400)[0]
        let (epochs, batches) = budget(60).length(of: plan, speed: speed)
        #expect(batches == 100 && cost(plan, epochs: epochs) <= 54 && cost(plan, epochs: epochs + 1) > 53.9)
        // Less than an epoch: some of its batches.
        let (one, some) = budget(0.5).length(of: plan, speed: speed)
        #expect(one == 1 && (20...40).contains(some))
        // No time at all: the least there is.
        #expect(budget(-5).length(of: plan, speed: speed) == (1, 10))
    }

    @Test func theWarmUpIsShortenedToo() {
        let plan = plans(epochs: 400)[0]
        #expect(plan.settings.warmupSteps == 1_200)
        #expect(plan.shortened(to: 100).settings.warmupSteps == 300)
        #expect(plan.shortened(to: 10).settings.warmupSteps == 100)
        #expect(plan.shortened(to: 4_000).settings == plan.settings)
    }

    /// A limit in the past ends a training as soon as may be, and says so.
    @Test func aLimitIsKeptAndTold() throws {
        var generator = SeededGenerator(seed: 4, stream: "limit")
        var matrix = Matrix(rows: 300, columns: 6)
        for index in matrix.values.indices { matrix.values[index] = Float(generator.normal()) }
        let model = try Autoencoder.fit(
            FitRequest(
                matrix, kind: .table, trainingRows: Array(0..<256), validationRows: Array(256..<300), latentSize: 2,
                choices: TrainingChoices(epochs: 50_000, hidden: [8]),
                control: FitControl(deadline: .now - .seconds(1))))
        let shortening = try #require(model.shortening)
        #expect(shortening.isShortened && shortening.isLeast && shortening.suitingEpochs == 50_000)
        #expect(model.history.trainingLosses.count == 1)
    }
}
