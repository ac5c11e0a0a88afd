internal import Core
internal import LinearAlgebra
internal import NeuralNetworks

/// The most rows that a provisional mean is taken of.
private let sampleSize = 256

/// The mean of a few rows spread evenly over those named.
///
/// Sums about it stay small where the data lie far from zero, which keeps their digits.
///
/// - Throws: `RowReadError` where rows can't be read.
func provisionalMean(of source: any RowSource, rows: [Int]) throws(RowReadError) -> [Double] {
    let count = min(sampleSize, rows.count)
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

/// Adds numbers to as many sums.
func add(_ numbers: [Double], to sums: inout [Double]) {
    var destination = sums.mutableSpan
    let numbers = numbers.span
    for index in numbers.indices { destination[index] += numbers[index] }
}

/// Writes columns of rows, in `Double` and less a shift: `[rows.count, columns.count]`.
func shifted(
    _ batch: Matrix, _ rows: Range<Int>, by shift: [Double], columns: Range<Int>,
    into destination: inout MutableSpan<Double>
) {
    let values = batch.values.span
    let shift = shift.span
    let width = columns.count
    for (index, row) in rows.enumerated() {
        for column in 0..<width {
            let feature = columns.lowerBound + column
            destination[index * width + column] = Double(values[row * batch.columns + feature]) - shift[feature]
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

    /// Fewer features than these are too few to divide their products.
    private static let leastDividedOrder = 128

    /// The moments of some rows.
    ///
    /// - Throws: `LinearAlgebraError` where a number is not finite, `RowReadError` where rows can't be read.
    init(of source: any RowSource, rows: [Int], team: ThreadTeam = .alone) throws {
        let features = source.featureCount
        let provisional = try provisionalMean(of: source, rows: rows)
        var offset = [Double](repeating: 0, count: features)
        let blocks = RowBlocks(source: source, rows: rows, shift: provisional, team: team)
        var scatter: [Double]
        if features < Self.leastDividedOrder {
            scatter = [Double](repeating: 0, count: features * features)
            try blocks.forEachRound { block in
                var products = [Double](repeating: 0, count: features * features)
                var destination = products.mutableSpan
                accumulateGram(
                    of: block.values.span, rows: block.count, columns: features, .columns, into: &destination)
                return (block.sums(features: features), products)
            } then: { _, parts in
                for (sums, products) in parts {
                    add(sums, to: &offset)
                    add(products, to: &scatter)
                }
            }
        } else {
            let stripes = GramStripes(order: features)
            try blocks.forEachRound {
                $0.sums(features: features)
            } then: { blocks, parts in
                for sums in parts { add(sums, to: &offset) }
                stripes.add(blocks, team: team)
            }
            scatter = stripes.matrix()
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
