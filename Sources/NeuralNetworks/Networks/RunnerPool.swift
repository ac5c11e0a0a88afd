internal import Synchronization

/// The runners of one network that nobody uses just now, kept for its next run.
///
/// A run takes a runner out and puts it back, so that there are as many as threads that ever ran the network at the same
/// time. Runners beyond the budget are let go of.
final class RunnerPool: Sendable {
    private let idle = Mutex<[IdleRunner]>([])
    private let budget: RunnerBudget

    init(budget: RunnerBudget) {
        self.budget = budget
    }

    deinit {
        budget.release(idle.withLock { $0.reduce(0) { $0 + $1.numberCount } })
    }

    /// The number of runners kept.
    var count: Int { idle.withLock { $0.count } }

    /// Takes the runner out that was put back last.
    ///
    /// - Returns: The runner, which is the caller's alone; nil if none is kept.
    func take() -> TrainedNetworkRunner? {
        guard let taken = idle.withLock({ $0.popLast() }) else { return nil }
        budget.release(taken.numberCount)
        return taken.runner
    }

    /// Puts a runner back, which the caller no longer uses.
    func put(_ runner: TrainedNetworkRunner) {
        let numberCount = runner.numberCount
        guard budget.reserve(numberCount) else { return }
        idle.withLock { $0.append(IdleRunner(runner: runner, numberCount: numberCount)) }
    }
}

/// A runner in the pool, and how many numbers it takes from the budget.
///
/// Unchecked, since a runner belongs either to the pool, which does not look into it, or to the one thread that took it out.
private struct IdleRunner: @unchecked Sendable {
    let runner: TrainedNetworkRunner
    let numberCount: Int
}

/// A limit on the numbers that the idle runners of several networks hold.
final class RunnerBudget: Sendable {
    /// The budget of all networks together: 64 MB.
    static let shared = RunnerBudget(1 << 24)

    private let free: Mutex<Int>

    /// A budget of so many numbers.
    init(_ numberCount: Int) {
        free = Mutex(numberCount)
    }

    /// The numbers that are left.
    var freeCount: Int { free.withLock { $0 } }

    /// Sets numbers aside.
    ///
    /// - Returns: True if there are as many left.
    func reserve(_ numberCount: Int) -> Bool {
        free.withLock { free in
            guard numberCount <= free else { return false }
            free -= numberCount
            return true
        }
    }

    /// Gives back numbers that were set aside.
    func release(_ numberCount: Int) {
        free.withLock { $0 += numberCount }
    }
}
