import Methods
import Synchronization

/// Keeps every state, and breaks off after a number of them, as a signal would.
final class BreakingKeeper: FitCheckpoint {
    struct Interruption: Error {}

    let start: FittingState?
    private let breaksAfter: Int
    private let kept = Mutex<[FittingState]>([])

    init(start: FittingState? = nil, breaksAfter: Int = .max) {
        self.start = start
        self.breaksAfter = breaksAfter
    }

    var isDue: Bool { true }

    func keep(_ state: FittingState) throws {
        let count = kept.withLock { kept in
            kept.append(state)
            return kept.count
        }
        if count >= breaksAfter { throw Interruption() }
    }

    var count: Int { kept.withLock(\.count) }
    var last: FittingState? { kept.withLock(\.last) }
}
