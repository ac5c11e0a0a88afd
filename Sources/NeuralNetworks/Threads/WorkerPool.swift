internal import Core

/// Threads that help trainings whenever fewer models are in training than there are cores for them.
///
/// A training calls ``lead(_:)`` for as long as it runs; each takes one of the pool's threads, and what is left of them
/// takes tasks of whichever training offers some.
public final class WorkerPool: Sendable {
    private let board: TaskBoard

    /// A pool for so many threads, those of the trainings themselves included.
    public init(threads: Int) {
        let board = TaskBoard(threads: threads)
        self.board = board
        for worker in 0..<max(0, threads - 1) {
            // Where the system grants no more threads, those that there are do the work.
            SystemThread.start("worker \(worker)") { board.work(as: worker) }
        }
    }

    deinit { board.close() }

    /// Runs a training on the calling thread, with the pool's help.
    ///
    /// - Parameter body: The training, which is given the team that its tasks are done by.
    /// - Returns: The result of the training.
    public func lead<Value>(_ body: (ThreadTeam) throws -> Value) rethrows -> Value {
        board.addLeader(1)
        defer { board.addLeader(-1) }
        return try body(ThreadTeam(board))
    }
}

/// Whoever does the tasks of a training: the thread that trains, and what others have time for it.
public struct ThreadTeam: Sendable {
    private let board: TaskBoard?

    init(_ board: TaskBoard) { self.board = board }

    private init() { board = nil }

    /// The calling thread alone.
    public static let alone = ThreadTeam()

    /// Does tasks, in any order and on any threads, and returns when all are done.
    ///
    /// - Parameters:
    ///   - count: The number of them.
    ///   - body: Does one; called at the same time from several threads, with another task each.
    public func run(_ count: Int, _ body: (Int) -> Void) {
        guard count > 1, let board, board.hasWorkers else {
            for task in 0..<count { body(task) }
            return
        }
        withoutActuallyEscaping(body) { board.run(TaskList(count: count, body: $0)) }
    }
}
