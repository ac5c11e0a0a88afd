import Core
import NeuralNetworks
import Testing

@Suite struct CorruptionTests {
    private let clean = Matrix(rows: 400, columns: 21, values: (0..<8_400).map { 0.2 + 0.6 * Float($0 % 97) / 97 })
    private let range = FeatureRange(
        lows: (0..<21).map { -Float($0) - 1 }, highs: (0..<21).map { Float($0) + 2 })

    private func corrupted(_ corruption: Corruption, seed: UInt64 = 1) -> Matrix {
        InputCorruption(corruption, range: range).corrupted(clean, seed: seed, stream: "test")
    }

    @Test func normalNoiseHasItsStandardDeviation() {
        let differences = zip(corrupted(.gaussian(standardDeviation: 0.3)).values, clean.values).map { Double($0 - $1) }
        let mean = differences.reduce(0, +) / 8_400
        let variance = differences.reduce(0) { $0 + $1 * $1 } / 8_400
        #expect(abs(mean) < 0.015)
        #expect(abs(variance.squareRoot() - 0.3) < 0.01)
    }

    @Test func maskingMakesAShareZeroAndLeavesTheRest() {
        let values = corrupted(.mask(probability: 0.3)).values
        let hit = values.count { $0 == 0 }
        #expect(abs(Double(hit) / 8_400 - 0.3) < 0.02)
        #expect(zip(values, clean.values).allSatisfy { $0 == 0 || $0 == $1 })
    }

    @Test func saltAndPepperIsTheEndsOfEachFeature() {
        let rows = corrupted(.saltAndPepper(probability: 0.2))
        var (low, high) = (0, 0)
        for row in 0..<400 {
            for feature in 0..<21 where rows[row, feature] != clean[row, feature] {
                if rows[row, feature] == range.lows[feature] { low += 1 }
                if rows[row, feature] == range.highs[feature] { high += 1 }
            }
        }
        #expect(abs(Double(low) / 8_400 - 0.1) < 0.015 && abs(Double(high) / 8_400 - 0.1) < 0.015)
        #expect(zip(rows.values, clean.values).count { $0 != $1 } == low + high)
    }

    @Test(arguments: [
        Corruption.gaussian(standardDeviation: 0.3), .mask(probability: 0.3), .saltAndPepper(probability: 0.1),
    ])
    func theSeedDecides(corruption: Corruption) {
        #expect(corrupted(corruption) == corrupted(corruption))
        #expect(corrupted(corruption) != corrupted(corruption, seed: 2))
        #expect(corrupted(corruption) != clean)
        #expect(Corruption(corruption.description) == corruption)
    }

    @Test func textsAreKindAndLevel() {
        #expect(Corruption("gaussian:0.5") == .gaussian(standardDeviation: 0.5))
        #expect(Corruption("mask") == .mask(probability: 0.3))
        #expect(Corruption("salt-pepper:0.25") == .saltAndPepper(probability: 0.25))
        for text in ["", "gauss", "mask:", "mask:0", "mask:1", "mask:1.5", "gaussian:-1", "gaussian:nan", "mask:0.1:2"]
        {
            #expect(Corruption(text) == nil, "\(text)")
        }
    }

    @Test func rangesAreThoseOfTheRowsNamed() throws {
        let rows = Matrix(rows: 3, columns: 2, values: [1, 5, -2, 7, 100, -100])
        let range = try FeatureRange(of: rows, rows: [0, 1])
        #expect(range.lows == [-2, 5] && range.highs == [1, 7])
    }
}
