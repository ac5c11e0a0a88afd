import Core
import Datasets
import Methods
import Rows
import TestSupport
import Testing

@testable import Comparison

@Suite struct WorkForecastTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func forecast(_ change: (inout ComparisonSettings) -> Void = { _ in }) throws -> WorkForecast {
        var settings = ComparisonSettings(file: try SmallFile(kind: .table).write(to: folder))
        settings.training = TrainingChoices(epochs: 40, hidden: [8], seed: 7)
        settings.repeats = 1
        settings.threads = 2
        change(&settings)
        return try WorkForecast(DataPreparation(settings).run(), settings: settings)
    }

    /// Small work is counted, and not measured: the same every time.
    @Test func everyNetworkIsCounted() throws {
        let one = try forecast()
        #expect(Set(one.jobs.keys.map(\.method)) == [.ae, .vae])
        #expect(one.jobs.values.allSatisfy { $0.training > 0 && $0.training < 1 })
        #expect(try forecast().jobs == one.jobs)
        let three = try forecast { $0.repeats = 3 }
        #expect(three.jobs.count == 6 && three.training > one.training)
        #expect(three.evidence > one.evidence && three.drawing == one.drawing)
        // 6 features allow 1 and 4 dimensions besides 2.
        #expect(one.otherSizeCount == 4 && one.otherSizes > 0)
    }

    @Test func moreEpochsTakeLonger() throws {
        let short = try forecast()
        let long = try forecast { $0.training.epochs = 80 }
        let job = TrainingJob(method: .ae, seed: 7)
        let (first, second) = (try #require(short.jobs[job]), try #require(long.jobs[job]))
        #expect(abs(second.training / first.training - 2) < 1e-9)
        #expect(short.seconds == short.training + short.evidence + short.drawing)
    }

    @Test func largeDataAreSampled() {
        func all(_ rows: Int, threads: Int = 1) -> Double {
            let forecast = EvidenceForecast(rows: rows, features: 100, repeats: 1, threads: threads)
            return forecast.measuring + forecast.drawing
        }
        #expect(all(1_000) < all(10_000))
        #expect(all(1_000_000) == all(10_000_000))
        #expect(all(1_000, threads: 4) < all(1_000, threads: 1))
    }
}
