import Comparison
import Drawing
import EmbeddingQuality
import Evidence
import Foundation
import Methods
import NeuralNetworks
import TestSupport
import Testing

@testable import Reporting

/// Trainings from several seeds, and how much they differ.
@Suite struct RepeatTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func spreadIsTheUnbiasedStandardDeviation() throws {
        // Mean 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, divided by 7.
        let spread = try #require(SeedSpread([2, 4, 4, 4, 5, 5, 7, 9]))
        #expect(spread.mean == 5 && spread.count == 8)
        #expect(abs(spread.standardDeviation - 2.138_089_935_299_395) < 1e-12)
        #expect(SeedSpread([1]) == nil)
        #expect(SeedSpread([1, .nan]) == nil)
        #expect(SeedSpread([3, 3])?.standardDeviation == 0)
    }

    @Test(arguments: [
        ([0.021, 0.0217], "0.0214 ± 0.0005"), ([-24.1, -24.4, -24.2], "−24.23 ± 0.15"), ([100, 340], "220 ± 170"),
        ([0.936905, 0.936905.nextUp, 0.936905], "0.937 ± 0.000"),
    ])
    func spreadsHaveTheirOwnDecimals(values: [Double], text: String) throws {
        #expect(try #require(SeedSpread(values)).text() == text)
    }

    private func report(threads: Int, repeats: Int?, seed: UInt64 = 7) throws -> Report {
        let path = try SmallFile(kind: .images).write(to: folder)
        var settings = ReportSettings(file: path, output: folder.path + "/out")
        settings.training.epochs = 2
        // Where trainings as short as these lose to a PCA, they are to stay what they are.
        settings.training.architecture = .dense
        settings.training.seed = seed
        settings.repeats = repeats
        settings.threads = threads
        return try Report(comparing: settings)
    }

    /// Each repeat is what a report of one seed would have, its split included.
    @Test func repeatsAreReportsFromTheNextSeeds() throws {
        let report = try report(threads: 2, repeats: 3)
        let other = try self.report(threads: 1, repeats: 1, seed: 8)
        for method in Method.usual {
            let result = try #require(report.result(of: method))
            #expect(result.repeats.map(\.seed) == [7, 8, 9])
            #expect(result.repeats[0].measures == result.measures.mapValues(\.estimate.value))
            #expect(result.repeats[0].training?.history.trainingLosses == result.training?.history.trainingLosses)
            #expect(result.repeats[0].split == nil && result.repeats[1].split == other.split)
            #expect(result.repeats[1].split != report.split && result.variesSplit)
            let single = try #require(other.result(of: method))
            #expect(result.repeats[1].measures[.mse] == single.error)
            #expect(result.repeats[1].training?.history.trainingLosses == single.training?.history.trainingLosses)
            let errors = result.repeats.compactMap { $0.measures[.mse] }
            #expect(Set(errors).count == 3)
            let spread = try #require(result.spread(of: .mse))
            let mean = (errors[0] + errors[1] + errors[2]) / 3
            #expect(abs(spread.mean - mean) < 1e-15)
            let squares = errors.map { ($0 - mean) * ($0 - mean) }
            #expect(abs(spread.standardDeviation - ((squares[0] + squares[1] + squares[2]) / 2).squareRoot()) < 1e-15)
        }
        // The first of several is the only one of a report without repeats.
        let single = try self.report(threads: 1, repeats: 1)
        for method in Method.usual {
            #expect(single.result(of: method)?.codes == report.result(of: method)?.codes)
            #expect(single.result(of: method)?.repeats.isEmpty == true)
        }
    }

    @Test func threadsChangeNothing() throws {
        func bytes(_ threads: Int) throws -> Data {
            let object = try JSONSerialization.jsonObject(
                with: MetricsFile(report(threads: threads, repeats: 3)).data())
            var file = try #require(object as? [String: Any])
            var methods = try #require(file["methods"] as? [String: [String: Any]])
            for name in methods.keys {
                methods[name]?["train_seconds"] = nil
                var repeats = methods[name]?["repeats"] as? [String: Any]
                repeats?["train_seconds"] = nil
                methods[name]?["repeats"] = repeats
            }
            #expect(methods["vae"]?["repeats"] != nil)
            file["methods"] = methods
            file["environment"] = nil
            return try JSONSerialization.data(withJSONObject: file, options: .sortedKeys)
        }
        #expect(try bytes(1) == bytes(2))
    }

    /// The report's sentences on repeats, on errors that can be added up by hand.
    @Test func whatIsSaid() throws {
        let errors = SampleReport.errors(about: 0.5, spread: 0.1)
        let pca = SampleReport.errors(about: 1, spread: 0.1)
        let single = SampleReport.of([(.pca, pca), (.ae, errors)]) { $0.repeats = 3 }
        #expect(!VerdictText(single).evidence.contains { $0.contains("±") })
        let pcaError = try #require(single.result(of: .pca)).error
        let repeats = [0.4, 0.5, 0.6].enumerated().map { index, share in
            RepeatedTraining(
                seed: UInt64(index), measures: [.mse: share * pcaError], training: SampleReport.training)
        }
        let report = SampleReport.of([(.pca, pca), (.ae, errors)], repeats: [.ae: repeats]) { $0.repeats = 3 }
        let verdict = VerdictText(report)
        #expect(
            verdict.evidence.first
                == "Over three training runs with different seeds, the AE's test error is 50 ± 10 % lower than PCA's (mean ± standard deviation)."
        )
        #expect(verdict.caveat.contains("(seeds 0 to 2)"))
        let level = [1 - 1e-9, 1, 1 + 1e-9].enumerated().map { index, share in
            RepeatedTraining(
                seed: UInt64(index), measures: [.mse: share * pcaError], training: SampleReport.training)
        }
        let same = VerdictText(SampleReport.of([(.pca, pca), (.ae, pca)], repeats: [.ae: level]) { $0.repeats = 3 })
        #expect(same.sentence.contains("the same test error as PCA") && !same.evidence.contains { $0.contains("±") })
        let table = MeasureTable(report).comparison
        #expect(table.rows.map { $0[0].plain } == ["PCA", "AE", "3 seeds"])
        #expect(MethodsText(report).paragraphs.map(\.plain).joined().contains("trained 3 times on the same rows"))
        let file = try JSONSerialization.jsonObject(with: MetricsFile(report).data()) as? [String: Any]
        let record = (file?["methods"] as? [String: [String: Any]])?["ae"]?["repeats"] as? [String: Any]
        #expect(record?["seeds"] as? [Int] == [0, 1, 2])
        let deviation = try #require((record?["standard_deviation"] as? [String: Double])?["mse"])
        #expect(abs(deviation - 0.1 * pcaError) < 1e-12)
    }
}
