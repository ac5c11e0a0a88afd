internal import Foundation
internal import Methods
internal import Synchronization

/// The checkpoints of one run: a hidden folder beside what it makes, with a file for each training.
///
/// It belongs to one run at a time. It is there from the first checkpoint on, and gone when the run is over.
package final class CheckpointFolder: Sendable {
    private let path: String
    private let identity: RunIdentity
    /// The least time between two checkpoints of a training.
    let interval: Duration
    /// The checkpoints of the run before, by file name.
    private let left: [String: CheckpointContents]
    /// The time at which this run would have begun had there been no interruption.
    package let beginning: ContinuousClock.Instant
    /// Writes one after the other, away from the threads that train.
    private let queue = DispatchQueue(label: "gibbous.checkpoints", qos: .utility)
    private let state: Mutex<State>

    private struct State {
        /// Holds the folder for this run; nil before the first checkpoint.
        var lock: FolderLock?
        /// True if it has been said that a checkpoint could not be written.
        var hasWarned = false
        /// True if another run holds the folder, so that this one has none.
        var isGivenUp = false
        /// True if files of an older run have to be removed first.
        var holdsOthers: Bool
        /// The progress of each training at its last checkpoint, by file name.
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

    /// The state to resume a training from; nil where an interrupted run has left none.
    func start(of job: TrainingJob) -> FittingState? { left[CheckpointFolder.fileName(job)]?.fitting }

    /// The error of a checkpoint whose contents are not those of its training.
    func unusable(_ job: TrainingJob, _ reason: String) -> ComparisonError {
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
        completion: @escaping @Sendable (Result<Void, ComparisonError>) -> Void
    ) {
        queue.async { [self] in
            completion(Result { () throws(ComparisonError) in try writeNow(contents, of: job) })
        }
    }

    private func writeNow(_ contents: CheckpointContents, of job: TrainingJob) throws(ComparisonError) {
        let mayWrite = try state.withLock { state throws(ComparisonError) in
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

    /// Says, once, that a checkpoint could not be written.
    func warn(of error: ComparisonError, events: (ComparisonEvent) -> Void) {
        let isFirst = state.withLock { state in
            defer { state.hasWarned = true }
            return !state.hasWarned
        }
        guard isFirst else { return }
        events(
            .step(
                "\(error) Training goes on; after an interruption, --resume would begin with what could be written before."
            ))
    }

    /// The progress of the trainings at their last checkpoints, "AE trained, VAE at epoch 130"; nil where there is none.
    package var standing: String? {
        let standing = state.withLock { $0.standing }
        return standing.isEmpty ? nil : standing.keys.sorted().compactMap { standing[$0] }.joined(separator: ", ")
    }

    /// Waits for the checkpoints that are being written; where none could be, nothing is left.
    package func settle() {
        queue.sync {}
        if standing == nil && CheckpointFolder.files(in: path).isEmpty { removeNow() }
    }

    /// Removes all checkpoints: the run is over, or they would lead nowhere.
    package func remove() {
        queue.sync {}
        removeNow()
    }

    private func removeNow() {
        state.withLock { state in
            guard state.lock != nil else { return }
            try? FileManager.default.removeItem(atPath: path)
            state.lock = nil
            state.isGivenUp = true
            state.standing = [:]
        }
    }

    /// "ae-seed-0.h5", "ae-seed-0-random-split.h5", or "ae-seed-0-latent-8.h5".
    static func fileName(_ job: TrainingJob) -> String {
        let purpose =
            switch job.purpose {
            case .shown, .repetition: ""
            case .randomSplit: "-random-split"
            case .latentSize(let size): "-latent-\(size)"
            }
        return "\(job.method.rawValue)-seed-\(job.seed)\(purpose).h5"
    }

    /// The checkpoints in a folder.
    static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".h5") }.sorted()
    }

    /// Removes checkpoints, and what runs that were killed have left half written.
    private static func removeFiles(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(".h5") || name.firstRange(of: ".h5.partial-") != nil {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
