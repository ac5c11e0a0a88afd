internal import Core

/// The order in which an epoch goes through its rows.
struct EpochOrder {
    /// The rows in their order.
    private(set) var rows: [Int]
    /// The positions among them that are drawn from the same chunks; one range if random access is cheap.
    private(set) var stretches: [Range<Int>]

    /// The rows as they are.
    init(_ rows: [Int]) {
        self.rows = rows
        stretches = [0..<rows.count]
    }

    /// All rows in a random order.
    ///
    /// Where rows come in chunks, the chunks are shuffled, and then the rows within windows of some chunks: files are often
    /// sorted, and chunks from all over the file mix what is in them.
    ///
    /// - Parameters:
    ///   - rows: The rows, ascending.
    ///   - chunks: The chunks that they are fetched in; nil if random access is cheap.
    ///   - generator: The generator that the order is drawn from.
    init(_ rows: [Int], chunks: RowChunkLayout?, using generator: inout SeededGenerator) {
        guard let chunks else {
            self.rows = rows
            self.rows.shuffle(using: &generator)
            stretches = [0..<rows.count]
            return
        }
        var members = EpochOrder.members(rows, chunks)
        members.shuffle(using: &generator)
        (self.rows, stretches) = ([], [])
        self.rows.reserveCapacity(rows.count)
        for first in stride(from: 0, to: members.count, by: chunks.chunksPerShuffleWindow) {
            let start = self.rows.count
            for part in members[first..<min(first + chunks.chunksPerShuffleWindow, members.count)] {
                self.rows += rows[part]
            }
            self.rows[start...].shuffle(using: &generator)
            stretches.append(start..<self.rows.count)
        }
    }

    /// The positions among the rows that are of the same chunk.
    private static func members(_ rows: [Int], _ chunks: RowChunkLayout) -> [Range<Int>] {
        var members: [Range<Int>] = []
        var next = 0
        for end in chunks.starts.dropFirst() {
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
