internal import Methods
internal import NeuralNetworks
internal import Synchronization

/// The checkpoint of one training: taken by the clock, written by another thread.
final class JobCheckpoint: FitCheckpoint {
    let start: FittingState?
    private let job: TrainingJob
    private let folder: CheckpointFolder
    private let state: Mutex<State>

    private struct State {
        var last: ContinuousClock.Instant
        /// The number of states that wait to be written.
        var waiting = 0
        var failure: ComparisonError?
    }

    /// A checkpoint of a training that begins now, or goes on from `start`.
    init(of job: TrainingJob, in folder: CheckpointFolder, start: FittingState?) {
        self.job = job
        self.folder = folder
        self.start = start
        state = Mutex(State(last: .now))
    }

    var isDue: Bool {
        state.withLock { state in
            // What could not be written is said as soon as possible.
            if state.failure != nil { return true }
            return state.waiting == 0 && ContinuousClock.now - state.last >= folder.interval
        }
    }

    func keep(_ fitting: FittingState) throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            state.last = .now
            state.waiting += 1
        }
        let contents = CheckpointContents(fitting, of: job, elapsed: (ContinuousClock.now - folder.beginning).seconds)
        folder.write(contents, of: job) { [self] result in
            state.withLock { state in
                state.waiting -= 1
                if case .failure(let error) = result { state.failure = error }
            }
        }
    }
}

extension CheckpointFolder {
    /// The checkpoint of a training.
    func checkpoint(of job: TrainingJob) -> JobCheckpoint { JobCheckpoint(of: job, in: self, start: start(of: job)) }
}
