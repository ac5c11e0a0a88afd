internal import Foundation
internal import Methods
internal import Synchronization

/// The checkpoints of one report: a hidden folder beside the report's place, with a file for each training.
///
/// It belongs to one run at a time. It is there from the first checkpoint on, and gone when the report is whole.
package final class CheckpointFolder: Sendable {
    private let path: String
    private let identity: RunIdentity
    /// How long to train at least between two checkpoints.
    let interval: Duration
    /// What the run before had come to.
    private let left: [String: CheckpointContents]
    /// When this run would have begun had there been no interruption.
    package let beginning: ContinuousClock.Instant
    /// Writes one after the other, away from the threads that train.
    private let queue = DispatchQueue(label: "gibbous.checkpoints", qos: .utility)
    private let state: Mutex<State>

    private struct State {
        /// Holds the folder for this run; nil before the first checkpoint.
        var lock: FolderLock?
        /// Whether another run had the folder, so that this one has none.
        var isGivenUp = false
        /// Whether what an older run has left has to go first.
        var holdsOthers: Bool
        /// How far each training had come at its last checkpoint.
        var standing: [String: String] = [:]
    }

    /// A folder for a run, which is not made before there is something to put into it.
    ///
    /// - Parameters:
    ///   - place: Where it is to be.
    ///   - identity: What the run's results depend on.
    ///   - left: What an interrupted run has left to go on from, by file name.
    ///   - lock: The lock on the folder, where it is there and has been taken.
    ///   - interval: How many seconds to train at least between two checkpoints.
    ///   - beginning: When the run began.
    init(
        at place: String, identity: RunIdentity, left: [String: CheckpointContents], lock: consuming FolderLock?,
        interval: Double, beginning: ContinuousClock.Instant
    ) {
        path = place
        self.identity = identity
        self.left = left
        self.interval = .seconds(interval)
        // What was done before counts as if it had just been done.
        self.beginning = beginning - .seconds(left.values.map(\.elapsed).max() ?? 0)
        state = Mutex(
            State(lock: lock, holdsOthers: left.isEmpty, standing: left.mapValues(\.standing)))
    }

    /// Where the state of a training is kept.
    func checkpoint(of job: TrainingJob) -> JobCheckpoint {
        JobCheckpoint(of: job, in: self, start: left[CheckpointFolder.fileName(job)]?.fitting)
    }

    /// The error of a checkpoint whose contents are not those of its training.
    func unusable(_ job: TrainingJob, _ reason: String) -> ReportError {
        CheckpointFile.unusable("\(path)/\(CheckpointFolder.fileName(job))", reason)
    }

    /// Writes a state, some time later.
    ///
    /// - Parameters:
    ///   - contents: The state.
    ///   - job: The training that it is of.
    ///   - completion: Told whether that worked.
    func write(
        _ contents: CheckpointContents, of job: TrainingJob,
        completion: @escaping @Sendable (Result<Void, ReportError>) -> Void
    ) {
        queue.async { [self] in
            completion(Result { () throws(ReportError) in try writeNow(contents, of: job) })
        }
    }

    private func writeNow(_ contents: CheckpointContents, of job: TrainingJob) throws(ReportError) {
        let mayWrite = try state.withLock { state throws(ReportError) in
            if state.lock == nil && !state.isGivenUp {
                state.lock = try FolderLock(making: path)
                state.isGivenUp = state.lock == nil
            }
            guard !state.isGivenUp else { return false }
            if state.holdsOthers { CheckpointFolder.removeFiles(in: path) }
            state.holdsOthers = false
            return true
        }
        guard mayWrite else { return }
        let name = CheckpointFolder.fileName(job)
        try CheckpointFile.write(contents.record(identity), to: "\(path)/\(name)")
        state.withLock { $0.standing[name] = contents.standing }
    }

    /// How far the trainings had come at their last checkpoints, "AE trained, VAE at epoch 130"; nil where there is none.
    package var standing: String? {
        let standing = state.withLock { $0.standing }
        return standing.isEmpty ? nil : standing.keys.sorted().compactMap { standing[$0] }.joined(separator: ", ")
    }

    /// Waits for the checkpoints that are being written.
    package func settle() { queue.sync {} }

    /// Removes all checkpoints: the report is whole, or they would lead nowhere.
    package func remove() {
        settle()
        state.withLock { state in
            guard state.lock != nil else { return }
            try? FileManager.default.removeItem(atPath: path)
            state.lock = nil
            state.isGivenUp = true
            state.standing = [:]
        }
    }

    /// "ae-seed-0.h5".
    static func fileName(_ job: TrainingJob) -> String { "\(job.method.rawValue)-seed-\(job.seed).h5" }

    /// The checkpoints in a folder.
    static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".h5") }.sorted()
    }

    /// Removes checkpoints, and what runs that were killed have left half written.
    private static func removeFiles(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(".h5") || name.contains(".h5.partial-") {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
