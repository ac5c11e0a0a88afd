import Core
import Testing

@Suite struct MeanRanksTests {
    @Test func equalElementsShareTheMeanOfTheirRanks() {
        #expect([3.0, 1, 2].meanRanks == [2, 0, 1])
        #expect([5, 1, 5, 5, 0].meanRanks == [3, 1, 3, 3, 0])
        #expect([2, 2].meanRanks == [0.5, 0.5])
        #expect([].meanRanks.isEmpty && [Double.infinity].meanRanks == [0])
    }
}
