import Testing

@testable import EmbeddingQuality

@Suite struct RanksTests {
    @Test func equalValuesShareTheirRanks() {
        #expect(Ranks(of: [1, 2, 2, 4, 0.5, 2]).ranks == [1, 3, 3, 5, 0, 3])
        #expect(Ranks(of: []).ranks == [])
    }

    /// The numbers of `scipy.stats.spearmanr`.
    @Test func correlationsAreSpearmans() throws {
        let ranks = Ranks(of: [1, 2, 2, 4, 0.5, 2])
        let correlation = try #require(ranks.correlation(with: Ranks(of: [4, 1, 3, 3, 9, 0])))
        #expect(abs(correlation + 0.646_843_158_815_382_3) < 1e-12)
        #expect(ranks.correlation(with: Ranks(of: [2, 4, 4, 16, 0, 4])) == 1)
        #expect(Ranks(of: [1, 2, 3]).correlation(with: Ranks(of: [3, 2, 1])) == -1)
        #expect(ranks.correlation(with: Ranks(of: [7, 7, 7, 7, 7, 7])) == nil)
    }
}
