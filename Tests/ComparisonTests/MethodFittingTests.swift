import Core
import Datasets
import Methods
import NeuralNetworks
import Rows
import Synchronization
import TestSupport
import Testing

@testable import Comparison

/// Projections on the first features, which a made-up method is fitted to in no time.
private struct FirstFeatures: FittedReduction {
    let featureCount: Int
    let latentSize: Int

    func encode(_ rows: Matrix) -> Matrix {
        Matrix(
            rows: rows.rows, columns: latentSize,
            values: (0..<rows.rows).flatMap { Array(rows[row: $0].prefix(latentSize)) })
    }
}

/// The same as a network, which is trained from several seeds.
private struct TimedFeatures: TimedReduction, DecodingReduction {
    let featureCount: Int
    let latentSize: Int
    let trainingSeconds = 0.0

    func encode(_ rows: Matrix) -> Matrix {
        FirstFeatures(featureCount: featureCount, latentSize: latentSize).encode(rows)
    }

    func decode(_ codes: Matrix) -> Matrix { Matrix(rows: codes.rows, columns: featureCount) }
}

extension Method {
    fileprivate static func firstFeatures(
        needsCounts: Bool = false, check: @escaping @Sendable (FitProblem) throws -> Void = { _ in }
    ) -> Method {
        Method(
            "first", FirstFeatures.self, name: "FIRST", longName: "first features", needsCounts: { _ in needsCounts },
            check: check
        ) { FirstFeatures(featureCount: $0.source.featureCount, latentSize: $0.latentSize) }
    }
}

@Suite struct MethodFittingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(
        _ kind: SmallFile.Kind = .images, _ change: (inout ComparisonSettings) -> Void
    ) throws -> ComparisonSettings {
        var settings = ComparisonSettings(file: try SmallFile(kind: kind).write(to: folder))
        settings.training = TrainingChoices(epochs: 2, hidden: [8], architecture: .dense, seed: 7)
        change(&settings)
        return settings
    }

    @Test func methodsAreFittedInTheirOrderAndComparedOnesAgain() throws {
        let settings = try settings {
            $0.methods = [.vae, .pca, .firstFeatures(), .ae]
            $0.repeats = 3
            $0.threads = 2
        }
        let fitted = Mutex<[TrainingJob]>([])
        let measured = Mutex(0)
        let data = try DataPreparation(settings).run()
        let repeats = try MethodFitting(data, settings: settings).run(events: { event in
            if case .fitted(let job, _) = event { fitted.withLock { $0.append(job) } }
        }) { _ in measured.withLock { $0 += 1 } }
        #expect(repeats.shown.map(\.method) == [.vae, .pca, .firstFeatures(), .ae])
        #expect(repeats.further.map { $0.map(\.method) } == [[.vae, .pca, .ae], [.vae, .pca, .ae]])
        #expect(repeats.onRandomSplit.isEmpty)
        #expect(Set(fitted.withLock { $0 }) == Set(TrainingJob.all(settings, data.repeats)))
        // Without a time limit, nothing is measured beforehand.
        #expect(measured.withLock { $0 } == 0)
    }

    /// A repeat that diverges is left out; what is shown must not.
    @Test func repeatsThatDivergeAreLeftOut() throws {
        func run(diverging seed: UInt64) throws -> FittedRepeats {
            let network = Method("network", TimedFeatures.self, name: "NET", longName: "made-up network") { request in
                if request.choices.seed == seed { throw DivergedTrainingError(epoch: 3) }
                return TimedFeatures(featureCount: request.source.featureCount, latentSize: request.latentSize)
            }
            let settings = try settings {
                $0.methods = [.pca, network]
                $0.repeats = 3
            }
            return try MethodFitting(DataPreparation(settings).run(), settings: settings).run { _ in }
        }
        let repeats = try run(diverging: 8)
        #expect(repeats.shown.map(\.method.name) == ["PCA", "NET"])
        #expect(repeats.further.map { $0.map(\.method.name) } == [["PCA"], ["PCA", "NET"]])
        #expect(throws: DivergedTrainingError.self) { try run(diverging: 7) }
    }

    /// Under a time limit a linear method is fitted first, measured, and not fitted again.
    @Test(arguments: [true, false]) func timeIsMeasuredOnALinearMethod(isAskedFor: Bool) throws {
        let settings = try settings {
            $0.methods = [.firstFeatures(), .ae] + (isAskedFor ? [.pca] : [])
            $0.timeLimit = 20
        }
        var measured: [FittedMethod] = []
        let events = Mutex<[Method]>([])
        let fitted = try MethodFitting(DataPreparation(settings).run(), settings: settings).run(events: { event in
            if case .fitted(let job, _) = event { events.withLock { $0.append(job.method) } }
        }) { measured.append($0) }.shown
        #expect(measured.map(\.method) == [.baseline])
        #expect(fitted.map(\.method) == settings.methods)
        #expect(
            events.withLock { $0 }.sorted { $0.rawValue < $1.rawValue }
                == settings.methods.sorted { $0.rawValue < $1.rawValue })
        #expect(fitted[1].training?.shortening?.isShortened == false)
        if isAskedFor { #expect(fitted[2].seconds == measured[0].seconds) }
    }

    @Test func whatAMethodRefusesIsToldWithItsPlace() throws {
        let method = Method.firstFeatures { problem in
            throw UnsuitableDataError("has \(problem.featureCount) features, which is odd. Leave out first.")
        }
        let settings = try settings(.table) { $0.methods = [method] }
        let error = try #require(throws: ComparisonError.self) { try DataPreparation(settings).run() }
        #expect(error.kind == .unusableData)
        #expect(error.description == "\(settings.file): /x has 6 features, which is odd. Leave out first.")
    }

    /// A model of counts gets counts, where other methods get the columns standardised.
    @Test func countsAreReadForMethodsThatNeedThem() throws {
        let kinds = try [false, true].map { needsCounts in
            let settings = try settings(.table) { $0.methods = [.firstFeatures(needsCounts: needsCounts)] }
            return try DataPreparation(settings).run().kind
        }
        #expect(kinds[0] == .table)
        if case .counts = kinds[1] {} else { Issue.record("\(kinds[1])") }
    }
}
