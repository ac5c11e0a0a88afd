import Core
import Testing

@Suite struct MeanRanksTests {
    @Test func equalElementsShareTheMeanOfTheirRanks() {
        #expect([3.0, 1, 2].meanRanks == [2, 0, 1])
        #expect([5, 1, 5, 5, 0].meanRanks == [3, 1, 3, 3, 0])
        #expect(["b", "b"].meanRanks == [0.5, 0.5])
        #expect([Float]().meanRanks.isEmpty && [Float.infinity].meanRanks == [0])
    }
}
