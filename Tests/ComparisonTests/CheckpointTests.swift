import Core
import Datasets
import Foundation
import Methods
import NeuralNetworks
import Rows
import TestSupport
import Testing

@testable import Comparison

@Suite struct CheckpointTests {
    private let folder: TemporaryFolder
    private let job = TrainingJob(method: .vae, seed: 3)

    init() throws { folder = try TemporaryFolder() }

    /// A state with something in every place.
    private var state: FittingState {
        var history = TrainingHistory()
        history.trainingLosses = [3, 2.5, 2]
        (history.validationEpochs, history.validationLosses) = ([0, 2], [4, 3.25])
        (history.keptEpoch, history.seconds, history.isCutOff) = (2, 1.5, true)
        var state = FittingState()
        state.finished = [.init(history: history), .init(history: TrainingHistory(), divergedEpoch: 4)]
        state.decisions = [3, 0, 9]
        state.isTrial = true
        var current = TrainingState()
        (current.epoch, current.batch, current.lossSum, current.seconds) = (2, 1, 0.1, 12.5)
        current.trainingLosses = [1.25, 1]
        current.parameters = [1, -2, .leastNonzeroMagnitude]
        current.firstMoments = [0.5, 0.25, 0]
        current.secondMoments = [1e-30, 2, 3]
        current.clipping = [1.5, 20, 0]
        current.loader = [.max, 1, 2]
        current.model = [7, 8]
        current.best = BestParameters(least: 0.5, epoch: 1, values: [4, 5, 6], epochs: [1], losses: [0.5])
        state.current = current
        return state
    }

    private func settings(_ change: (inout ComparisonSettings) -> Void = { _ in }) throws -> ComparisonSettings {
        let path = try SmallFile(kind: .table).write(to: folder)
        var settings = ComparisonSettings(file: path)
        change(&settings)
        return settings
    }

    private func identity(_ settings: ComparisonSettings) throws -> RunIdentity {
        try RunIdentity(settings, DataPreparation(settings).run().dataset)
    }

    private func write(_ state: FittingState) throws -> String {
        let path = folder.path + "/vae-seed-3.h5"
        let contents = CheckpointContents(state, of: job, elapsed: 60)
        try CheckpointFile.write(contents.record(identity(settings())), to: path)
        return path
    }

    @Test func statesComeBackAsTheyWere() throws {
        var done = FittingState()
        done.result = [1, 2, 3]
        for state in [state, FittingState(), done] {
            let (contents, identity) = try CheckpointContents.read(write(state))
            #expect(contents.fitting == state)
            #expect(contents.elapsed == 60)
            #expect(identity == (try self.identity(settings())))
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == ["small.h5", "vae-seed-3.h5"])
    }

    @Test func standingsAreInWords() {
        var done = FittingState()
        done.result = []
        var training = state
        training.isTrial = false
        let standings = [state, training, done].map { CheckpointContents($0, of: job, elapsed: 0).standing }
        #expect(standings == ["VAE in trial 3", "VAE at epoch 3", "VAE trained"])
    }

    /// Wherever a file is cut or a bit of it flipped, it is refused before anything in it is believed.
    @Test func damageIsFound() throws {
        let path = try write(state)
        let whole = try Data(contentsOf: URL(filePath: path))
        var damaged: [Data] = stride(from: 0, to: whole.count, by: 101).map { whole.prefix($0) }
        damaged += [whole.dropLast(), whole + Data([0])]
        for place in stride(from: 0, to: whole.count, by: 97) {
            var copy = whole
            copy[place] ^= UInt8(1 << (place % 8))
            damaged.append(copy)
        }
        for data in damaged {
            try data.write(to: URL(filePath: path))
            let error = try #require(throws: ComparisonError.self) { try CheckpointContents.read(path) }
            #expect(error.kind == .unusableData && error.description.contains("--resume"))
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: ComparisonError.self) { try CheckpointContents.read(path) }
        // A sealed file that was never a checkpoint.
        try Data("no checkpoint".utf8).write(to: URL(filePath: path))
        try SealedFile.seal(path)
        #expect(throws: ComparisonError.self) { try CheckpointContents.read(path) }
    }

    /// Whole files whose parts do not go together, as nobody but a forger writes them.
    @Test func partsHaveToGoTogether() throws {
        typealias Change = (inout CheckpointRecord) -> Void
        let changes: [Change] = [
            { $0.texts["identity"] = nil }, { $0.texts["identity"] = "{" }, { $0.arrays["elapsed"] = .doubles([-1]) },
            { $0.arrays["elapsed"] = .doubles([.nan]) }, { $0.arrays["elapsed"] = .doubles([]) },
            { $0.arrays["decisions"] = .words([.max]) }, { $0.arrays["decisions"] = .floats([1]) },
            { $0.arrays["finished.lengths"] = .words([1]) },
            { $0.arrays["finished.lengths"] = .words([UInt64](repeating: 1 << 62, count: 10)) },
            { $0.arrays["finished.validation epochs"] = .words([2, 1]) },
            { $0.arrays["finished.validation epochs"] = .words([1, 9]) },
            { $0.arrays["current.place"] = .words([1]) }, { $0.arrays["current.numbers"] = .doubles([]) },
            { $0.arrays["current.parameters"] = nil }, { $0.arrays["is trial"] = nil },
        ]
        let path = folder.path + "/forged.h5"
        for (index, change) in changes.enumerated() {
            var record = CheckpointContents(state, of: job, elapsed: 60).record(try identity(settings()))
            change(&record)
            try CheckpointFile.write(record, to: path)
            #expect(throws: ComparisonError.self, "\(index)") { try CheckpointContents.read(path) }
        }
    }

    /// A checkpoint that can't be written leaves the old one as it was.
    @Test func aFailureLeavesTheOldOne() throws {
        let path = try write(state)
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: ComparisonError.self) {
            try CheckpointFile.write(CheckpointRecord(), to: folder.path + "/nowhere/vae-seed-3.h5")
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func whatDiffersIsNamed() throws {
        let first = try identity(settings())
        #expect(first.difference(now: try identity(settings())) == nil)
        #expect(RunIdentity(first.text) == first)
        let changes: [((inout ComparisonSettings) -> Void, String)] = [
            ({ $0.training.epochs = 7 }, "epochs was not set, and is 7 now"),
            ({ $0.training.seed = 1 }, "seed was 0, and is 1 now"),
            ({ $0.training.hidden = [3, 4] }, "hidden was not set, and is 3,4 now"),
            ({ $0.training.batchSize = 5 }, "batch-size was not set, and is 5 now"),
            ({ $0.latentSize = 3 }, "latent was 2, and is 3 now"),
            ({ $0.methods = [.pca, .vae] }, "methods was pca,ae,vae, and is pca,vae now"),
            ({ $0.testFraction = 0.5 }, "test-fraction was 0.2, and is 0.5 now"),
            ({ $0.repeats = 2 }, "repeats was not set, and is 2 now"),
            ({ $0.margin = 0.1 }, "margin was 0.05, and is 0.1 now"),
            ({ $0.timeLimit = 60 }, "time-limit was not set, and is 60 now"),
            ({ $0.reading.ignoresLabels = true }, "the data in the file are not those that it was made of"),
            ({ $0.reading.dataPath = "x" }, "data was not set, and is x now"),
        ]
        for (change, expected) in changes {
            #expect(first.difference(now: try identity(settings(change))) == expected)
        }
        // Where it goes, and how many threads there are, makes no difference.
        let elsewhere = try identity(
            settings {
                $0.threads = 5
                $0.resumes = true
            })
        #expect(first.difference(now: elsewhere) == nil)
        let path = try settings().file
        try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/other.h5")
        var moved = ComparisonSettings(file: folder.path + "/other.h5")
        moved.training = TrainingChoices()
        #expect(first.difference(now: try identity(moved))?.hasPrefix("it is of ") == true)
    }

    @Test func otherDataAreFoundOut() throws {
        let first = try identity(settings())
        var file = SmallFile(kind: .table)
        file.change(row: 60)
        let path = try file.write(to: folder)
        let changed = try identity(ComparisonSettings(file: path))
        #expect(first.difference(now: changed)?.contains("the data in the file") == true)
    }

    @Test func digestsTellPiecesApart() {
        func digest(_ pieces: [[UInt8]]) -> UInt64 {
            var digest = ContentDigest()
            for piece in pieces { digest.add(piece) }
            return digest.value
        }
        let pieces: [[[UInt8]]] = [
            [], [[]], [[0]], [[0, 0]], [[0], [0]], [[1]], [[UInt8](repeating: 0, count: 8)],
            [[UInt8](repeating: 0, count: 16)], [[1, 2, 3, 4, 5, 6, 7, 8, 9]], [[1, 2, 3, 4, 5, 6, 7, 8], [9]],
        ]
        #expect(Set(pieces.map(digest)).count == pieces.count)
    }
}
