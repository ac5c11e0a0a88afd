/// Chunks divided over columns of about the same height, to be read one column after the other.
struct ColumnSplit {
    /// The chunks of each column.
    let columns: [Range<Int>]
    /// The height of the highest column, in points.
    let height: Double

    /// Divides chunks so that the highest column is as low as can be.
    ///
    /// - Parameters:
    ///   - chunks: All chunks of a document.
    ///   - range: Those to divide, at least one.
    ///   - count: The number of columns.
    ///   - step: The number of steps by which figures give way.
    /// - Complexity: O(chunks · log height).
    init(of chunks: [Chunk], _ range: Range<Int>, into count: Int, step: Int) {
        let groups = Self.groups(of: chunks, range)
        var high = chunks.height(of: range, isFirst: true, step: step)
        var best = [range]
        var low = high / Double(count) / 2
        // To a quarter of a point.
        while high - low > 0.25 {
            let middle = (low + high) / 2
            if let columns = Self.filled(groups, chunks, height: middle, count: count, step: step) {
                (best, high) = (columns, middle)
            } else {
                low = middle
            }
        }
        columns = best
        height = best.map { chunks.height(of: $0, isFirst: true, step: step) }.max() ?? 0
    }

    /// The chunks that belong together.
    private static func groups(of chunks: [Chunk], _ range: Range<Int>) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where !chunks[index].keepsWithNext || index + 1 == range.upperBound {
            groups.append(start..<index + 1)
            start = index + 1
        }
        return groups
    }

    /// The columns filled one after the other up to a height; nil if there are too few of them.
    private static func filled(
        _ groups: [Range<Int>], _ chunks: [Chunk], height: Double, count: Int, step: Int
    ) -> [Range<Int>]? {
        var columns: [Range<Int>] = []
        var used = 0.0
        for group in groups {
            let below = chunks.height(of: group, isFirst: columns.isEmpty, step: step)
            if let last = columns.last, used + below <= height {
                columns[columns.count - 1] = last.lowerBound..<group.upperBound
                used += below
                continue
            }
            let alone = chunks.height(of: group, isFirst: true, step: step)
            guard columns.count < count, alone <= height else { return nil }
            columns.append(group)
            used = alone
        }
        return columns
    }
}
