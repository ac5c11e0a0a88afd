internal import Methods
internal import NeuralNetworks
internal import Synchronization

/// The checkpoint of one training: taken by the clock, written by another thread.
final class JobCheckpoint: FitCheckpoint {
    let start: FittingState?
    private let job: TrainingJob
    private let folder: CheckpointFolder
    private let events: @Sendable (ComparisonEvent) -> Void
    private let state: Mutex<State>

    private struct State {
        var last: ContinuousClock.Instant
        /// The number of states that wait to be written.
        var waiting = 0
    }

    /// A checkpoint of a training that begins now, or goes on from `start`.
    ///
    /// - Parameters:
    ///   - job: The training.
    ///   - folder: Where it is written.
    ///   - start: What an interrupted run has left of it.
    ///   - events: Told where it can't be written.
    init(
        of job: TrainingJob, in folder: CheckpointFolder, start: FittingState?,
        events: @escaping @Sendable (ComparisonEvent) -> Void
    ) {
        self.events = events
        self.job = job
        self.folder = folder
        self.start = start
        state = Mutex(State(last: .now))
    }

    var isDue: Bool {
        state.withLock { state in
            state.waiting == 0 && ContinuousClock.now - state.last >= folder.interval
        }
    }

    /// Has a state written.
    ///
    /// The report is worth more than the checkpoint: where it can't be written, training goes on.
    func keep(_ fitting: FittingState) {
        state.withLock { state in
            state.last = .now
            state.waiting += 1
        }
        let contents = CheckpointContents(fitting, of: job, elapsed: (ContinuousClock.now - folder.beginning).seconds)
        folder.write(contents, of: job) { [self] result in
            state.withLock { $0.waiting -= 1 }
            if case .failure(let error) = result { folder.warn(of: error, events: events) }
        }
    }
}

extension CheckpointFolder {
    /// The checkpoint of a training.
    ///
    /// - Parameters:
    ///   - job: The training.
    ///   - events: Told where it can't be written.
    /// - Returns: The checkpoint.
    func checkpoint(
        of job: TrainingJob, events: @escaping @Sendable (ComparisonEvent) -> Void
    ) -> JobCheckpoint {
        JobCheckpoint(of: job, in: self, start: start(of: job), events: events)
    }
}
