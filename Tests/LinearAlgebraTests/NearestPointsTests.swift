import Core
import LinearAlgebra
import Testing

@Suite("Nearest points")
struct NearestPointsTests {
    /// The arrangements of points: drawn at random, on a grid with many equal distances, and all in one place but one.
    enum Arrangement: CaseIterable {
        case random, grid, onePlace

        func points(_ count: Int, columns: Int, seed: UInt64) -> Matrix {
            var generator = SeededGenerator(seed: seed, stream: "points")
            var values = (0..<count * columns).map { _ in
                switch self {
                case .random: Float(generator.normal())
                case .grid: Float(Int.random(in: -2...2, using: &generator))
                case .onePlace: Float(0.1)
                }
            }
            if self == .onePlace { values[0] = 4 }
            return Matrix(rows: count, columns: columns, values: values)
        }
    }

    @Test(
        "are those that comparing all distances finds, in the same order", arguments: Arrangement.allCases,
        [1, 2, 3, 8, 9])
    func matchesAllDistances(arrangement: Arrangement, columns: Int) {
        for (count, pointCount) in [(1, 1), (5, 3), (5, 63), (1, 64), (5, 300), (12, 1_000)] {
            let points = arrangement.points(pointCount, columns: columns, seed: 1)
            let queries = arrangement.points(50, columns: columns, seed: 2)
            let found = NearestPoints(count, of: queries, among: points)
            #expect(found.count == min(count, pointCount))
            SquaredDistances(from: queries, to: points).forEachBatch(of: 50) { _, distances in
                for query in 0..<50 {
                    let row = distances.extracting(query * pointCount..<(query + 1) * pointCount)
                    expect(found, query, row)
                }
            }
        }
    }

    @Test("of the rows among themselves leave each row out", arguments: Arrangement.allCases, [2, 3, 10])
    func leavesOutTheRowItself(arrangement: Arrangement, columns: Int) {
        for rowCount in [2, 5, 64, 500] {
            let rows = arrangement.points(rowCount, columns: columns, seed: 3)
            let found = NearestPoints(12, ofEachAmong: rows)
            #expect(found.count == min(12, rowCount - 1))
            // In the same parts, since the last bits of a library's products may depend on them.
            SquaredDistances(among: rows).forEachBatch(of: 64) { first, distances in
                for row in 0..<distances.count / rowCount {
                    expect(
                        found, first + row, distances.extracting(row * rowCount..<(row + 1) * rowCount))
                }
            }
        }
    }

    @Test("do not depend on the number of threads")
    func threadsDoNotMatter() {
        let points = Arrangement.random.points(400, columns: 2, seed: 4)
        let queries = Arrangement.random.points(9_000, columns: 2, seed: 5)
        let alone = NearestPoints(5, of: queries, among: points)
        let together = NearestPoints(5, of: queries, among: points, threads: 3)
        #expect(alone.indices == together.indices)
        #expect(alone.squaredDistances == together.squaredDistances)
    }

    @Test("of no points, and of no queries, are none")
    func handlesNothing() {
        let none = Matrix(rows: 0, columns: 2)
        let one = Matrix(rows: 1, columns: 2)
        #expect(NearestPoints(3, of: one, among: none).indices.isEmpty)
        #expect(NearestPoints(3, of: none, among: Arrangement.random.points(100, columns: 2, seed: 6)).indices.isEmpty)
        #expect(NearestPoints(3, ofEachAmong: one).indices.isEmpty)
    }

    private func expect(_ found: NearestPoints, _ query: Int, _ distances: Span<Double>) {
        let expected = nearest(found.count, in: distances)
        let places = found.places(of: query)
        #expect(found.indices[places].map { Int($0) } == expected)
        // The same sums in the same order have the same bits.
        #expect(Array(found.squaredDistances[places]) == expected.map { distances[$0] })
    }
}
