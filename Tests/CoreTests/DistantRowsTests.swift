import Core
import Testing

/// Rows that are kept at a distance from others.
@Suite struct DistantRowsTests {
    @Test func rowsWithinTheDistanceAreLeftOut() {
        let rows = Array(0..<20)
        #expect(rows.farther(than: 0, from: [3, 4, 19]) == rows.filter { ![3, 4, 19].contains($0) })
        #expect(rows.farther(than: 2, from: [3, 10]) == [0, 6, 7, 13, 14, 15, 16, 17, 18, 19])
        #expect(rows.farther(than: 50, from: [3]).isEmpty && rows.farther(than: 50, from: []) == rows)
        // As each pair's distance has it.
        let (some, others) = ((0..<90).map { 7 * $0 % 11 + 4 * $0 }.sorted(), (0..<9).map { 40 * $0 + $0 % 3 })
        for distance in 0..<30 {
            #expect(
                some.farther(than: distance, from: others)
                    == some.filter { row in others.allSatisfy { abs($0 - row) > distance } })
        }
    }
}
