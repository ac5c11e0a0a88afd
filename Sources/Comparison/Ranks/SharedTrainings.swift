internal import Core
internal import Foundation
internal import Methods
internal import Synchronization

/// The networks of a report that several processes train, each some of them.
///
/// What a training came to is passed on as the checkpoint that an interrupted run would leave. Every process then fits all networks from
/// these, which takes no time, so that none need know which were its own, and all have the same results as one process alone.
final class SharedTrainings: Sendable {
    private let group: any RankGroup
    private let identity: RunIdentity
    /// The ends that trainings came to, by the names of their checkpoints.
    private let states = Mutex<[String: FittingState]>([:])

    /// - Parameters:
    ///   - group: The processes.
    ///   - identity: What the results depend on, which has to be the same for all.
    init(among group: any RankGroup, identity: RunIdentity) {
        self.group = group
        self.identity = identity
    }

    /// The trainings of this process.
    ///
    /// They are dealt out to and fro, since of each pair of networks the second takes longer than the first.
    func own<Training>(_ trainings: [Training], job: (Training) -> TrainingJob) -> [Training] {
        trainings.filter { job($0).method.isNetwork }.enumerated().filter { place, _ in
            let turn = place % (2 * group.count)
            return min(turn, 2 * group.count - 1 - turn) == group.rank
        }.map(\.element)
    }

    /// The checkpoint of a training: of one that has been trained, by whichever process, its end.
    ///
    /// - Parameters:
    ///   - job: The training.
    ///   - folder: The checkpoint that is kept on the disk as well; nil for none.
    /// - Returns: The checkpoint.
    func checkpoint(of job: TrainingJob, beside folder: JobCheckpoint?) -> any FitCheckpoint {
        let name = CheckpointFolder.fileName(job)
        return SharedCheckpoint(start: states.withLock { $0[name] } ?? folder?.start, folder: folder) { state in
            self.states.withLock { $0[name] = state }
        }
    }

    /// Passes on what the trainings of this process came to, and takes what those of the others did.
    ///
    /// - Parameter jobs: The trainings of this process. Those that diverged have nothing to pass on.
    /// - Throws: ``ComparisonError`` where other processes have other data or options, or what `RankGroup.gathered(_:)` throws.
    func exchange(_ jobs: [TrainingJob]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "gibbous-rank-\(group.rank)-\(getpid())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var own: [NamedBytes] = []
        for job in jobs {
            let name = CheckpointFolder.fileName(job)
            guard let state = states.withLock({ $0[name] }) else { continue }
            let path = folder.appending(path: name).path
            try CheckpointFile.write(CheckpointContents(state, of: job, elapsed: 0).record(identity), to: path)
            own.append(NamedBytes(name: name, bytes: Array(try Data(contentsOf: URL(filePath: path)))))
        }
        for (rank, bytes) in try group.gathered(NamedBytes.packed(own)).enumerated() where rank != group.rank {
            guard let found = NamedBytes.unpacked(bytes) else { throw Self.unintelligible(rank) }
            for file in found {
                let path = folder.appending(path: "of-another.h5").path
                try Data(file.bytes).write(to: URL(filePath: path))
                let (contents, theirs) = try CheckpointContents.read(path)
                if let difference = theirs.difference(now: identity) {
                    throw ComparisonError(
                        .unusableData,
                        "Process \(rank) has been given something else: \(difference). All need the same file and options."
                    )
                }
                states.withLock { $0[file.name] = contents.fitting }
            }
        }
    }

    private static func unintelligible(_ rank: Int) -> ComparisonError {
        ComparisonError(.unusableData, "Process \(rank) has sent something that makes no sense.")
    }
}

/// A checkpoint that is kept in memory, if a training came to its end, and on the disk, if that is wished.
private struct SharedCheckpoint: FitCheckpoint {
    let start: FittingState?
    let folder: JobCheckpoint?
    let finish: @Sendable (FittingState) -> Void

    var isDue: Bool { folder?.isDue ?? false }

    func keep(_ state: FittingState) throws {
        if state.result != nil { finish(state) }
        folder?.keep(state)
    }
}

/// Bytes with a name, many of which are sent as one.
struct NamedBytes: Equatable {
    let name: String
    let bytes: [UInt8]

    /// Each as the lengths of its name and its bytes, and these.
    static func packed(_ all: [NamedBytes]) -> [UInt8] {
        all.flatMap { one -> [UInt8] in
            let name = Array(one.name.utf8)
            return length(name.count) + name + length(one.bytes.count) + one.bytes
        }
    }

    /// The same again; nil where the bytes are not those of ``packed(_:)``.
    static func unpacked(_ bytes: [UInt8]) -> [NamedBytes]? {
        var rest = bytes[...]
        func next() -> ArraySlice<UInt8>? {
            guard rest.count >= lengthBytes else { return nil }
            let count = rest.prefix(lengthBytes).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            rest = rest.dropFirst(lengthBytes)
            guard count <= UInt64(rest.count) else { return nil }
            defer { rest = rest.dropFirst(Int(count)) }
            return rest.prefix(Int(count))
        }
        var all: [NamedBytes] = []
        while !rest.isEmpty {
            guard let name = next(), let text = String(validating: name, as: UTF8.self), let bytes = next() else {
                return nil
            }
            all.append(NamedBytes(name: text, bytes: Array(bytes)))
        }
        return all
    }

    private static let lengthBytes = 8

    private static func length(_ count: Int) -> [UInt8] {
        (0..<lengthBytes).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    }
}
