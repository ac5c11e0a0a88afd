internal import Core
internal import LinearAlgebra
internal import NeuralNetworks

/// The covariance of rows as what it does to vectors, without the covariance itself.
struct CovarianceOperator {
    private let blocks: RowBlocks
    /// `[features]`.
    let mean: [Double]
    /// The covariance's trace.
    let totalVariance: Double

    /// The covariance of some rows, of which the mean and the trace are computed.
    ///
    /// - Throws: `LinearAlgebraError` where a number is not finite, `RowReadError` where rows can't be read.
    init(of source: any RowSource, rows: [Int], team: ThreadTeam = .alone) throws {
        let features = source.featureCount
        let provisional = try provisionalMean(of: source, rows: rows)
        var sums = [Double](repeating: 0, count: features)
        var squares = [Double](repeating: 0, count: features)
        try RowBlocks(source: source, rows: rows, shift: provisional, team: team).forEachRound { block in
            (block.sums(features: features), block.squares(features: features))
        } then: { _, parts in
            for part in parts {
                add(part.0, to: &sums)
                add(part.1, to: &squares)
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
        let mean = zip(provisional, sums).map { $0 + $1 / count }
        self.mean = mean
        self.totalVariance = totalVariance
        blocks = RowBlocks(source: source, rows: rows, shift: mean, team: team)
    }

    /// The covariance times some vectors, in one pass over the rows: `[n, features]` to `[n, features]`.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    func applied(to vectors: [Double]) throws(RowReadError) -> [Double] {
        let features = blocks.source.featureCount
        let count = vectors.count / features
        let scale = 1 / Double(blocks.rows.count - 1)
        var result = [Double](repeating: 0, count: vectors.count)
        try blocks.forEachRound { block in
            var projections = [Double](repeating: 0, count: block.count * count)
            var projectionSpan = projections.mutableSpan
            multiply(
                block.values.span, vectors.span, into: &projectionSpan,
                shape: ProductShape(rows: block.count, inner: features, columns: count, rightTransposed: true))
            var part = [Double](repeating: 0, count: count * features)
            var partSpan = part.mutableSpan
            multiply(
                projections.span, block.values.span, into: &partSpan,
                shape: ProductShape(rows: count, inner: block.count, columns: features, leftTransposed: true),
                scale: scale)
            return part
        } then: { _, parts in
            for part in parts { add(part, to: &result) }
        }
        return result
    }
}
