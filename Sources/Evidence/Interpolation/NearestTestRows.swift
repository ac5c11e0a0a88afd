internal import Core
internal import LinearAlgebra

/// The test rows, or a seeded sample of them, that decoded rows are compared with.
struct NearestTestRows: Sendable {
    /// `[compared rows, features]`.
    private let rows: Matrix
    /// A number for each row, the same for rows that belong together; without groups, its place among the test rows.
    private let groups: [Int]
    private let groupsOfTestRows: [Int]
    /// The median Euclidean distance from the nearest other row, which belongs to other rows.
    let usualDistance: Double

    private static let mostRows = 1_000
    private static let mostNumbers = 4_000_000
    private static let leastRows = 100

    var count: Int { rows.rows }

    /// The rows to compare with; nil where they do not differ, or are fewer than two.
    init?(_ data: StudyData, seed: UInt64) {
        let most = max(Self.leastRows, min(Self.mostRows, Self.mostNumbers / max(1, data.truth.columns)))
        let chosen = Array(0..<data.truth.rows).sampled(most, seed: seed, stream: "interpolation rows")
        groupsOfTestRows = data.testGroups ?? Array(0..<data.truth.rows)
        rows = data.truth.selecting(rows: chosen)
        groups = chosen.map { [groupsOfTestRows] in groupsOfTestRows[$0] }
        guard rows.rows >= 2 else { return nil }
        let nearest = Self.nearest(rows, to: rows, groups: groups, without: groups.map { [$0] }).filter(\.isFinite)
        guard !nearest.isEmpty else { return nil }
        usualDistance = Percentile.of(sorted: nearest.sorted(), 0.5)
        guard usualDistance > 0, usualDistance.isFinite else { return nil }
    }

    /// The distance of each row, `[rows, features]`, from the nearest one by the usual distance: `[rows]`.
    ///
    /// - Parameters:
    ///   - decoded: The rows.
    ///   - ends: The places among the test rows of those between which each was decoded, which are left out: `[rows]`.
    /// - Returns: The distances; infinite where there is no row to compare with.
    func distances(of decoded: Matrix, between ends: [(from: Int, to: Int)]) -> [Double] {
        let own = ends.map { [groupsOfTestRows[$0.from], groupsOfTestRows[$0.to]] }
        return Self.nearest(decoded, to: rows, groups: groups, without: own).map { $0 / usualDistance }
    }

    private static func nearest(
        _ queries: Matrix, to rows: Matrix, groups: [Int], without own: [[Int]]
    ) -> [Double] {
        var nearest = [Double](repeating: .infinity, count: queries.rows)
        SquaredDistances(from: queries, to: rows).forEachBatch { first, distances in
            for query in 0..<distances.count / rows.rows {
                let excluded = own[first + query]
                var least = Double.infinity
                for row in 0..<rows.rows where distances[query * rows.rows + row] < least {
                    if !excluded.contains(groups[row]) { least = distances[query * rows.rows + row] }
                }
                nearest[first + query] = least.squareRoot()
            }
        }
        return nearest
    }
}
