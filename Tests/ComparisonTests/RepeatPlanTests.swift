import Core
import Methods
import Rows
import Splitting
import TestSupport
import Testing

@testable import Comparison

/// The number of comparisons, and the split of each.
@Suite struct RepeatPlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        arguments: [
            (2_000, 100, nil, 3), (2_000, 5, nil, 3), (2_001, 100, nil, 1), (1_797, 64, nil, 3), (5_000, 784, nil, 1),
            (5_000, 784, 20, 3), (500, 30, 100_000, 1), (1_000_000, 1_000_000, 100_000, 1),
        ] as [(Int, Int, Int?, Int)])
    func smallDataAreComparedThreeTimes(rows: Int, features: Int, epochs: Int?, count: Int) {
        #expect(RepeatRule.count(rows: rows, features: features, epochs: epochs) == count)
    }

    private func data(
        _ kind: SmallFile.Kind = .table, change: (inout ComparisonSettings) -> Void = { _ in }
    ) throws -> PreparedData {
        var settings = ComparisonSettings(file: try SmallFile(kind: kind).write(to: folder))
        change(&settings)
        return try DataPreparation(settings).run()
    }

    @Test func eachRepeatIsSplitAndScaledByItself() throws {
        let data = try data()
        #expect(data.repeats.count == 3 && data.repeats.variesSplit && data.repeats.random == nil)
        for (index, rows) in data.repeats.further.enumerated() {
            let other = try self.data { $0.training.seed = UInt64(index + 1) }
            #expect(rows.split == other.split && rows.split != data.split)
            let some = Array(rows.split.test.prefix(5))
            #expect(try rows.rows.rows(at: some) == other.rows.rows(at: some))
        }
    }

    @Test func oneRepeatIsWhatThereIsWhereOneIsAskedFor() throws {
        let single = try data { $0.repeats = 1 }
        #expect(single.repeats.count == 1 && !single.repeats.variesSplit)
        #expect(try single.split == data().split)
        for change: (inout ComparisonSettings) -> Void in [
            { $0.timeLimit = 60 }, { $0.methods = [.ae, .vae] }, { $0.methods = [.pca] },
        ] {
            #expect(try data(change: change).repeats.count == 1)
        }
        #expect(
            try data {
                $0.timeLimit = 60
                $0.repeats = 4
            }.repeats.further.count == 3)
    }

    @Test func theEndOfTheFileIsTheSameForAllSeeds() throws {
        let data = try data {
            $0.splitRule = .time
            $0.repeats = 3
        }
        #expect(data.repeats.count == 3 && !data.repeats.variesSplit)
        #expect(
            data.repeats.sentence(seed: 4)
                == "Each network is trained 3 times on the same split, from the seeds 4 to 6.")
        // It is what the user has asked for.
        #expect(data.repeats.random == nil)
    }

    /// Rows each of which has so much of the one before; a random walk if all of it.
    private func series(memory: Float) throws -> PreparedData {
        let (rows, features) = (600, 6)
        var generator = SeededGenerator(seed: 3, stream: "test.series")
        let series = generator.series(rows: rows, features: features, memory: memory)
        let description = DatasetDescription(
            name: "series", path: "series.h5", rowCount: rows, featureCount: features, dataPath: "/data",
            elementType: "float32", reason: "It is all there is.")
        let matrix = FeatureMatrix(rowCount: rows, featureCount: features, storage: .float32(series.values))
        return try DataPreparation(ComparisonSettings(file: "series.h5")).run(on: Dataset(matrix, description))
    }

    /// A random split is fitted too if rows are kept together by themselves.
    @Test func aRandomSplitStandsBesideStretchesAndTheEnd() throws {
        let stretches = try series(memory: 0.9)
        #expect(stretches.splitting.kind == .stretches)
        #expect(stretches.repeats.count == 3 && stretches.repeats.further.count == 2)
        let end = try series(memory: 1)
        #expect(end.splitting.kind == .end)
        #expect(end.repeats.count == 3 && end.repeats.further.isEmpty)
        for data in [stretches, end] {
            let random = try #require(data.repeats.random)
            #expect(random.split.test.count == 120 && random.split.groups == nil)
            // Neighbours are on both sides.
            let tested = Set(random.split.test)
            #expect(random.split.training.count { tested.contains($0 - 1) || tested.contains($0 + 1) } > 100)
        }
    }

    @Test func jobsHaveNamesAndFilesOfTheirOwn() throws {
        let data = try data()
        let plan = RepeatPlan(count: 2, further: [data.splitRows], random: data.splitRows)
        var settings = ComparisonSettings(file: "data.h5")
        settings.methods = [.pca, .ae]
        let jobs = TrainingJob.all(settings, plan)
        #expect(
            jobs.map(\.name) == [
                "PCA seed 0", "AE seed 0", "PCA seed 1", "AE seed 1", "PCA on a random split", "AE on a random split",
            ])
        #expect(Set(jobs.map(CheckpointFolder.fileName)).count == jobs.count)
        #expect(CheckpointFolder.fileName(jobs[1]) == "ae-seed-0.h5")
        let sameSplit = TrainingJob.all(settings, RepeatPlan(count: 2))
        #expect(sameSplit.map(\.name) == ["PCA", "AE seed 0", "AE seed 1"])
        #expect(TrainingJob.all(settings, RepeatPlan(count: 1)).map(\.name) == ["PCA", "AE"])
        #expect(plan.rows(for: .repetition(1)) != nil && RepeatPlan(count: 2).rows(for: .repetition(1)) == nil)
    }
}
