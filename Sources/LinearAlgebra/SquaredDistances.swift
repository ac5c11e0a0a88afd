package import Core

/// Squared Euclidean distances from some rows to others, in `Double`.
///
/// Up to eight columns they are sums of squared differences. With more they come from a matrix product, as
/// |p|² + |q|² − 2 p·q, about a point amid the rows, so that data far from zero lose no digits.
package struct SquaredDistances: Sendable {
    package let queryCount: Int
    package let pointCount: Int
    private let dimension: Int
    private let sharesRows: Bool
    /// `[queryCount, dimension]`.
    private let queries: [Double]
    /// `[pointCount, dimension]`, or `[dimension, pointCount]` where differences are squared.
    private let points: [Double]
    private let queryNorms: [Double]
    private let pointNorms: [Double]
    /// The points as our own products take them, which are in place of the numbers above; nil where OpenBLAS multiplies.
    private let panels: PanelDistances?

    /// Up to so many columns, differences are squared.
    static let largestDirectDimension = 8
    /// The number of distances kept at a time: 64 MB of them.
    private static let maximumDistances = 8 << 20

    /// Distances from every row to every row of the same matrix.
    package init(among rows: Matrix) {
        self.init(queries: rows, points: rows, sharesRows: true)
    }

    /// Distances from every query to every point.
    ///
    /// - Precondition: Both have the same number of columns.
    package init(from queries: Matrix, to points: Matrix) {
        self.init(queries: queries, points: points, sharesRows: false)
    }

    private init(queries: Matrix, points: Matrix, sharesRows: Bool) {
        precondition(
            queries.columns == points.columns, "distances from \(queries.columns) to \(points.columns) columns")
        queryCount = queries.rows
        pointCount = points.rows
        dimension = points.columns
        self.sharesRows = sharesRows
        if dimension <= Self.largestDirectDimension {
            self.queries = queries.values.map(Double.init)
            self.points = (0..<points.columns).flatMap { column in points.column(column).map(Double.init) }
            (queryNorms, pointNorms, panels) = ([], [], nil)
            return
        }
        let shift = Self.centralEntries(of: points)
        panels = PanelDistances.isSuitable ? PanelDistances(queries: queries, points: points, shift: shift) : nil
        if panels != nil {
            (self.queries, self.points, queryNorms, pointNorms) = ([], [], [], [])
        } else {
            self.points = Self.shifted(points, by: shift)
            self.queries = sharesRows ? self.points : Self.shifted(queries, by: shift)
            pointNorms = Self.squaredNorms(self.points, dimension: dimension)
            queryNorms = sharesRows ? pointNorms : Self.squaredNorms(self.queries, dimension: dimension)
        }
    }

    /// Calls a closure with the distances of some queries at a time.
    ///
    /// - Parameters:
    ///   - batchSize: The number of queries at a time; fewer if there are many points.
    ///   - body: Given the first query of the batch and the distances, `[queries of the batch, points]`; the distance of a
    ///     row to itself, among the rows of one matrix, is infinite, so that no row is its own neighbour.
    /// - Complexity: O(queries · points · dimension) in all.
    package func forEachBatch(of batchSize: Int = 128, _ body: (_ firstQuery: Int, _ distances: Span<Double>) -> Void) {
        let batchSize = max(1, min(batchSize, Self.maximumDistances / max(pointCount, 1)))
        var distances = [Double](repeating: 0, count: min(batchSize, queryCount) * pointCount)
        for first in stride(from: 0, to: queryCount, by: batchSize) {
            let batch = first..<min(first + batchSize, queryCount)
            fill(&distances, queries: batch)
            body(first, distances.span.extracting(first: batch.count * pointCount))
        }
    }

    /// Writes the distances of a range of queries: `[range.count, pointCount]`.
    ///
    /// Several ranges may be filled at once, in batches of the caller's own.
    package func fill(_ distances: inout [Double], queries range: Range<Int>) {
        precondition(distances.count >= range.count * pointCount, "\(distances.count) places for \(range) queries")
        if dimension <= Self.largestDirectDimension {
            fillDirectly(&distances, queries: range)
        } else if let panels {
            panels.fill(&distances, queries: range)
        } else {
            fillByProduct(&distances, queries: range)
        }
        if sharesRows {
            for query in range { distances[(query - range.lowerBound) * pointCount + query] = .infinity }
        }
    }

    private func fillDirectly(_ distances: inout [Double], queries range: Range<Int>) {
        var destination = distances.mutableSpan
        let points = points.span
        for query in range {
            let start = (query - range.lowerBound) * pointCount
            for point in 0..<pointCount { destination[start + point] = 0 }
            for column in 0..<dimension {
                let coordinate = queries[query * dimension + column]
                let columnStart = column * pointCount
                for point in 0..<pointCount {
                    let difference = points[columnStart + point] - coordinate
                    destination[start + point] += difference * difference
                }
            }
        }
    }

    private func fillByProduct(_ distances: inout [Double], queries range: Range<Int>) {
        var product = distances.mutableSpan
        let shape = ProductShape(rows: range.count, inner: dimension, columns: pointCount, rightTransposed: true)
        multiply(
            queries.span.extracting(range.lowerBound * dimension..<range.upperBound * dimension), points.span,
            into: &product, shape: shape, scale: -2)
        let pointNorms = pointNorms.span
        for query in range {
            let start = (query - range.lowerBound) * pointCount
            let norm = queryNorms[query]
            for point in 0..<pointCount {
                product[start + point] = max(0, product[start + point] + norm + pointNorms[point])
            }
        }
    }

    /// In each column the entry nearest the mean: taking a `Float` of the data away from the others rounds nothing.
    static func centralEntries(of matrix: Matrix) -> [Double] {
        let values = matrix.values.span
        var means = [Double](repeating: 0, count: matrix.columns)
        for row in 0..<matrix.rows {
            for column in means.indices { means[column] += Double(values[row * matrix.columns + column]) }
        }
        for column in means.indices { means[column] /= Double(max(1, matrix.rows)) }
        var entries = [Double](repeating: 0, count: matrix.columns)
        var nearest = [Double](repeating: .infinity, count: matrix.columns)
        for row in 0..<matrix.rows {
            for column in entries.indices {
                let entry = Double(values[row * matrix.columns + column])
                let distance = abs(entry - means[column])
                if distance < nearest[column] { (nearest[column], entries[column]) = (distance, entry) }
            }
        }
        return entries
    }

    private static func shifted(_ matrix: Matrix, by shift: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: matrix.values.count)
        var destination = result.mutableSpan
        let values = matrix.values.span
        let shift = shift.span
        for row in 0..<matrix.rows {
            let start = row * matrix.columns
            for column in 0..<matrix.columns {
                destination[start + column] = Double(values[start + column]) - shift[column]
            }
        }
        return result
    }

    private static func squaredNorms(_ values: [Double], dimension: Int) -> [Double] {
        let values = values.span
        return (0..<values.count / dimension).map { row in
            var sum = 0.0
            for index in row * dimension..<(row + 1) * dimension { sum += values[index] * values[index] }
            return sum
        }
    }
}
