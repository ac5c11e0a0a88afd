internal import CProcessor
internal import Core
internal import Foundation
internal import Synchronization

/// A board on which trainings put up tasks and workers find them.
final class TaskBoard: Sendable {
    let threads: Int
    private let state = Mutex(State())
    private let wakeUp = Condition()
    /// Changes whenever tasks are put up, so that a waiting worker sees it without the lock.
    private let generation = Atomic<Int>(0)
    /// The number of workers that may work beside the trainings.
    private let places: Atomic<Int>
    private let sleepers = Atomic<Int>(0)

    private struct State {
        var lists: [TaskList] = []
        var leaders = 0
        var isClosed = false
    }

    init(threads: Int) {
        self.threads = threads
        places = Atomic(max(0, threads - 1))
    }

    /// True if there are workers.
    var hasWorkers: Bool { places.load(ordering: .relaxed) > 0 }

    func addLeader(_ change: Int) {
        state.withLock { state in
            state.leaders += change
            places.store(max(0, threads - max(1, state.leaders)), ordering: .relaxed)
        }
        announce()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        announce()
    }

    /// Puts up tasks, works on them too, and takes them down when all are done.
    func run(_ list: TaskList) {
        state.withLock { $0.lists.append(list) }
        announce()
        list.work()
        state.withLock { state in state.lists.removeAll { $0 === list } }
        list.waitForOthers()
    }

    /// The work of a worker's thread until the board is closed.
    func work(as worker: Int) {
        while true {
            let now = generation.load(ordering: .acquiring)
            let found = state.withLock { state -> (list: TaskList?, isClosed: Bool) in
                let mayWork = worker < places.load(ordering: .relaxed)
                // A list is joined while it is up, so that whoever takes it down knows whom to wait for.
                let list = mayWork ? state.lists.first { $0.hasTasks } : nil
                list?.join()
                return (list, state.isClosed)
            }
            if let list = found.list {
                list.work()
                list.leave()
                continue
            }
            if found.isClosed { return }
            waitForNews(since: now)
        }
    }

    private func announce() {
        generation.add(1, ordering: .sequentiallyConsistent)
        guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
        wakeUp.lock()
        wakeUp.broadcast()
        wakeUp.unlock()
    }

    /// The number of looks before a worker sleeps: they take longer than the time between the steps of a training,
    /// which follow each other faster than a thread can be woken.
    private static let looks = 20_000

    private func waitForNews(since seen: Int) {
        for _ in 0..<TaskBoard.looks where hasWorkers {
            if generation.load(ordering: .acquiring) != seen { return }
            gibbous_pause()
        }
        wakeUp.lock()
        sleepers.add(1, ordering: .sequentiallyConsistent)
        while generation.load(ordering: .sequentiallyConsistent) == seen { wakeUp.wait() }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
        wakeUp.unlock()
    }
}

/// Tasks that are handed out one by one.
final class TaskList: @unchecked Sendable {
    private let count: Int
    // Unchecked, since the closure is called from other threads only before the call that made the list returns, and is
    // let go of then, though a worker may hold the list a little longer.
    private var body: ((Int) -> Void)?
    private let next = Atomic<Int>(0)
    private let helpers = Atomic<Int>(0)

    init(count: Int, body: @escaping (Int) -> Void) {
        self.count = count
        self.body = body
    }

    var hasTasks: Bool { next.load(ordering: .relaxed) < count }

    /// Does tasks until there are none left.
    func work() {
        guard let body else { return }
        while true {
            let task = next.add(1, ordering: .acquiringAndReleasing).oldValue
            guard task < count else { return }
            body(task)
        }
    }

    func join() { helpers.add(1, ordering: .acquiringAndReleasing) }

    func leave() { helpers.subtract(1, ordering: .acquiringAndReleasing) }

    /// Waits until whoever joined has left, and lets go of the closure.
    func waitForOthers() {
        var looks = 0
        while helpers.load(ordering: .acquiring) > 0 {
            looks += 1
            // On a machine with more to do than cores, the other thread may be waiting for this one's.
            if looks % 1024 == 0 { usleep(10) } else { gibbous_pause() }
        }
        body = nil
    }
}
