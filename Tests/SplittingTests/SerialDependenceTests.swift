import Core
import Testing

@testable import Splitting

@Suite struct SerialDependenceTests {
    private func dependence(of matrix: Matrix, classes: [Int]? = nil) throws -> SerialDependence? {
        let sketch = try RowSketch(matrix)
        return SerialDependence(of: sketch, copies: RowCopies(in: sketch).sets, classes: classes)
    }

    @Test func aSeriesDependsOnItsPast() throws {
        let walk = try #require(try dependence(of: DrawnRows.series(2_000, 20, memory: 1)))
        #expect(walk.isStrong && walk.ratio < 0.1 && walk.reach > 100 && walk.drifts)
        let series = try #require(try dependence(of: DrawnRows.series(2_000, 20, memory: 0.9)))
        #expect(series.isStrong && !series.drifts)
        // A tenth of 1 − √(1 − 0.9^k) of what it is at lag 1 is left after some 40 rows.
        #expect((15...60).contains(series.reach))
    }

    @Test(arguments: 0..<20) func independentRowsDoNot(seed: UInt64) throws {
        let dependence = try #require(try dependence(of: DrawnRows.noise(400, 5, seed: seed)))
        #expect(!dependence.isStrong)
        #expect(abs(dependence.ratio - 1) < 0.1)
    }

    @Test func aFileSortedByClassDoesNot() throws {
        var rows = DrawnRows.noise(900, 10)
        for row in 0..<900 { rows[row, row / 300] += 20 }
        let classes = (0..<900).map { $0 / 300 }
        let sorted = try #require(try dependence(of: rows, classes: classes))
        #expect(sorted.ratio < 0.5)
        #expect(try #require(sorted.ratioWithinClasses) > 0.95)
        #expect(!sorted.isStrong)
        // Nobody names the classes.
        let unnamed = try #require(try dependence(of: rows))
        #expect(unnamed.isStrong && !unnamed.drifts)
    }

    @Test func patientsInARowAreDependent() throws {
        let rows = DrawnRows.copies(DrawnRows.noise(40, 20), times: 15, noise: 0.5)
        let dependence = try #require(try dependence(of: rows))
        #expect(dependence.isStrong)
        #expect((10...20).contains(dependence.reach))
    }

    @Test func copiesInARowAloneAreNot() throws {
        let dependence = try #require(
            try dependence(of: DrawnRows.copies(DrawnRows.noise(200, 20), times: 5, noise: 0)))
        #expect(!dependence.isStrong)
    }

    @Test func fewRowsSayNothing() throws {
        #expect(try dependence(of: DrawnRows.series(30, 5, memory: 1)) == nil)
    }
}
