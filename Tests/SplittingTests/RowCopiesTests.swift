import Core
import Foundation
import TestSupport
import Testing

@testable import Splitting

@Suite struct RowCopiesTests {
    private func copies(in matrix: Matrix) throws -> RowCopies { RowCopies(in: try RowSketch(matrix)) }

    @Test func equalRowsAreFoundWhereverTheyAre() throws {
        let rows = DrawnRows.noise(100, 5).selecting(rows: Array(0..<100) + [3, 50, 3])
        let copies = try copies(in: rows)
        #expect(copies.exactCount == 5)
        #expect(copies.nearCount == 0)
        #expect(copies.sets.firsts[100...102] == [3, 50, 3])
        #expect(copies.sets.firsts[..<100] == (0..<100)[...].map { $0 }[...])
    }

    @Test func zeroAndMinusZeroAreEqual() throws {
        let rows = Matrix(rows: 2, columns: 2, values: [0, 1, -0.0, 1])
        #expect(try copies(in: rows).exactCount == 2)
    }

    @Test(arguments: [Float(0.001), 0.01, 0.05, 0.1]) func nearCopiesAreFound(noise: Float) throws {
        let rows = DrawnRows.shuffled(DrawnRows.copies(DrawnRows.noise(200, 20), times: 5, noise: noise))
        let copies = try copies(in: rows)
        #expect(copies.exactCount == 0)
        #expect(copies.nearCount == 1_000)
        #expect(Set(copies.sets.firsts).count == 200)
    }

    @Test func nearCopiesOfManyFeaturesAreFoundInAProjection() throws {
        let rows = DrawnRows.shuffled(DrawnRows.copies(DrawnRows.noise(150, 300), times: 3, noise: 0.05))
        #expect(Set(try copies(in: rows).sets.firsts).count == 150)
    }

    @Test func twinsOfSomeRowsAreFound() throws {
        let noise = DrawnRows.noise(900, 20)
        let twins = DrawnRows.copies(noise.selecting(rows: Array(0..<100)), times: 1, noise: 0.05)
        let rows = Matrix(rows: 1_000, columns: 20, values: noise.values + twins.values)
        let copies = try copies(in: rows)
        #expect(copies.nearCount == 200)
        #expect(copies.sets.firsts[900...].elementsEqual(0..<100))
    }

    /// Noise in few and many dimensions, with heavy tails, in tight clusters, along a curve and on a plane: none is a copy.
    @Test(arguments: [0, 1, 2]) func rowsThatAreNearByChanceAreNoCopies(seed: UInt64) throws {
        func rows(_ count: Int, _ columns: Int, _ make: (inout SeededGenerator, Int) -> [Double]) -> Matrix {
            var generator = SeededGenerator(seed: seed, stream: "test.rows")
            return Matrix(
                rows: count, columns: columns,
                values: (0..<count).flatMap { make(&generator, $0).map { Float($0) } })
        }
        let kinds: [(name: String, rows: Matrix, most: Int)] = [
            ("plane", rows(1_000, 2) { generator, _ in generator.normals(2) }, 10),
            ("noise", rows(1_000, 20) { generator, _ in generator.normals(20) }, 0),
            ("few rows", rows(60, 100) { generator, _ in generator.normals(100) }, 0),
            (
                "heavy tails",
                rows(1_000, 20) { generator, _ in
                    generator.normals(20).map { $0 / max(abs(generator.normal()), 0.05) }
                }, 10
            ),
            (
                "clusters",
                rows(1_000, 20) { generator, row in
                    generator.normals(20).enumerated().map { $0.element + ($0.offset == row % 3 ? 50 : 0) }
                }, 0
            ),
            (
                "curve",
                rows(1_000, 50) { generator, _ in
                    let phase = 2 * Double.pi * generator.uniform()
                    return (1...50).map { sin(Double($0) * phase + Double($0)) }
                }, 20
            ),
            (
                "linear",
                rows(1_000, 30) { generator, _ in
                    let factors = generator.normals(3)
                    return (0..<30).map { factors[$0 % 3] * Double(1 + $0) + 0.1 * generator.normal() }
                }, 5
            ),
        ]
        for kind in kinds {
            let copies = try copies(in: kind.rows)
            #expect(copies.exactCount == 0, "\(kind.name)")
            #expect(copies.nearCount <= kind.most, "\(kind.name)")
        }
    }

    @Test func neighborsWithinCellsAreNearlyAllOfThem() throws {
        let rows = DrawnRows.shuffled(DrawnRows.copies(DrawnRows.noise(500, 20), times: 3, noise: 0.01))
        let all = Neighborhoods(of: rows, count: 10)
        let cells = Neighborhoods(of: rows, count: 10, mostProducts: 0)
        let same = (0..<rows.rows).count { row in
            all.neighbors(of: row).prefix(2).map(\.row) == cells.neighbors(of: row).prefix(2).map(\.row)
        }
        #expect(same > 1_400)
        for row in 0..<rows.rows {
            let neighbors = cells.neighbors(of: row)
            #expect(Set(neighbors.map(\.row)).count == neighbors.count)
            #expect(neighbors.map(\.square) == neighbors.map(\.square).sorted())
        }
    }

    @Test func ofManyRowsAllAreLookedAtWhereASampleHasCopies() {
        let noise = DrawnRows.noise(5_000, 10)
        var generator = SeededGenerator(seed: 5, stream: "copies")
        // One row of a hundred has a near copy.
        var values = noise.values
        for row in 0..<30 {
            for column in 0..<10 { values.append(noise[100 * row, column] + 0.001 * Float(generator.normal())) }
        }
        let copied = Matrix(rows: 5_030, columns: 10, values: values)
        let sets = NearCopies.sets(among: copied, threads: 2)
        #expect(sets == (0..<30).map { [100 * $0, 5_000 + $0] })
        #expect(NearCopies.sets(among: copied, mostRows: 1_000, threads: 2) == sets)
        // One pair of the same is left alone there.
        let pair = copied.selecting(rows: Array(0..<5_001))
        #expect(NearCopies.sets(among: pair, threads: 1) == [[0, 5_000]])
        #expect(NearCopies.sets(among: pair, mostRows: 1_000, threads: 1).isEmpty)
        #expect(NearCopies.sets(among: noise, mostRows: 1_000, threads: 1).isEmpty)
    }

    @Test func neighborsOfSomeRowsAreThoseOfAll() {
        let rows = DrawnRows.shuffled(DrawnRows.copies(DrawnRows.noise(500, 20), times: 3, noise: 0.01))
        let drawn = stride(from: 3, to: 1_500, by: 7).map(\.self)
        let all = Neighborhoods(of: rows, count: 10, mostProducts: 0)
        let some = Neighborhoods(ofRows: drawn, among: rows, count: 10, threads: 2)
        #expect(some.rowCount == drawn.count)
        for (place, row) in drawn.enumerated() {
            #expect(some.neighbors(of: place).map(\.row) == all.neighbors(of: row).map(\.row))
        }
    }

    @Test func ofManyRowsStretchesAreCompared() throws {
        let rows = DrawnRows.noise(5_000, 3)
        let sketch = try RowSketch(rows, mostRows: 2_000)
        #expect(sketch.fingerprints.count == 5_000)
        #expect(sketch.compared.count == 2_000)
        #expect(sketch.coordinates == rows.selecting(rows: sketch.compared))
        // 30 features are 120 bytes; however many there are, they are compared as 48.
        #expect(RowSketch.mostRows(within: 102_000_000, featureCount: 30) == 100_000)
        #expect(RowSketch.mostRows(within: 109_200_000, featureCount: 784) == 100_000)
        #expect(RowSketch.mostRows(within: 0, featureCount: 30) == 20_000)
        #expect(RowSketch.mostRows(within: 1 << 40, featureCount: 30) == RowSketch.mostRows)
    }
}
