internal import Core

/// The features that say nothing of a reconstruction, because they are the same in nearly all test rows.
///
/// A feature is one where fewer than three test rows differ from its median, or where its variance is less than 10⁻⁴ of the
/// features' mean variance: its R² hangs on a row or two, or on rounding.
struct NearConstantFeatures: Sendable {
    /// True for each feature that is nearly constant: `[features]`.
    let isNearConstant: [Bool]

    /// The fewest rows that have to differ from the median.
    static let leastDifferingRows = 3
    /// The least share of the features' mean variance.
    static let leastVariance = 1e-4

    /// Looks for them among rows, `[rows, features]`.
    init(in rows: Matrix) {
        var variances = [Double](repeating: 0, count: rows.columns)
        var differing = [Int](repeating: 0, count: rows.columns)
        for feature in 0..<rows.columns {
            let values = rows.column(feature)
            let mean = values.reduce(0) { $0 + Double($1) } / Double(max(1, rows.rows))
            variances[feature] = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
            let median = values.sorted()[rows.rows / 2]
            differing[feature] = values.count { $0 != median }
        }
        let mean = variances.reduce(0, +) / Double(max(1, rows.columns))
        // Of fewer than six rows, most differ from the median of any feature by no more than the count asked for.
        let least = min(Self.leastDifferingRows, rows.rows / 2)
        isNearConstant = zip(variances, differing).map { variance, count in
            variance <= Self.leastVariance * mean || count < least
        }
    }

    /// R² of each feature without those of near-constant ones, which become no numbers.
    func masking(_ r2: [Double]) -> [Double] { zip(r2, isNearConstant).map { $1 ? .nan : $0 } }
}
