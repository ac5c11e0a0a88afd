internal import Core

/// The order in which an epoch goes through its rows.
struct EpochOrder {
    /// The rows in their order.
    private(set) var rows: [Int]
    /// The positions among them that are drawn from the same blocks; one range where any order is as quick as any other.
    private(set) var stretches: [Range<Int>]

    /// The rows as they are.
    init(_ rows: [Int]) {
        self.rows = rows
        stretches = [0..<rows.count]
    }

    /// All rows in a random order.
    ///
    /// Where rows come in blocks, the blocks are put in a random order, and the rows of some blocks at a time: files are often
    /// sorted, and blocks from all over the file mix what is in them.
    ///
    /// - Parameters:
    ///   - rows: The rows, ascending.
    ///   - blocks: The blocks that they come in; nil for none.
    ///   - generator: What the order depends on.
    init(_ rows: [Int], blocks: RowBlocks?, using generator: inout SeededGenerator) {
        guard let blocks else {
            self.rows = rows
            self.rows.shuffle(using: &generator)
            stretches = [0..<rows.count]
            return
        }
        var members = EpochOrder.members(rows, blocks)
        members.shuffle(using: &generator)
        (self.rows, stretches) = ([], [])
        self.rows.reserveCapacity(rows.count)
        for first in stride(from: 0, to: members.count, by: blocks.atATime) {
            let start = self.rows.count
            for part in members[first..<min(first + blocks.atATime, members.count)] { self.rows += rows[part] }
            self.rows[start...].shuffle(using: &generator)
            stretches.append(start..<self.rows.count)
        }
    }

    /// Which positions among the rows are of the same block.
    private static func members(_ rows: [Int], _ blocks: RowBlocks) -> [Range<Int>] {
        var members: [Range<Int>] = []
        var next = 0
        for end in blocks.starts.dropFirst() {
            let start = next
            while next < rows.count, rows[next] < end { next += 1 }
            if next > start { members.append(start..<next) }
        }
        return members
    }

    /// The stretch that a position is in.
    func stretch(of position: Int) -> Int {
        var (low, high) = (0, stretches.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].lowerBound <= position { low = middle } else { high = middle }
        }
        return low
    }
}
