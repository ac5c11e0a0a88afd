internal import Synchronization

/// A count of steps of work in this process: as long as it rises, the process is not stuck.
package enum Heartbeat {
    private static let steps = Atomic<Int>(0)

    /// Counts one step of work that has gone forward.
    package static func beat() { steps.wrappingAdd(1, ordering: .relaxed) }

    /// The number of steps so far.
    package static var count: Int { steps.load(ordering: .relaxed) }
}
