import NeuralNetworks
import Testing

@testable import Evidence

/// Corruptions of the same kind at other levels.
@Suite struct CorruptionLevelTests {
    @Test(
        arguments: [
            (.gaussian(standardDeviation: 0.3), 0.6), (.mask(probability: 0.3), 0.9),
            (.saltAndPepper(probability: 0.1), 0.01),
        ] as [(Corruption, Double)])
    func theKindStays(corruption: Corruption, level: Double) throws {
        let other = try #require(corruption.at(level: level))
        #expect(other.level == level && other.name == corruption.name)
        #expect(corruption.at(level: corruption.level) == corruption)
    }

    @Test func aLevelThatIsNoneGivesNone() {
        #expect(Corruption.gaussian(standardDeviation: 0.3).at(level: 1.5) == .gaussian(standardDeviation: 1.5))
        for corruption in [Corruption.mask(probability: 0.3), .saltAndPepper(probability: 0.3)] {
            #expect(corruption.at(level: 1) == nil)
        }
        for level in [0, -1, .nan, .infinity] {
            #expect(Corruption.gaussian(standardDeviation: 0.3).at(level: level) == nil)
        }
    }
}
