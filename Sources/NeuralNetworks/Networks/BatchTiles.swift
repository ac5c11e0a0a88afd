internal import Core

/// The division of a batch into tiles of rows.
public enum BatchTiles {
    /// The rows of each tile, which depend on the size of the batch alone.
    ///
    /// - Parameter rows: The number of rows of a batch.
    /// - Returns: Tiles that all but the last have a multiple of 16 rows, so that a vector never reaches from one tile into
    ///   another.
    public static func ranges(rows: Int) -> [Range<Int>] {
        let count = rows < 2 * smallest ? 1 : max(2, rows / best)
        let size = max(16, ((rows + count - 1) / count + 15) / 16 * 16)
        return (0..<rows).parts(of: size)
    }

    /// Products of fewer rows spend too much of their time on fetching the other operand.
    private static let smallest = 64
    /// Products of so many rows lose nothing.
    private static let best = 256
}
