import EmbeddingQuality
import Testing

@testable import Evidence

/// The errors of training rows of kinds that are too rare among the test rows.
@Suite struct RareRowTests {
    private let usual = (0..<1_000).map { 1 + Double($0 % 10) / 10 }

    /// The usual errors, with others of the first rows.
    private func errors(_ first: Double, rows: Int) -> [Double] {
        [Double](repeating: first, count: rows) + usual.dropFirst(rows)
    }

    @Test func rareRowsAreWeighed() throws {
        let rare = try #require(
            RareRows(network: errors(30, rows: 10), pca: errors(60, rows: 10), testUnits: 250))
        #expect(rare.count == 10)
        let others = usual.dropFirst(10).reduce(0, +)
        #expect(abs(rare.errorShare - 600 / (600 + others)) < 1e-12)
        #expect(rare.ratio == 0.5)
        // A network that is 20 % worse on the others is better in all, were rare rows as frequent as in training.
        let joined = rare.joined(to: RatioInterval(ratio: 1.2, lower: 1.1, upper: 1.3))
        #expect(abs(joined.ratio - (1.2 * others + 300) / (600 + others)) < 1e-12)
        #expect(joined.lower < joined.ratio && joined.ratio < joined.upper)
    }

    @Test func rowsThatMatterLittleAreNone() {
        func find(_ error: Double, rows: Int, testUnits: Int) -> RareRows? {
            RareRows(
                network: errors(error, rows: rows), pca: errors(error, rows: rows), testUnits: testUnits)
        }
        #expect(find(60, rows: 10, testUnits: 250) != nil)
        // No such rows; enough of them among the test rows; a hundredth of the error.
        #expect(find(1.5, rows: 10, testUnits: 250) == nil)
        #expect(find(60, rows: 10, testUnits: 1_000) == nil)
        #expect(find(15, rows: 1, testUnits: 250) == nil)
    }
}
