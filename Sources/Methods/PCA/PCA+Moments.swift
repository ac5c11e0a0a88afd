internal import Core
internal import LinearAlgebra

/// The number of rows fetched at a time.
let batchSize = 256

/// The mean of a few rows spread evenly over those named.
///
/// Sums about it stay small where the data lie far from zero, which keeps their digits.
///
/// - Throws: `RowReadError` where rows can't be read.
func provisionalMean(of source: any RowSource, rows: [Int]) throws(RowReadError) -> [Double] {
    let count = min(batchSize, rows.count)
    let sample = try source.rows(at: (0..<count).map { rows[$0 * rows.count / count] })
    return sums(of: sample).map { $0 / Double(count) }
}

private func sums(of batch: Matrix) -> [Double] {
    var sums = [Double](repeating: 0, count: batch.columns)
    var destination = sums.mutableSpan
    let values = batch.values.span
    for row in 0..<batch.rows {
        for feature in 0..<batch.columns { destination[feature] += Double(values[row * batch.columns + feature]) }
    }
    return sums
}

/// Writes columns of rows, in `Double` and less a shift: `[rows, columns.count]`.
func shifted(
    _ batch: Matrix, by shift: [Double], columns: Range<Int>, into destination: inout MutableSpan<Double>
) {
    let values = batch.values.span
    let shift = shift.span
    let width = columns.count
    for row in 0..<batch.rows {
        for column in 0..<width {
            let feature = columns.lowerBound + column
            destination[row * width + column] = Double(values[row * batch.columns + feature]) - shift[feature]
        }
    }
}

/// The mean and the covariance of rows that are read once, a batch at a time.
struct CenteredMoments {
    /// `[features]`.
    let mean: [Double]
    /// `[features, features]`, in the upper triangle; divided by rows − 1.
    let covariance: [Double]
    /// The covariance's trace.
    let totalVariance: Double

    /// The moments of some rows.
    ///
    /// - Throws: `LinearAlgebraError` where a number is not finite, `RowReadError` where rows can't be read.
    init(of source: any RowSource, rows: [Int]) throws {
        let features = source.featureCount
        let provisional = try provisionalMean(of: source, rows: rows)
        var scatter = [Double](repeating: 0, count: features * features)
        var offset = [Double](repeating: 0, count: features)
        var block = [Double](repeating: 0, count: batchSize * features)

        for start in stride(from: 0, to: rows.count, by: batchSize) {
            let batch = try source.rows(at: Array(rows[start..<min(start + batchSize, rows.count)]))
            var destination = block.mutableSpan
            shifted(batch, by: provisional, columns: 0..<features, into: &destination)
            let written = block.span.extracting(first: batch.rows * features)
            var sums = offset.mutableSpan
            for row in 0..<batch.rows {
                for feature in 0..<features { sums[feature] += written[row * features + feature] }
            }
            var total = scatter.mutableSpan
            accumulateGram(of: written, rows: batch.rows, columns: features, .columns, into: &total)
        }

        let count = Double(rows.count)
        for feature in 0..<features { offset[feature] /= count }
        var totalVariance = 0.0
        var total = scatter.mutableSpan
        let meanOffset = offset.span
        for row in 0..<features {
            let scaled = count * meanOffset[row]
            for column in row..<features {
                let index = row * features + column
                total[index] = (total[index] - scaled * meanOffset[column]) / (count - 1)
            }
            totalVariance += total[row * features + row]
        }
        guard totalVariance.isFinite else {
            throw LinearAlgebraError.notFinite(operation: "principal component analysis")
        }
        mean = zip(provisional, offset).map { $0 + $1 }
        covariance = scatter
        self.totalVariance = totalVariance
    }
}
