internal import Core
internal import LinearAlgebra

/// The covariance of rows as what it does to vectors, without the covariance itself.
struct CovarianceOperator {
    private let source: any RowSource
    private let rows: [Int]
    /// `[features]`.
    let mean: [Double]
    /// The covariance's trace.
    let totalVariance: Double

    /// The covariance of some rows, of which the mean and the trace are computed.
    ///
    /// - Throws: `LinearAlgebraError` where a number is not finite, `RowReadError` where rows can't be read.
    init(of source: any RowSource, rows: [Int]) throws {
        self.source = source
        self.rows = rows
        let features = source.featureCount
        let provisional = try provisionalMean(of: source, rows: rows)
        var sums = [Double](repeating: 0, count: features)
        var squares = [Double](repeating: 0, count: features)
        try Self.forEachBatch(of: source, rows: rows, about: provisional) { batch, count in
            var sums = sums.mutableSpan
            var squares = squares.mutableSpan
            for row in 0..<count {
                for feature in 0..<features {
                    let value = batch[row * features + feature]
                    sums[feature] += value
                    squares[feature] += value * value
                }
            }
        }
        let count = Double(rows.count)
        var totalVariance = 0.0
        for feature in 0..<features {
            totalVariance += (squares[feature] - sums[feature] * sums[feature] / count) / (count - 1)
        }
        guard totalVariance.isFinite else {
            throw LinearAlgebraError.notFinite(operation: "principal component analysis")
        }
        mean = zip(provisional, sums).map { $0 + $1 / count }
        self.totalVariance = totalVariance
    }

    /// The covariance times some vectors, in one pass over the rows: `[n, features]` to `[n, features]`.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    func applied(to vectors: [Double]) throws(RowReadError) -> [Double] {
        let features = source.featureCount
        let count = vectors.count / features
        var result = [Double](repeating: 0, count: vectors.count)
        var projections = [Double](repeating: 0, count: batchSize * count)
        try Self.forEachBatch(of: source, rows: rows, about: mean) { batch, batchRows in
            var projectionSpan = projections.mutableSpan
            multiply(
                batch, vectors.span, into: &projectionSpan,
                shape: ProductShape(rows: batchRows, inner: features, columns: count, rightTransposed: true))
            var resultSpan = result.mutableSpan
            multiply(
                projections.span.extracting(first: batchRows * count), batch, into: &resultSpan,
                shape: ProductShape(rows: count, inner: batchRows, columns: features, leftTransposed: true),
                scale: 1 / Double(rows.count - 1), keep: 1)
        }
        return result
    }

    /// Calls a closure with rows less a shift, `[count, features]`, a batch at a time.
    private static func forEachBatch(
        of source: any RowSource, rows: [Int], about shift: [Double],
        _ body: (_ batch: Span<Double>, _ count: Int) -> Void
    ) throws(RowReadError) {
        let features = source.featureCount
        var block = [Double](repeating: 0, count: batchSize * features)
        for start in stride(from: 0, to: rows.count, by: batchSize) {
            let batch = try source.rows(at: Array(rows[start..<min(start + batchSize, rows.count)]))
            var destination = block.mutableSpan
            shifted(batch, by: shift, columns: 0..<features, into: &destination)
            body(block.span.extracting(first: batch.rows * features), batch.rows)
        }
    }
}
