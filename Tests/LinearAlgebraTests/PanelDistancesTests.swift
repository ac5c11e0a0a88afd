import Core
import Testing

@testable import LinearAlgebra

/// Distances by our own products, of any number of rows and columns.
@Suite struct PanelDistancesTests {
    private func normals(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "rows")
        return generator.normals(rows: rows, columns: columns)
    }

    /// Panels, groups and blocks that are full, and such that are not.
    @Test(arguments: [(1, 1, 9), (5, 16, 16), (7, 17, 192), (4, 33, 193), (9, 250, 400)])
    func distancesAreSumsOfSquaredDifferences(queries: Int, points: Int, columns: Int) {
        let (some, others) = (normals(queries, columns, seed: 1), normals(points, columns, seed: 2))
        let shift = (0..<columns).map { Double($0 % 5) }
        let panels = PanelDistances(queries: some, points: others, shift: shift)
        var whole = [Double](repeating: -1, count: queries * points)
        panels.fill(&whole, queries: 0..<queries)
        for query in 0..<queries {
            for point in 0..<points {
                let expected = zip(some[row: query], others[row: point]).reduce(0.0) {
                    $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
                }
                #expect(abs(whole[query * points + point] - expected) < 1e-9 * (1 + expected))
            }
            // A row's distances are the same bits, whatever rows are beside it.
            var alone = [Double](repeating: -1, count: points)
            panels.fill(&alone, queries: query..<query + 1)
            #expect(alone == Array(whole[query * points..<(query + 1) * points]))
        }
    }

    @Test func equalRowsAreNothingApart() {
        let rows = normals(40, 300, seed: 3)
        let panels = PanelDistances(queries: rows, points: rows, shift: [Double](repeating: 0.5, count: 300))
        var distances = [Double](repeating: -1, count: 40 * 40)
        panels.fill(&distances, queries: 0..<40)
        for row in 0..<40 { #expect(distances[row * 41] == 0) }
        #expect(distances.allSatisfy { $0 >= 0 })
    }
}
