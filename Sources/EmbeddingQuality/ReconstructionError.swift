package import Core

/// The squared error of reconstructed rows.
package struct ReconstructionError: Sendable {
    /// The squared error of each row, its mean over features; their mean is the mean squared error.
    package let meanSquaredError: RowMean
    /// R², 1 − SSE / SST, about the test rows' own mean, each feature weighing as it varies.
    ///
    /// As scikit-learn's `r2_score(multioutput="variance_weighted")`, features that do not vary are left out.
    package let r2: VarianceExplained
    /// R² of each feature: `[features]`; as scikit-learn's, one that does not vary has 1 where it is met, 0 where not.
    package let perFeatureR2: [Double]

    /// The squared error of each row, its mean over features, in the square of the data's unit: `[rows]`.
    package var perRow: [Double] { meanSquaredError.perRow }
    /// The mean over rows and features of the squared error.
    package var mse: Double { meanSquaredError.value }

    /// Measures reconstructed rows against the true ones.
    ///
    /// - Parameters:
    ///   - truth: `[rows, features]`, neither of them 0.
    ///   - reconstruction: `[rows, features]`.
    /// - Precondition: Both have the same shape.
    package init(truth: Matrix, reconstruction: Matrix) {
        precondition(
            truth.rows == reconstruction.rows && truth.columns == reconstruction.columns,
            "[\(reconstruction.rows), \(reconstruction.columns)] for [\(truth.rows), \(truth.columns)]")
        precondition(truth.rows > 0 && truth.columns > 0, "the error of no numbers")
        let (rows, features) = (truth.rows, truth.columns)
        let spread = FeatureSpread(of: truth)

        var squaredErrors = [Double](repeating: 0, count: features)
        var squaredDeviations = [Double](repeating: 0, count: features)
        var perRow: [Double] = []
        var remaining: [Double] = []
        var initial: [Double] = []
        for row in 0..<rows {
            var (errorSum, remainingSum, initialSum) = (0.0, 0.0, 0.0)
            for feature in 0..<features {
                let value = Double(truth.values[row * features + feature])
                let error = value - Double(reconstruction.values[row * features + feature])
                let deviation = value - spread.means[feature]
                errorSum += error * error
                squaredErrors[feature] += error * error
                if spread.varies[feature] {
                    remainingSum += error * error
                    initialSum += deviation * deviation
                    squaredDeviations[feature] += deviation * deviation
                }
            }
            perRow.append(errorSum / Double(features))
            remaining.append(remainingSum)
            initial.append(initialSum)
        }
        meanSquaredError = RowMean(errors: perRow)
        r2 = VarianceExplained(remaining: remaining, truth: truth, means: spread.means, initial: initial)
        perFeatureR2 = (0..<features).map { feature in
            if spread.varies[feature] { return 1 - squaredErrors[feature] / squaredDeviations[feature] }
            return squaredErrors[feature] == 0 ? 1 : 0
        }
    }
}

/// The mean of each feature and whether it varies at all.
private struct FeatureSpread {
    var means: [Double]
    var varies: [Bool]

    init(of matrix: Matrix) {
        means = [Double](repeating: 0, count: matrix.columns)
        varies = [Bool](repeating: false, count: matrix.columns)
        for row in 0..<matrix.rows {
            for feature in 0..<matrix.columns {
                let value = matrix.values[row * matrix.columns + feature]
                means[feature] += Double(value)
                // Compared rather than summed: the deviations of equal numbers from their mean need not be zero.
                if value != matrix.values[feature] { varies[feature] = true }
            }
        }
        for feature in means.indices { means[feature] /= Double(matrix.rows) }
    }
}
