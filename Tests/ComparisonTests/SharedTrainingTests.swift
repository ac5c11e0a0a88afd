import Core
import Foundation
import Methods
import Rows
import Synchronization
import TestSupport
import Testing

@testable import Comparison

/// Several processes that train some of the networks each have the results of one that trains them all.
@Suite struct SharedTrainingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(_ change: (inout ComparisonSettings) -> Void = { _ in }) throws -> ComparisonSettings {
        var settings = ComparisonSettings(file: try SmallFile(kind: .table).write(to: folder))
        settings.training = TrainingChoices(epochs: 3, hidden: [8], seed: 7)
        settings.repeats = 3
        change(&settings)
        return settings
    }

    private func fit(_ settings: ComparisonSettings) throws -> FittedRepeats {
        try MethodFitting(DataPreparation(settings).run(), settings: settings).run { _ in }
    }

    /// The codes of the first rows by every network, with all digits.
    private func codes(_ repeats: FittedRepeats, _ data: PreparedData) throws -> [Matrix] {
        let rows = try data.rows.rows(at: Array(0..<10))
        let methods = ([repeats.shown] + repeats.further).flatMap(\.self)
        return try methods.compactMap(\.decoding).map { try $0.encode(rows) }
    }

    @Test(arguments: [2, 3]) func allHaveTheSame(count: Int) throws {
        let alone = try settings()
        let data = try DataPreparation(alone).run()
        let expected = try codes(fit(alone), data)
        let meeting = Meeting(count)
        let results = ParallelTasks.run(Array(0..<count), threads: count) { rank in
            Result {
                var settings = alone
                settings.ranks = MetRanks(rank: rank, meeting: meeting)
                return try codes(fit(settings), data)
            }
        }
        for result in results { #expect(try result.get() == expected) }
        // Networks of other sizes are shared as well, after those that are compared.
        #expect(meeting.sent.count >= 2)
        for sent in meeting.sent {
            let names = sent.flatMap { (NamedBytes.unpacked($0) ?? []).map(\.name) }
            #expect(Set(names).count == names.count)
        }
        let trained = meeting.sent.flatMap(\.self).flatMap { (NamedBytes.unpacked($0) ?? []).map(\.name) }
        #expect(trained.contains("ae-seed-7.h5") && trained.contains("vae-seed-9.h5"))
    }

    @Test func otherOptionsAreRefused() throws {
        let meeting = Meeting(2)
        let results = try [0.2, 0.3].enumerated().map { rank, fraction in
            try settings {
                $0.testFraction = fraction
                $0.ranks = MetRanks(rank: rank, meeting: meeting)
            }
        }
        let failures = ParallelTasks.run(results, threads: 2) { settings in Result { try fit(settings) } }
        for failure in failures {
            let error = #expect(throws: ComparisonError.self) { try failure.get() }
            #expect(error?.message.contains("has been given something else") == true)
        }
    }

    @Test func namedBytesAreSentAsTheyAre() {
        let all = [NamedBytes(name: "é", bytes: [1, 2, 3]), NamedBytes(name: "", bytes: [])]
        let packed = NamedBytes.packed(all)
        #expect(NamedBytes.unpacked(packed) == all)
        #expect(NamedBytes.unpacked([]) == [])
        for count in 1..<packed.count where count != packed.count - 16 {
            #expect(NamedBytes.unpacked(Array(packed.prefix(count))) == nil)
        }
        #expect(NamedBytes.unpacked([UInt8](repeating: 255, count: 40)) == nil)
    }
}

/// Stands for processes: threads that wait for each other.
private final class Meeting: Sendable {
    let count: Int
    private let state = Mutex(State())

    private struct State {
        var coming: [Int: [UInt8]] = [:]
        var sent: [[[UInt8]]] = []
    }

    init(_ count: Int) { self.count = count }

    /// The bytes that were passed on, each time.
    var sent: [[[UInt8]]] { state.withLock { $0.sent } }

    func pass(_ own: [UInt8], from rank: Int, time: Int) -> [[UInt8]] {
        state.withLock { state in
            state.coming[rank] = own
            if state.coming.count == count {
                state.sent.append((0..<count).map { state.coming[$0] ?? [] })
                state.coming = [:]
            }
        }
        while true {
            if let passed = state.withLock({ $0.sent.count > time ? $0.sent[time] : nil }) { return passed }
            Thread.sleep(forTimeInterval: 0.005)
        }
    }
}

private final class MetRanks: RankGroup {
    let rank: Int
    private let meeting: Meeting
    private let times = Mutex(0)

    init(rank: Int, meeting: Meeting) {
        self.rank = rank
        self.meeting = meeting
    }

    var count: Int { meeting.count }

    func gathered(_ own: [UInt8]) -> [[UInt8]] {
        let time = times.withLock { time in
            defer { time += 1 }
            return time
        }
        return meeting.pass(own, from: rank, time: time)
    }
}
