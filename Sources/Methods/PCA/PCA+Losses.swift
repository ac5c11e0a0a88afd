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

    /// The negative log-likelihood of rows under probabilistic PCA (Tipping and Bishop, 1999), their mean in nats a row;
    /// nil where there is no noise, and with it no likelihood.
    package func negativeLogLikelihood(of rows: Matrix) -> Double? {
        let noise = noiseVariance
        guard noise > 0, let least = explainedVariance.min(), least > 0 else { return nil }
        let codes = encode(rows)
        var squares = 0.0
        for row in 0..<rows.rows {
            for (value, mean) in zip(rows[row: row], mean) {
                squares += (Double(value) - mean) * (Double(value) - mean) / noise
            }
            // Along the components the variance is λ, across them σ².
            for (code, variance) in zip(codes[row: row], explainedVariance) {
                squares += Double(code) * Double(code) * (1 / variance - 1 / noise)
            }
        }
        let logDeterminant =
            explainedVariance.reduce(0) { $0 + log($1) } + Double(featureCount - latentSize) * log(noise)
        return 0.5 * (squares / Double(max(1, rows.rows)) + Double(featureCount) * log(2 * .pi) + logDeterminant)
    }
}
