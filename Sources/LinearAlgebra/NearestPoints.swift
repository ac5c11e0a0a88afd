package import Core

/// The nearest points of each of some queries, found exactly.
///
/// Up to eight columns they are looked up in a tree, with more all distances are compared. The tree leaves out what is too far away to
/// matter, so that both find the same points.
package struct NearestPoints: Sendable {
    /// The number of points that were found for each query.
    package let count: Int
    /// The points of each query, nearest first, of equal distances the lower number first: `[queries, count]`.
    package let indices: [Int32]
    /// Their squared Euclidean distances: `[queries, count]`.
    package let squaredDistances: [Double]

    /// Of fewer points all distances are computed as soon.
    private static let leastTreePoints = 64
    /// The queries of one task.
    private static let queriesPerTask = 4_096

    /// The nearest points of queries.
    ///
    /// - Parameters:
    ///   - count: The number of points to find for each query; all where there are fewer.
    ///   - queries: `[queries, columns]`, finite.
    ///   - points: `[points, columns]`, finite.
    ///   - threads: The number of threads; the result does not depend on it.
    /// - Precondition: Both have the same number of columns.
    /// - Complexity: O((points + queries) · log points) time in few dimensions, else O(queries · points · columns).
    package init(_ count: Int, of queries: Matrix, among points: Matrix, threads: Int = 1) {
        precondition(
            queries.columns == points.columns, "points of \(points.columns) columns near \(queries.columns)")
        self.init(min(count, points.rows), queries, points, sharesRows: false, threads: threads)
    }

    /// The nearest other rows of each of some rows.
    ///
    /// - Parameters:
    ///   - count: The number of rows to find for each; all others where there are fewer.
    ///   - rows: `[rows, columns]`, finite.
    ///   - threads: The number of threads; the result does not depend on it.
    package init(_ count: Int, ofEachAmong rows: Matrix, threads: Int = 1) {
        self.init(min(count, max(0, rows.rows - 1)), rows, rows, sharesRows: true, threads: threads)
    }

    private init(_ count: Int, _ queries: Matrix, _ points: Matrix, sharesRows: Bool, threads: Int) {
        precondition(count >= 0, "the nearest \(count) points")
        self.count = count
        let found: [Found]
        if (1...SquaredDistances.largestDirectDimension).contains(points.columns), points.rows >= Self.leastTreePoints {
            found = Self.searched(count, queries, points, sharesRows: sharesRows, threads: threads)
        } else {
            let distances = sharesRows ? SquaredDistances(among: points) : SquaredDistances(from: queries, to: points)
            found = distances.mapQueries(threads: threads) { _, distances in
                let places = nearest(count, in: distances)
                return Found(indices: places.map { Int32($0) }, distances: places.map { distances[$0] })
            }
        }
        indices = found.flatMap(\.indices)
        squaredDistances = found.flatMap(\.distances)
    }

    /// The places of one query's points.
    package func places(of query: Int) -> Range<Int> { query * count..<(query + 1) * count }

    /// The points of one or more queries.
    private struct Found: Sendable {
        var indices: [Int32] = []
        var distances: [Double] = []
    }

    private static func searched(
        _ count: Int, _ queries: Matrix, _ points: Matrix, sharesRows: Bool, threads: Int
    ) -> [Found] {
        let tree = PointTree(points)
        return ParallelTasks.run((0..<queries.rows).parts(of: queriesPerTask), threads: threads) { task in
            var (found, search) = (Found(), PointSearch(count))
            var query = [Double](repeating: 0, count: queries.columns)
            for row in task {
                for column in query.indices { query[column] = Double(queries[row, column]) }
                tree.find(query.span, without: sharesRows ? Int32(row) : -1, in: &search)
                found.indices += search.indices
                found.distances += search.distances
            }
            return found
        }
    }
}
