import Core
import LinearAlgebra
import Testing

@Suite("Squared distances")
struct SquaredDistancesTests {
    @Test("equal the sums that define them, far from zero too", arguments: [1, 2, 8, 9, 40], [0, 30_000] as [Float])
    func matchesDefinition(columns: Int, offset: Float) {
        let queries = random(rows: 37, columns: columns, offset: offset, seed: 1)
        let points = random(rows: 21, columns: columns, offset: offset, seed: 2)
        var seen: [Int] = []
        SquaredDistances(from: queries, to: points).forEachBatch(of: 16) { first, distances in
            for row in 0..<distances.count / 21 {
                seen.append(first + row)
                for point in 0..<21 {
                    let expected = distance(queries, first + row, points, point)
                    #expect(abs(distances[row * 21 + point] - expected) < 1e-12 * (1 + expected))
                }
            }
        }
        #expect(seen == Array(0..<37))
    }

    @Test("from a row to itself are infinite, to its copy zero", arguments: [2, 12])
    func leavesOutTheRowItself(columns: Int) {
        var rows = random(rows: 5, columns: columns, offset: 3, seed: 3)
        for column in 0..<columns { rows[4, column] = rows[1, column] }
        var distances = [Double](repeating: -1, count: 25)
        SquaredDistances(among: rows).fill(&distances, queries: 0..<5)
        for row in 0..<5 { #expect(distances[row * 5 + row] == .infinity) }
        #expect(abs(distances[1 * 5 + 4]) < 1e-14)
        #expect(abs(distances[4 * 5 + 1]) < 1e-14)
        #expect(distances[0 * 5 + 1] > 0)
    }

    private func distance(_ first: Matrix, _ row: Int, _ second: Matrix, _ other: Int) -> Double {
        zip(first[row: row], second[row: other]).reduce(0) {
            $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
        }
    }

    private func random(rows: Int, columns: Int, offset: Float, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "rows")
        // Every other column: where all are as far away, the squares of Floats happen to be exact in Double.
        let values = (0..<rows * columns).map { index in
            Float(generator.normal()) + (index % columns % 2 == 0 ? offset : 0)
        }
        return Matrix(rows: rows, columns: columns, values: values)
    }
}
