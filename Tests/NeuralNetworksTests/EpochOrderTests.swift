import Core
import Testing

@testable import NeuralNetworks

struct EpochOrderTests {
    @Test func allRowsComeOnceInAnotherOrderEachTime() {
        var generator = SeededGenerator(seed: 1, stream: "order")
        let rows = Array(stride(from: 0, to: 3_000, by: 3))
        let layout = RowChunkLayout(starts: Array(stride(from: 0, through: 3_000, by: 50)), chunksPerShuffleWindow: 4)
        for chunks in [nil, layout] {
            let first = EpochOrder(rows, chunks: chunks, using: &generator)
            let second = EpochOrder(rows, chunks: chunks, using: &generator)
            #expect(first.rows.sorted() == rows)
            #expect(second.rows.sorted() == rows)
            #expect(first.rows != second.rows)
        }
    }

    @Test func stretchesAreOfFewBlocksFromAllOver() {
        var generator = SeededGenerator(seed: 1, stream: "order")
        let chunks = RowChunkLayout(starts: Array(stride(from: 0, through: 3_000, by: 50)), chunksPerShuffleWindow: 4)
        let order = EpochOrder(Array(0..<3_000), chunks: chunks, using: &generator)
        #expect(order.stretches.count == 15)
        #expect(order.stretches.first?.lowerBound == 0 && order.stretches.last?.upperBound == 3_000)
        var spans: [Int] = []
        for (index, stretch) in order.stretches.enumerated() {
            let members = Set(order.rows[stretch].map { $0 / 50 })
            #expect(members.count == 4)
            #expect(order.rows[stretch].count == 200)
            // Within a stretch blocks are mixed: the first rows are not all of one.
            #expect(Set(order.rows[stretch].prefix(20).map { $0 / 50 }).count > 1)
            #expect(stretch.allSatisfy { order.stretch(of: $0) == index })
            spans.append((members.max() ?? 0) - (members.min() ?? 0))
        }
        #expect(spans.reduce(0, +) / spans.count > 20)
    }
}
