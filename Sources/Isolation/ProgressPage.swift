internal import Synchronization

/// The progress of a process as the one that started it sees it: the first page of the memory that they share.
///
/// Two atomic numbers, each written by the worker alone. Atomics of a word are free of locks, so that they hold between
/// processes too, and all zeros, which memory of the system's begins as, are their initial values.
final class ProgressPage: Sendable {
    /// Room for two numbers.
    static let byteCount = 2 * MemoryLayout<Atomic<Int>>.stride

    private let memory: MappedMemory

    init(of shared: SharedMemory, isWritable: Bool) throws(IsolationError) {
        memory = try shared.map(.init(offset: 0, byteCount: Self.byteCount), isWritable: isWritable)
    }

    /// A number that changes as long as work goes forward.
    var count: Int {
        get { number(0) }
        set { setNumber(0, newValue) }
    }

    /// True if the current work of the process may take any time, as long as it makes progress.
    var isUnhurried: Bool {
        get { number(1) != 0 }
        set { setNumber(1, newValue ? 1 : 0) }
    }

    private func number(_ index: Int) -> Int {
        unsafe memory.address.assumingMemoryBound(to: Atomic<Int>.self)[index].load(ordering: .acquiring)
    }

    private func setNumber(_ index: Int, _ value: Int) {
        unsafe memory.address.assumingMemoryBound(to: Atomic<Int>.self)[index].store(value, ordering: .releasing)
    }
}
