internal import CSystem

/// A lock, and the waiting for a change of what it guards.
///
/// Sendable, unchecked: threads share nothing but what the system makes for that.
@safe package final class Condition: @unchecked Sendable {
    private let state: UnsafeMutablePointer<CSystem_condition>

    package convenience init() { self.init(isRecursive: false) }

    /// A condition whose lock the thread that has it may take again, if that is wanted.
    fileprivate init(isRecursive: Bool) {
        unsafe state = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe CSystem_condition_create(state, isRecursive)
    }

    deinit {
        unsafe CSystem_condition_destroy(state)
        unsafe state.deallocate()
    }

    package func lock() { unsafe CSystem_condition_lock(state) }

    package func unlock() { unsafe CSystem_condition_unlock(state) }

    /// Runs a closure with the lock.
    package func withLock<Value>(_ body: () throws -> Value) rethrows -> Value {
        lock()
        defer { unlock() }
        return try body()
    }

    /// Gives up the lock until another thread says that something has changed, or for no reason; has it again then.
    package func wait() { unsafe CSystem_condition_wait(state) }

    /// Wakes all who wait.
    package func broadcast() { unsafe CSystem_condition_broadcast(state) }
}

/// A lock that the thread which has it may take again.
package final class RecursiveLock: Sendable {
    private let condition = Condition(isRecursive: true)

    package init() {}

    package func lock() { condition.lock() }

    package func unlock() { condition.unlock() }
}
