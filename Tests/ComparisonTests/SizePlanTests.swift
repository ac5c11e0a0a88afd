import Core
import Datasets
import Methods
import NeuralNetworks
import Rows
import Synchronization
import TestSupport
import Testing

@testable import Comparison

/// A network of known cost: a hundred operations for each dimension, row and epoch.
private struct CountedNetwork: ResizableReduction, DecodingReduction {
    let featureCount: Int
    let latentSize: Int
    var trainedEpochs = 40
    var batchSize = 10
    /// The number of epochs asked for; nil of a network that was fitted from chance.
    var epochs: Int?
    let trainingSeconds = 0.0

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: latentSize) }
    func decode(_ codes: Matrix) -> Matrix { Matrix(rows: codes.rows, columns: featureCount) }

    func stepsPerEpoch(trainingRows: Int) -> Int { trainingRows / batchSize }

    func trainingOperations(trainingRows: Int) -> Double {
        100 * Double(latentSize) * Double(trainingRows) * Double(trainedEpochs)
    }

    func epochOperations(resizedFor problem: FitProblem) -> Double {
        100 * Double(problem.latentSize) * Double(problem.trainingRows)
    }

    func resized(by request: FitRequest, epochs: Int) throws -> CountedNetwork {
        if request.latentSize == 32 { throw DivergedTrainingError(epoch: 1) }
        var network = CountedNetwork(featureCount: featureCount, latentSize: request.latentSize)
        network.epochs = epochs
        return network
    }
}

@Suite struct SizePlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func problem(rows: Int = 1_000, features: Int = 64) -> FitProblem {
        FitProblem(
            kind: .table, featureCount: features, latentSize: 2, trainingRows: rows, choices: TrainingChoices())
    }

    /// Powers of two below the features and the rows, the nearest to the chosen size first.
    @Test func sizesAreBoundedByTheData() {
        #expect(SizePlan.sizes(besides: 2, features: 784, rows: 1_000) == [1, 4, 8, 16, 32])
        #expect(SizePlan.sizes(besides: 8, features: 784, rows: 1_000) == [4, 16, 2, 32, 1])
        #expect(SizePlan.sizes(besides: 3, features: 784, rows: 1_000) == [4, 2, 8, 1, 16, 32])
        #expect(SizePlan.sizes(besides: 2, features: 8, rows: 1_000) == [1, 4])
        #expect(SizePlan.sizes(besides: 2, features: 784, rows: 5) == [1, 4])
        #expect(SizePlan.sizes(besides: 1, features: 1, rows: 100).isEmpty)
    }

    /// The same share of each network's epochs, all trainings together within the budget.
    @Test func epochsKeepToTheBudget() throws {
        let networks = [40, 100].map { CountedNetwork(featureCount: 64, latentSize: 2, trainedEpochs: $0) }
        let sizes = [1, 4, 8]
        for budget in [1e7, 3e7, 9e7] {
            let epochs = try #require(SizePlan.epochs(of: networks, sizes, problem(), budget: budget))
            let operations = zip(networks, epochs).reduce(0.0) { sum, pair in
                sizes.reduce(sum) { $0 + 100 * Double($1) * 1_000 * Double(pair.1) }
            }
            #expect(operations <= budget && operations > 0.9 * budget, "\(operations) of \(budget)")
            #expect(epochs[1] >= 2 * epochs[0])
        }
        // Never more than the networks had, and as many without a budget.
        #expect(SizePlan.epochs(of: networks, sizes, problem(), budget: 1e12) == [40, 100])
        #expect(SizePlan.epochs(of: networks, sizes, problem(), budget: nil) == [40, 100])
        // One epoch has a hundred steps, and fewer than two tell too little.
        #expect(SizePlan.epochs(of: networks, sizes, problem(), budget: 1e6) == nil)
        #expect(SizePlan.epochs(of: [], sizes, problem(), budget: 1e9) == nil)
    }

    private func fitted(
        triesSizes: Bool = true, _ change: (inout ComparisonSettings) -> Void = { _ in },
        events: @escaping @Sendable (ComparisonEvent) -> Void = { _ in }
    ) throws -> FittedRepeats {
        let network = Method("network", CountedNetwork.self, name: "NET", longName: "made-up network") { request in
            CountedNetwork(featureCount: request.source.featureCount, latentSize: request.latentSize)
        }
        var settings = ComparisonSettings(file: try SmallFile(kind: .images).write(to: folder))
        settings.methods = [.pca, network]
        settings.repeats = 1
        change(&settings)
        return try MethodFitting(DataPreparation(settings).run(), settings: settings, triesSizes: triesSizes).run(
            events: events
        ) { _ in }
    }

    private func sizes(_ fitted: FittedRepeats) -> [Int] { fitted.otherSizes.map(\.reduction.latentSize) }

    /// Trainings beside the comparison take at most half of it; one that diverges is left out, and nothing else changes.
    @Test(arguments: [1, 3]) func sizesAreTrainedFromWhatIsShown(threads: Int) throws {
        let jobs = Mutex<[TrainingJob]>([])
        let steps = Mutex<[String]>([])
        let all = try fitted {
            $0.threads = threads
            $0.isThorough = true
        } events: { event in
            switch event {
            case .fitted(let job, _): jobs.withLock { $0.append(job) }
            case .step(let sentence): steps.withLock { $0.append(sentence) }
            case .training, .timed: break
            }
        }
        #expect(sizes(all) == [1, 4, 8, 16] && all.otherSizes.allSatisfy { $0.method.name == "NET" })
        #expect(all.otherSizes.allSatisfy { ($0.reduction as? CountedNetwork)?.epochs == 40 })
        #expect(all.shown.map(\.reduction.latentSize) == [2, 2])
        let names = jobs.withLock { $0.map(\.name) }
        #expect(
            names.sorted() == [
                "NET", "NET with 1 dimension", "NET with 16 dimensions", "NET with 4 dimensions",
                "NET with 8 dimensions", "PCA",
            ])
        #expect(steps.withLock { $0.contains { $0.hasPrefix("NET with 32 dimensions is left out: ") } })
    }

    @Test func lessIsTrainedWhereThereIsLessToSpend() throws {
        func epochs(_ fitted: FittedRepeats) -> Set<Int> {
            Set(fitted.otherSizes.compactMap { ($0.reduction as? CountedNetwork)?.epochs })
        }
        // Half of 40 epochs of two dimensions are 40 of one; eight epochs of one and of four would be too few steps.
        let some = try fitted()
        #expect(sizes(some) == [1] && epochs(some) == [40])
        // Repeats are part of what is compared: 160 epochs of one dimension are 32 of one and of four.
        let more = try fitted { $0.repeats = 4 }
        #expect(sizes(more) == [1, 4] && epochs(more) == [32])
    }

    @Test func nothingIsTrainedUnderATimeLimitOrUnasked() throws {
        #expect(try fitted { $0.timeLimit = 20 }.otherSizes.isEmpty)
        #expect(try fitted(triesSizes: false).otherSizes.isEmpty)
        #expect(try fitted { $0.methods = [.pca] }.otherSizes.isEmpty)
    }

    /// Every training has a checkpoint of its own.
    @Test func checkpointsAreToldApart() {
        let jobs = [
            TrainingJob(method: .ae, seed: 3), TrainingJob(method: .ae, seed: 3, purpose: .randomSplit),
            TrainingJob(method: .ae, seed: 3, purpose: .latentSize(1)),
            TrainingJob(method: .ae, seed: 3, purpose: .latentSize(16)),
        ]
        #expect(
            jobs.map(CheckpointFolder.fileName) == [
                "ae-seed-3.h5", "ae-seed-3-random-split.h5", "ae-seed-3-latent-1.h5", "ae-seed-3-latent-16.h5",
            ])
    }
}
