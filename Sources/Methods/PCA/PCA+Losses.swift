package import Core
internal import Foundation

extension PCA {
    /// The mean squared error of rows over rows and features.
    package func meanSquaredError(of rows: Matrix) -> Double {
        let decoded = decode(encode(rows))
        let sum = zip(decoded.values, rows.values).reduce(0.0) { sum, pair in
            let error = Double(pair.0) - Double(pair.1)
            return sum + error * error
        }
        return sum / Double(max(1, rows.values.count))
    }

    /// The negative log-likelihood of rows under probabilistic PCA, their mean in nats a row; nil where there is none.
    package func negativeLogLikelihood(of rows: Matrix) -> Double? {
        logLikelihoods(of: rows).map { -$0.reduce(0, +) / Double(max(1, rows.rows)) }
    }
}

extension PCA: DensityModel {
    /// The log-likelihood of each row under probabilistic PCA (Tipping and Bishop, 1999; the mean is scikit-learn's `PCA.score`),
    /// in nats; nil where there is no noise, and with it no likelihood.
    package func logLikelihoods(of rows: Matrix) -> [Double]? {
        let noise = noiseVariance
        guard noise > 0, let least = explainedVariance.min(), least > 0 else { return nil }
        let codes = encode(rows)
        let logDeterminant =
            explainedVariance.reduce(0) { $0 + log($1) } + Double(featureCount - latentSize) * log(noise)
        let constant = Double(featureCount) * log(2 * .pi) + logDeterminant
        return (0..<rows.rows).map { row in
            var squares = 0.0
            for (value, mean) in zip(rows[row: row], mean) {
                squares += (Double(value) - mean) * (Double(value) - mean) / noise
            }
            // Along the components the variance is λ, across them σ².
            for (code, variance) in zip(codes[row: row], explainedVariance) {
                squares += Double(code) * Double(code) * (1 / variance - 1 / noise)
            }
            return -0.5 * (squares + constant)
        }
    }
}
