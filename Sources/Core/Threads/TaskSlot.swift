internal import Synchronization

/// A value of a task's own among those of tasks that run side by side.
package final class TaskSlot<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    package init(_ value: Value) { state = Mutex(value) }

    /// The value as it is now.
    package var value: Value { state.withLock { $0 } }

    /// Changes the value in place.
    package func update<Result: Sendable, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try state.withLock { value throws(Failure) in try body(&value) }
    }
}
