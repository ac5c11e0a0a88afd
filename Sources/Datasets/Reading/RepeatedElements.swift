internal import Synchronization

/// The number of elements of sparse rows that are in a column that their row has already, as blocks of rows are read.
final class RepeatedElements: Sendable {
    /// The number in each block, by its first row.
    private let counts = Mutex<[Int: Int]>([:])

    /// Records a block; one that is read again counts once.
    func record(_ count: Int, at row: Int) {
        guard count > 0 else { return }
        counts.withLock { $0[row] = count }
    }

    /// The number in all blocks that were read.
    var count: Int { counts.withLock { $0.values.reduce(0, +) } }
}
