internal import Core

/// Threads that wait to help whoever has work for several, and end with this.
final class HelperThreads: Sendable {
    private let board = Board()

    /// Starts threads.
    ///
    /// - Parameter count: How many, the caller's own not among them.
    init(count: Int) {
        for helper in 0..<count {
            // Where the system grants no more threads, the caller does the work with those that there are.
            SystemThread.start("chunks \(helper + 1)") { [board] in board.help(as: helper + 1) }
        }
    }

    deinit { board.close() }

    /// Does work on the calling thread, and on each helper that comes before it is done there.
    ///
    /// - Parameter body: Does the work with the others that do so at the same time, until there is no more; it is told the number
    ///   of its thread, which is 0 for the caller's.
    func run(_ body: (Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            board.open(body)
            body(0)
            board.waitForHelpers()
        }
    }

    /// The board by which caller and helpers tell each other what to do.
    ///
    /// Sendable, unchecked: the condition guards all that changes.
    private final class Board: @unchecked Sendable {
        /// Guards all else.
        private let condition = Condition()
        private var body: ((Int) -> Void)?
        /// Counts the calls, so that no helper comes to the same one twice.
        private var call = 0
        private var helping = 0
        private var isClosed = false

        func open(_ body: @escaping (Int) -> Void) {
            condition.withLock {
                self.body = body
                call += 1
                condition.broadcast()
            }
        }

        func waitForHelpers() {
            condition.withLock {
                body = nil
                while helping > 0 { condition.wait() }
            }
        }

        func close() {
            condition.withLock {
                isClosed = true
                condition.broadcast()
            }
        }

        func help(as helper: Int) {
            var lastCall = 0
            while isWanted(after: &lastCall) {
                callBody(as: helper)
                condition.withLock {
                    helping -= 1
                    condition.broadcast()
                }
            }
        }

        /// Waits for a call that the helper has not come to yet.
        ///
        /// - Returns: Whether there is one: false at the end.
        private func isWanted(after lastCall: inout Int) -> Bool {
            condition.withLock {
                while !isClosed, body == nil || call == lastCall { condition.wait() }
                lastCall = call
                helping += 1
                return !isClosed
            }
        }

        /// Holds the body no longer than it takes: the caller waits for that.
        @inline(never)
        private func callBody(as helper: Int) {
            let body = condition.withLock { self.body }
            body?(helper)
        }
    }
}
