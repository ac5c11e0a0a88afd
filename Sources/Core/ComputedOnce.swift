internal import Synchronization

/// Values by their keys, each of which whoever asks first computes; others who ask for it meanwhile wait.
package final class ComputedOnce<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let slots = Mutex<[Key: Slot]>([:])

    private final class Slot: Sendable {
        let value = Mutex<Value?>(nil)
    }

    package init() {}

    /// The value of a key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - compute: Computes its value, from what belongs to the key alone; called once unless it throws.
    /// - Returns: The value.
    /// - Throws: What `compute` throws.
    package func value<Failure>(_ key: Key, compute: () throws(Failure) -> Value) throws(Failure) -> Value {
        let slot = slots.withLock { slots in
            let slot = slots[key] ?? Slot()
            slots[key] = slot
            return slot
        }
        return try slot.value.withLock { (value) throws(Failure) -> Value in
            if let value { return value }
            let computed = try compute()
            value = computed
            return computed
        }
    }
}
