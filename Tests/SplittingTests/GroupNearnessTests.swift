import Core
import Rows
import Testing

@testable import Splitting

@Suite struct GroupNearnessTests {
    private func nearness(_ matrix: Matrix, groups: [Int], classes: [Int]? = nil) throws -> GroupNearness? {
        let sketch = try RowSketch(matrix)
        return GroupNearness(of: sketch, groups: groups, classes: classes, copies: RowCopies(in: sketch).sets)
    }

    /// Rows about the centre of each group, in a random order.
    private func visits(
        _ groups: Int, times: Int, deviation: Float, columns: Int = 20, seed: UInt64 = 0
    ) -> (rows: Matrix, groups: [Int]) {
        var generator = SeededGenerator(seed: seed, stream: "test.visits")
        let order = generator.permutation(of: groups * times)
        let rows = DrawnRows.copies(DrawnRows.noise(groups, columns, seed: seed), times: times, noise: deviation)
        return (rows.selecting(rows: order), order.map { $0 / times })
    }

    @Test func visitsOfAPatientAreNear() throws {
        let (rows, groups) = visits(40, times: 15, deviation: 0.4)
        let nearness = try #require(try nearness(rows, groups: groups))
        #expect(nearness.isNear && nearness.share > 0.9)
        // Of 599 others, 14 are of the own group.
        #expect(abs(nearness.shareByChance - 14.0 / 599) < 0.005)
    }

    /// Batches that are shifted by half a deviation in each feature.
    @Test func shiftedBatchesAreNear() throws {
        let codes = (0..<600).map { $0 % 6 }
        var rows = DrawnRows.noise(600, 20)
        let shifts = DrawnRows.noise(6, 20, seed: 1)
        for row in 0..<600 { for column in 0..<20 { rows[row, column] += 0.5 * shifts[codes[row], column] } }
        #expect(try #require(try nearness(rows, groups: codes)).isNear)
    }

    @Test(arguments: 0..<20) func rowsThatWereDealtOutAreNot(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: "test.groups")
        let groups = (0..<400).map { _ in Int(generator.uniform() * 40) }
        let nearness = try #require(try nearness(DrawnRows.noise(400, 5, seed: seed), groups: groups))
        #expect(!nearness.isNear)
        #expect(abs(nearness.share - nearness.shareByChance) < 0.02)
    }

    /// Patients have one diagnosis each, and their rows nothing in common beside it.
    @Test func rowsOfOneClassAreNotNearForThat() throws {
        let groups = (0..<600).map { $0 % 30 }
        let classes = groups.map { $0 % 3 }
        var rows = DrawnRows.noise(600, 10)
        for row in 0..<600 { rows[row, classes[row]] += 10 }
        #expect(try #require(try nearness(rows, groups: groups)).isNear)
        let within = try #require(try nearness(rows, groups: groups, classes: classes))
        #expect(!within.isNear && within.share < 0.15)
        // Where a group is all of a class, nobody can tell the two apart.
        #expect(!(try #require(try nearness(rows, groups: classes, classes: classes)).isNear))
    }

    /// Each row three times, each time in the same group: what is left are groups at random.
    @Test func copiesAreNoNeighbors() throws {
        let rows = DrawnRows.copies(DrawnRows.noise(200, 10), times: 3, noise: 0)
        #expect(!(try #require(try nearness(rows, groups: (0..<600).map { $0 / 3 % 20 })).isNear))
    }

    @Test func someRowsOfManyAreLookedAt() throws {
        let (rows, groups) = visits(600, times: 20, deviation: 0.4, columns: 5)
        let nearness = try #require(try nearness(rows, groups: groups))
        #expect(nearness.isNear)
        let (few, of) = visits(8, times: 1_500, deviation: 0.4, columns: 5)
        #expect(try #require(try self.nearness(few, groups: of)).isNear)
    }

    @Test func rowsWithoutAGroupAndFewRowsSayNothing() throws {
        let (rows, groups) = visits(10, times: 15, deviation: 0.4)
        let known = groups.map { $0 < 5 ? $0 : -1 }
        #expect(try #require(try nearness(rows, groups: known)).share > 0.9)
        #expect(try nearness(rows, groups: [Int](repeating: -1, count: 150)) == nil)
    }
}
