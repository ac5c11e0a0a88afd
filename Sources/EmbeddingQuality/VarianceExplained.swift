internal import Core
internal import LinearAlgebra

/// R², 1 − SSE / SST, where SST is about the mean of the very rows that it is taken over, each feature weighing as it varies.
///
/// In a resample, too, it is about the resample's own mean: that of all rows would make the interval too narrow where rows
/// are few.
package struct VarianceExplained: QualityMeasure {
    /// The squared error of each row, its sum over features: `[rows]`.
    private let remaining: [Double]
    /// The true rows: `[rows, features]`.
    private let truth: Matrix
    /// The mean of each feature over all rows: `[features]`.
    private let means: [Double]
    /// The squared deviation of each row from the means, its sum over features: `[rows]`.
    private let initial: [Double]
    package var places: [Int]?

    /// R² of predicted rows.
    ///
    /// - Parameters:
    ///   - remaining: The squared error of each row, its sum over features: `[rows]`.
    ///   - truth: The true rows: `[rows, features]`.
    ///   - means: The mean of each feature over all rows: `[features]`.
    ///   - initial: The squared deviation of each row from them, its sum over features: `[rows]`.
    ///   - places: The rows' places among all test rows; nil where they are all.
    init(remaining: [Double], truth: Matrix, means: [Double], initial: [Double], places: [Int]? = nil) {
        precondition(!remaining.isEmpty && remaining.count == truth.rows && initial.count == truth.rows)
        self.remaining = remaining
        self.truth = truth
        self.means = means
        self.initial = initial
        self.places = places
    }

    /// R² of predicted numbers: `[rows]` each.
    init(of truth: [Double], predictions: [Double], places: [Int]? = nil) {
        let mean = truth.reduce(0, +) / Double(truth.count)
        self.init(
            remaining: zip(truth, predictions).map { ($0 - $1) * ($0 - $1) },
            truth: Matrix(rows: truth.count, columns: 1, values: truth.map { Float($0 - mean) }), means: [0],
            initial: truth.map { ($0 - mean) * ($0 - mean) }, places: places)
    }

    package var rowCount: Int { remaining.count }

    /// R² over some rows; 0 where they do not vary.
    package func value(over rows: Span<Int>) -> Double {
        var (left, whole) = (0.0, 0.0)
        var shifts = [Double](repeating: 0, count: truth.columns)
        for position in rows.indices {
            let row = rows[position]
            left += remaining[row]
            whole += initial[row]
            for feature in shifts.indices { shifts[feature] += Double(truth[row, feature]) - means[feature] }
        }
        return Self.value(left, whole, shift: shifts.reduce(0) { $0 + $1 * $1 } / Double(rows.count))
    }

    /// R², where SST about the rows' own mean is less by `shift` than about that of all rows.
    private static func value(_ remaining: Double, _ initial: Double, shift: Double) -> Double {
        // Of a resample that is one row over and over, rounding may leave a little.
        initial - shift > 1e-6 * initial ? 1 - remaining / (initial - shift) : 0
    }

    /// The number of resamples whose means are computed in one product.
    private static let batch = 64

    /// R² with its interval over resamples, whose means are products of how often each row was drawn with the rows.
    package func estimate(_ bootstrap: Bootstrap) -> Estimate {
        let value = value
        guard value.isFinite else { return Estimate(value: .nan, lower: .nan, upper: .nan) }
        var replicates: [Double] = []
        replicates.reserveCapacity(bootstrap.resamples)
        var drawn = Matrix(rows: Self.batch, columns: rowCount)
        var sums: [(remaining: Double, initial: Double, rows: Int)] = []
        func flush() {
            let means = drawn.multiplied(by: truth)
            for (index, sum) in sums.enumerated() {
                replicates.append(
                    Self.value(sum.remaining, sum.initial, shift: shift(means[row: index], rows: Double(sum.rows))))
            }
            sums.removeAll(keepingCapacity: true)
        }
        bootstrap.forEachCounts(of: self) { counts, rows in
            let start = sums.count * rowCount
            for row in counts.indices { drawn.values[start + row] = Float(counts[row]) }
            sums.append((weightedSum(remaining.span, counts), weightedSum(initial.span, counts), rows))
            if sums.count == Self.batch { flush() }
        }
        if !sums.isEmpty { flush() }
        return Bootstrap.estimate(value, replicates: replicates)
    }

    /// The decrease of SST about the mean of `rows` rows, of which the sum of each feature is given.
    private func shift(_ sums: ArraySlice<Float>, rows: Double) -> Double {
        var squares = 0.0
        for (sum, mean) in zip(sums, means) {
            let shift = Double(sum) - rows * mean
            squares += shift * shift
        }
        return squares / rows
    }
}
