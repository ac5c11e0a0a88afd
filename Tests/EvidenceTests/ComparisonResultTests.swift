import Comparison
import Core
import EmbeddingQuality
import Methods
import Rows
import Synchronization
import TestSupport
import Testing

@testable import Evidence

/// Codes that are no numbers, as of a method that has failed without a word.
private struct NoNumbers: FittedReduction {
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(rows: rows.rows, columns: latentSize, values: [Float](repeating: .nan, count: rows.rows * latentSize))
    }
}

/// A comparison from the file to the answers, without a page.
@Suite struct ComparisonResultTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(_ methods: [Method]) throws -> ComparisonSettings {
        var settings = ComparisonSettings(file: try SmallFile(kind: .images).write(to: folder))
        settings.training = TrainingChoices(epochs: 2, hidden: [8], architecture: .dense, seed: 7)
        settings.methods = methods
        return settings
    }

    @Test func everyQuestionIsAskedOfFittedMethods() throws {
        let settings = try settings([.vae, .pca])
        let steps = Mutex<[String]>([])
        let data = try DataPreparation(settings).run()
        let result = try ComparisonResult(of: data, settings: settings) { event in
            if case .step(let sentence) = event { steps.withLock { $0.append(sentence) } }
        }
        #expect(steps.withLock { $0 } == ["Measuring on the test rows."])
        #expect(result.study.methods.map(\.method) == [.vae, .pca])
        #expect(result.study.fitted.map(\.method) == [.vae, .pca])
        #expect(try result.study.data.truth == data.rows.rows(at: data.split.test))
        #expect(result.findings[Verdict.self]?.network == "vae")
        let answered = result.findings.ids
        #expect(answered.isSuperset(of: [Performance.id, Components.id, Distances.id, Classes.id, Training.id]))
        // No method learned to restore corrupted rows, and images are corrupted all the same.
        #expect(result.findings[Denoising.self]?.trained == [] && result.study.corrupted == nil)
        #expect(result.study.methods.allSatisfy { $0.allReconstructions == nil })
    }

    /// Every repeat and the random split are judged on test rows of their own, whatever the number of threads.
    @Test func splitsAndARandomSplitAreJudged() throws {
        let (rows, features) = (300, 5)
        var generator = SeededGenerator(seed: 1, stream: "test.series")
        let series = generator.series(rows: rows, features: features, memory: 0.9)
        let description = DatasetDescription(
            name: "series", path: "series.h5", rowCount: rows, featureCount: features, dataPath: "/data",
            elementType: "float32", reason: "It is all there is.")
        let matrix = FeatureMatrix(rowCount: rows, featureCount: features, storage: .float32(series.values))
        func result(threads: Int) throws -> ComparisonResult {
            var settings = ComparisonSettings(file: "series.h5")
            settings.methods = [.pca, .ae]
            settings.training = TrainingChoices(epochs: 2, hidden: [8], seed: 7)
            settings.threads = threads
            let data = try DataPreparation(settings).run(on: Dataset(matrix, description))
            return try ComparisonResult(of: data, settings: settings)
        }
        let single = try result(threads: 1)
        let study = single.study
        let random = try #require(study.onRandomSplit[.ae])
        #expect(study.onRandomSplit.count == 2 && random.split != study.data.split)
        #expect(random.errors?.rowCount == 60 && random.training != nil)
        for method in study.methods {
            #expect(method.repeats.count == 3 && method.variesSplit)
            for (index, training) in method.repeats.enumerated() {
                #expect(training.seed == UInt64(7 + index))
                #expect(training.errors?.rowCount == (training.split ?? study.data.split).test.count)
            }
        }
        let verdict = try #require(single.findings[Verdict.self])
        let other = try #require(try result(threads: 3).findings[Verdict.self])
        #expect(verdict.repeatsVarySplit && verdict.mseReductionByRepeat?.count == 3)
        #expect(verdict.reduction == other.reduction && verdict.mseReductionByRepeat == other.mseReductionByRepeat)
        let said = try #require(verdict.randomSplit)
        #expect(said.mseReduction != nil && said.mseReduction == other.randomSplit?.mseReduction)
    }

    @Test func reconstructionsOfAllRowsAreKeptWhereTheyAreWanted() throws {
        let settings = try settings([.pca])
        let data = try DataPreparation(settings).run()
        let kept = try ComparisonResult(of: data, settings: settings, keepsReconstructions: true).study.methods[0]
        let all = try #require(kept.allReconstructions)
        #expect(all.rows == data.dataset.features.rowCount)
        #expect(all.selecting(rows: data.split.test) == kept.reconstruction)
    }

    @Test func codesThatAreNoNumbersAreAnErrorOfTheComparison() throws {
        let method = Method("none", NoNumbers.self, name: "NONE", longName: "no numbers") {
            NoNumbers(featureCount: $0.source.featureCount, latentSize: $0.latentSize)
        }
        let settings = try settings([method])
        let data = try DataPreparation(settings).run()
        let error = try #require(throws: ComparisonError.self) {
            try ComparisonResult(of: data, settings: settings)
        }
        #expect(error.kind == .unusableData && error.description.contains("finite"))
    }
}
