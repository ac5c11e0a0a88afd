import Core
import Testing

@testable import Evidence

/// A few odd numbers must not decide a measure or a verdict.
@Suite struct RobustnessTests {
    @Test func labelsFarOutAreRanked() {
        var values = (0..<100).map { Double($0 * 37 % 100) }
        #expect(!LabelRanks(values).areRanks && LabelRanks(values).values == values)
        values[3] = 1e6
        values[4] = .nan
        let ranks = LabelRanks(values)
        #expect(ranks.areRanks && ranks.values[4].isNaN)
        #expect(ranks.values[3] == 1, "the largest of 99")
        // The ranks of equal numbers are equal, and all lie in 0–1.
        values[5] = values[6]
        let tied = LabelRanks(values).values
        #expect(tied[5] == tied[6])
        #expect(tied.filter(\.isFinite).allSatisfy { $0 > 0 && $0 <= 1 })
        let order = values.indices.filter { values[$0].isFinite }.sorted { values[$0] < values[$1] }
        #expect(zip(order, order.dropFirst()).allSatisfy { tied[$0] <= tied[$1] })
    }

    @Test func labelsWithLittleSpread() {
        let same = [Double](repeating: 4, count: 60)
        #expect(!LabelRanks(same).areRanks)
        #expect(LabelRanks(same + [5]).areRanks)
        for few in [[0, 0, 0, 1], [], [.nan], [1]] { #expect(!LabelRanks(few).areRanks, "\(few)") }
        // Half of them the same, the others as far out as usual.
        let half: [Double] = (0..<100).map { $0 < 60 ? 0 : Double($0) }
        #expect(!LabelRanks(half).areRanks)
        #expect(LabelRanks(half + [5_000]).areRanks)
    }

    @Test func featuresThatHardlyVaryAreLeftOut() {
        let rows = 40
        var matrix = Matrix(rows: rows, columns: 5)
        for row in 0..<rows {
            matrix[row, 0] = Float(row % 7)
            // Zero but for two rows, zero but for three, the same in all, and next to nothing beside the others.
            matrix[row, 1] = row < 2 ? 9 : 0
            matrix[row, 2] = row < 3 ? 9 : 0
            matrix[row, 3] = 0.3
            matrix[row, 4] = 1e-3 * Float(row % 5)
        }
        let found = NearConstantFeatures(in: matrix)
        #expect(found.isNearConstant == [false, true, false, true, true])
        let masked = found.masking([0.1, 0.2, 0.3, 1, 0.5])
        #expect(masked[0] == 0.1 && masked[1].isNaN && masked[2] == 0.3 && masked[3].isNaN && masked[4].isNaN)
        // Of two rows, no feature can have three that differ.
        #expect(NearConstantFeatures(in: Matrix(rows: 2, columns: 1, values: [1, 2])).isNearConstant == [false])
    }

    @Test func fewRowsAreOutlyingAndManyAreNot() {
        let usual = (0..<100).map { 1 + Double($0 % 10) / 10 }
        func places(_ outlying: [Int]) -> [Int] {
            var errors = usual
            for row in outlying { errors[row] = 90 }
            return OutlyingRows(usual, errors).places
        }
        #expect(places([]) == [])
        #expect(places([3, 70]) == [3, 70])
        #expect(places(Array(10..<15)) == Array(10..<15))
        // More than one in twenty are a part of the data.
        #expect(places(Array(10..<16)) == [])
        // Where most rows have no error, those that have one are what there is to compare.
        #expect(OutlyingRows([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [Double](repeating: 0, count: 10)).places == [])
    }
}
