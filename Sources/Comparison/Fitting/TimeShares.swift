internal import Synchronization

/// Shares the time until a deadline among trainings, of which several go on at a time.
final class TimeShares: Sendable {
    private let deadline: ContinuousClock.Instant
    private let threads: Int
    /// The number of trainings that have not begun.
    private let waiting: Mutex<Int>

    /// Shares for a number of trainings.
    init(until deadline: ContinuousClock.Instant, jobs: Int, threads: Int) {
        self.deadline = deadline
        self.threads = max(1, threads)
        waiting = Mutex(jobs)
    }

    /// The time at which the training that begins now has to be over: others wait for its thread.
    func next() -> ContinuousClock.Instant {
        let turns = waiting.withLock { waiting in
            defer { waiting -= 1 }
            return max(1, (waiting + threads - 1) / threads)
        }
        let now = ContinuousClock.now
        return now + (deadline - now) / turns
    }
}
